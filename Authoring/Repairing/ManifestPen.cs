using System.Text;
using System.Text.RegularExpressions;
using Authoring.Manifests;

namespace Authoring.Repairing;

/// <summary>Writes edits into the text of a manifest and leaves every other character as it is.</summary>
internal static partial class ManifestPen
{
    private readonly record struct Splice(int At, int Length, string Text);

    /// <summary>The repaired manifest as UTF-8. <paramref name="text"/> is what the elements were read from.</summary>
    public static byte[] Write(string text, ManifestEdits edits)
    {
        var splices = edits.All.SelectMany(e => Splices(text, e.Key, e.Value)).OrderBy(s => s.At).ThenBy(s => s.Length).ToList();
        var repaired = new StringBuilder(text.Length + 1024);
        var from = 0;
        foreach (var splice in splices)
        {
            repaired.Append(text, from, splice.At - from).Append(splice.Text);
            from = splice.At + splice.Length;
        }

        repaired.Append(text, from, text.Length - from);
        return Encoding.UTF8.GetBytes(DeclaredAsUtf8(repaired.ToString()));
    }

    /// <summary>Text for use inside an element or a quoted attribute.</summary>
    public static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    private static IEnumerable<Splice> Splices(string text, ManifestElement element, ElementEdit edit)
    {
        var nameEnd = NameEnd(text, element.Offset);
        var qualified = text[element.Offset..nameEnd];
        var prefix = qualified.Contains(':') ? qualified[..(qualified.IndexOf(':') + 1)] : "";
        var added = new StringBuilder();
        foreach (var (name, value) in edit.Attributes)
        {
            var written = element.Attributes.Concat(element.Declarations).FirstOrDefault(a => a.QualifiedName == name);
            if (written.QualifiedName is not null)
                yield return Attribute(text, written.Offset, value);
            else if (value is not null)
                added.Append($" {name}=\"{Escape(value)}\"");
        }

        if (added.Length > 0)
            yield return new(nameEnd, 0, added.ToString());
        var inside = string.Concat(edit.Inside.Select(xml => xml(prefix)));
        if (inside.Length == 0 && edit.Text is null)
            yield break;

        var close = StartTagEnd(text, nameEnd);
        var content = inside + Escape(edit.Text ?? "");
        if (text[close - 1] == '/')
            yield return new(close - 1, 2, $">{content}</{qualified}>");
        else
            yield return new(close + 1, edit.Text is null ? 0 : text.IndexOf("</", close, StringComparison.Ordinal) - close - 1, content);
    }

    private static Splice Attribute(string text, int at, string? value)
    {
        var open = text.IndexOfAny(['"', '\''], at);
        var end = text.IndexOf(text[open], open + 1);
        if (value is not null)
            return new(open, end + 1 - open, $"\"{Escape(value)}\"");
        while (char.IsWhiteSpace(text[at - 1]))
            at--;
        return new(at, end + 1 - at, "");
    }

    private static int NameEnd(string text, int at)
    {
        while (text[at] is not ('>' or '/') && !char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    /// <summary>The <c>&gt;</c> that ends a start tag; one inside a quoted value does not.</summary>
    private static int StartTagEnd(string text, int at)
    {
        for (var quote = '\0'; quote != '\0' || text[at] != '>'; at++)
            if (quote == '\0' ? text[at] is '"' or '\'' : text[at] == quote)
                quote = quote == '\0' ? text[at] : '\0';
        return at;
    }

    private static string DeclaredAsUtf8(string text) =>
        Declaration().Match(text) is { Success: true, Groups: [_, var encoding] } ? text[..encoding.Index] + "UTF-8" + text[(encoding.Index + encoding.Length)..] : text;

    [GeneratedRegex("""^<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")]
    private static partial Regex Declaration();
}
