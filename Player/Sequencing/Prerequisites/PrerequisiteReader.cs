using System.Globalization;

namespace Player.Sequencing;

/// <summary>
/// Reads <c>A &amp; (B | ~C) &amp; D=passed &amp; 2*{E, F, G}</c>: <c>~</c> before <c>&amp;</c> before <c>|</c>. Identifiers and
/// statuses may stand in quotes; a status may be its first letter. SCORM 1.2 CAM 2.3.5.1.
/// </summary>
internal sealed class PrerequisiteReader(string script)
{
    // A manifest is somebody else's text: what no author writes is not followed into the depth.
    private const int Longest = 20_000;
    private const int Deepest = 64;
    private const string Operators = "&|~=<>{}(),*";

    private readonly string text = script.Replace("&amp;", "&", StringComparison.OrdinalIgnoreCase);
    private int at;
    private int depth;

    public Prerequisite? Read()
    {
        if (text.Length > Longest || Peek() == '\0')
        {
            return null;
        }

        var read = Any();
        return Peek() == '\0' ? read : null;
    }

    private Prerequisite? Any() => Several('|', 1, All);

    private Prerequisite? All() => Several('&', int.MaxValue, One);

    private Prerequisite? Several(char between, int wanted, Func<Prerequisite?> part)
    {
        var parts = new List<Prerequisite>();
        do
        {
            if (part() is not { } read)
            {
                return null;
            }

            parts.Add(read);
        }
        while (Take(between));

        return parts is [var only] ? only : new Prerequisite.AtLeast(Math.Min(wanted, parts.Count), parts);
    }

    private Prerequisite? One()
    {
        if (++depth > Deepest)
        {
            return null;
        }

        var read = Take('~') ? One() is { } inner ? new Prerequisite.Not(inner) : null
            : Take('(') ? Closed(Any(), ')')
            : Peek() == '{' ? Set(null)
            : Word() is not { Length: > 0 } word ? null
            : Take('*') ? int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? Set(count) : null
            : Compared(word);
        depth--;
        return read;
    }

    private Prerequisite? Set(int? count)
    {
        if (!Take('{'))
        {
            return null;
        }

        var parts = new List<Prerequisite>();
        do
        {
            if (Any() is not { } part)
            {
                return null;
            }

            parts.Add(part);
        }
        while (Take(','));

        return Closed(new Prerequisite.AtLeast(count ?? parts.Count, parts), '}');
    }

    private Prerequisite? Compared(string item)
    {
        var equal = Take('=');
        if (!equal && !(Peek() == '<' && Take('<')))
        {
            return new Prerequisite.Done(item);
        }

        return (equal || Take('>')) && StatusOf(Word()) is { } status ? new Prerequisite.Has(item, status, equal) : null;
    }

    private Prerequisite? Closed(Prerequisite? inner, char close) => inner is not null && Take(close) ? inner : null;

    /// <summary>A quoted text, or everything up to the next operator.</summary>
    private string Word()
    {
        var first = Peek();
        if (first is '"' or '\'')
        {
            var end = text.IndexOf(first, at + 1);
            var quoted = end < 0 ? "" : text[(at + 1)..end];
            at = end < 0 ? text.Length : end + 1;
            return quoted.Trim();
        }

        var from = at;
        while (at < text.Length && !Operators.Contains(text[at]))
        {
            at++;
        }

        return text[from..at].Trim();
    }

    private char Peek()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at < text.Length ? text[at] : '\0';
    }

    private bool Take(char wanted)
    {
        if (Peek() != wanted)
        {
            return false;
        }

        at++;
        return true;
    }

    private static PrerequisiteStatus? StatusOf(string word) => word.ToLowerInvariant() switch
    {
        "passed" or "p" => PrerequisiteStatus.Passed,
        "completed" or "complete" or "c" => PrerequisiteStatus.Completed,
        "failed" or "f" => PrerequisiteStatus.Failed,
        "incomplete" or "i" => PrerequisiteStatus.Incomplete,
        "browsed" or "b" => PrerequisiteStatus.Browsed,
        "not attempted" or "notattempted" or "n" => PrerequisiteStatus.NotAttempted,
        _ => null,
    };
}
