using System.Globalization;
using System.Text.RegularExpressions;

namespace Player.RunTime;

/// <summary>
/// A data type as plain data, so that JavaScript checks the same way. Regular expressions are whole-match, without
/// look-around, and mean the same in .NET and in JavaScript.
/// </summary>
public sealed record DataType(string Name)
{
    private readonly Regex? pattern;
    private readonly Regex? refused;
    private readonly IReadOnlyList<string>? parts;
    private readonly Regex[] partPatterns = [];

    public int? MaxLength { get; init; }

    /// <summary>Words tolerated and what they are stored as.</summary>
    public IReadOnlyDictionary<string, string>? Aliases { get; init; }

    public IReadOnlyList<string>? Vocabulary { get; init; }

    /// <summary>A single comma is read as the decimal point.</summary>
    public bool DecimalComma { get; init; }

    public string? Pattern
    {
        get => pattern?.ToString()[5..^3];
        init => pattern = value is null ? null : Whole(value);
    }

    public string? Refused
    {
        get => refused?.ToString()[5..^3];
        init => refused = value is null ? null : Whole(value);
    }

    public double? Min { get; init; }

    public double? Max { get; init; }

    /// <summary>A <c>{lang=…}</c> in front names the language, of the value or of each item.</summary>
    public bool Localized { get; init; }

    /// <summary>The value is a language tag.</summary>
    public bool IsLanguage { get; init; }

    /// <summary><c>{case_matters=…}</c>, <c>{order_matters=…}</c> allowed in front.</summary>
    public IReadOnlyList<string>? Delimiters { get; init; }

    /// <summary>Between items, <c>[,]</c>.</summary>
    public string? Separator { get; init; }

    /// <summary>Between the parts of an item, <c>[.]</c> or <c>[:]</c>; one pattern per part.</summary>
    public string? PartSeparator { get; init; }

    public IReadOnlyList<string>? Parts
    {
        get => parts;
        init
        {
            parts = value;
            partPatterns = value?.Select(Whole).ToArray() ?? [];
        }
    }

    public bool ItemsUnique { get; init; }

    public bool EmptyAllowed { get; init; }

    /// <summary>Two parts are numbers, the first not above the second.</summary>
    public bool IsRange { get; init; }

    /// <summary>The first part alone is enough.</summary>
    public bool SingleAllowed { get; init; }

    private bool Structured => Delimiters is not null || Separator is not null || parts is not null;

    /// <summary>Whether the text is a value of this type, and the text to store.</summary>
    public Verdict Check(string value, IReadOnlyCollection<string>? languages)
    {
        if (value.Length > MaxLength)
            return Verdict.Mismatch;
        if (Aliases?.TryGetValue(value, out var meant) == true)
            value = meant;
        if (Vocabulary is not null)
        {
            if (Vocabulary.Contains(value))
                return new(value);
            if (pattern is null)
                return Verdict.Mismatch;
        }
        if (DecimalComma && !value.Contains('.') && value.IndexOf(',') is > 0 and var comma && comma == value.LastIndexOf(','))
            value = value.Replace(',', '.');
        if (pattern?.IsMatch(value) == false || refused?.IsMatch(value) == true)
            return Verdict.Mismatch;
        if (IsLanguage && value.Length > 0 && !Language.IsKnown(value, languages))
            return Verdict.Mismatch;
        if (Structured)
            return CheckItems(value, languages) ? new(value) : Verdict.Mismatch;
        if (Localized && !Language.PrefixIsKnown(value, languages))
            return Verdict.Mismatch;
        if ((Min is not null || Max is not null) && value.Length > 0)
        {
            var number = Number(value);
            if (number < Min || number > Max)
                return Verdict.OutOfRange;
        }
        return new(value);
    }

    internal bool HasPattern(string value) => pattern?.IsMatch(value) != false;

    private bool CheckItems(string value, IReadOnlyCollection<string>? languages)
    {
        var rest = value;
        while (Delimiters?.FirstOrDefault(d => rest.StartsWith("{" + d + "=", StringComparison.Ordinal)) is { } name)
        {
            var end = rest.IndexOf('}');
            if (end < 0)
                break;
            if (rest[(name.Length + 2)..end] is not ("true" or "false"))
                return false;
            rest = rest[(end + 1)..];
        }
        if (rest.Length == 0)
            return EmptyAllowed;
        var items = Separator is null ? [rest] : rest.Split(Separator);
        if (ItemsUnique && items.Distinct().Count() != items.Length)
            return false;
        return items.All(item => (!Localized || Language.PrefixIsKnown(item, languages)) && CheckParts(item));
    }

    private bool CheckParts(string item)
    {
        if (parts is null)
            return true;
        var given = PartSeparator is null ? [item] : item.Split(PartSeparator);
        if (given.Length == 1 && SingleAllowed)
            return given[0].Length > 0 && partPatterns[0].IsMatch(given[0]);
        if (given.Length != partPatterns.Length || given.All(part => part.Length == 0))
            return false;
        for (var i = 0; i < given.Length; i++)
        {
            if (!partPatterns[i].IsMatch(given[i]))
                return false;
        }
        return !IsRange || given[0].Length == 0 || given[1].Length == 0 || Number(given[0]) <= Number(given[1]);
    }

    internal static double Number(string value) => double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture);

    // Linear in the length of the text: a hostile page sends what it likes.
    private static Regex Whole(string expression) => new($@"\A(?:{expression})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}

/// <summary>The text to store, or why there is none.</summary>
public readonly record struct Verdict(string? Value, bool IsOutOfRange = false)
{
    public static readonly Verdict Mismatch = new(null);
    public static readonly Verdict OutOfRange = new(null, true);
}
