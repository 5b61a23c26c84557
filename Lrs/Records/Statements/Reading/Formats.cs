using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Lrs.Records.Statements.Reading;

/// <summary>The special texts of 1.0.3 Data 4.0; 2.0 4.2.7: IRIs, UUIDs, language tags, timestamps, durations.</summary>
internal static partial class Formats
{
    private static readonly SearchValues<char> OfUuid = SearchValues.Create("0123456789abcdefABCDEF-");

    public static bool IsIri(string text) => Iri().IsMatch(text);

    // Only ASCII: without regard to capitals, K is also the sign of the kelvin.
    public static bool IsLanguageTag(string text) => Ascii.IsValid(text) && LanguageTag().IsMatch(text);

    public static bool IsDuration(string text) => Duration().IsMatch(text);

    public static bool IsMailto(string text) => Mailto().IsMatch(text);

    public static bool IsSha1(string text) => text.Length == 40 && text.All(char.IsAsciiHexDigit);

    public static bool IsSha2(string text) => text.Length is 56 or 64 or 96 or 128 && text.All(char.IsAsciiHexDigit);

    public static bool IsContentType(string text) => ContentType().IsMatch(text);

    /// <summary>The standard form and nothing else; the runtime by itself also takes blanks around it, and 0x and + inside.</summary>
    public static Guid? Uuid(string text) => text.AsSpan().ContainsAnyExcept(OfUuid) ? null : StoredUuid(text);

    /// <summary>As an older house may have stored it.</summary>
    public static Guid? StoredUuid(string text) => Guid.TryParseExact(text, "D", out var id) ? id : null;

    /// <summary>RFC 3339 for 2.0; 1.0.x also takes ISO 8601 without seconds, with a short offset, or without one (then UTC).</summary>
    public static DateTimeOffset? Instant(string text, bool strict)
    {
        var match = InstantParts().Match(text);
        if (!match.Success)
            return null;
        var (second, offset) = (match.Groups["s"], match.Groups["o"].Value);
        if (strict && (!second.Success || !StrictOffset().IsMatch(offset)))
            return null;
        if (NegativeZero().IsMatch(offset) || OffsetOf(offset) is not { } zone)
            return null;
        // A leap second is counted into the second before it.
        var seconds = second.Success ? Math.Min(Int(second), 59) : 0;
        if (second.Success && Int(second) > 60)
            return null;
        var date = $"{match.Groups["y"]}-{match.Groups["mo"]}-{match.Groups["d"]}T{match.Groups["h"]}:{match.Groups["mi"]}:{seconds:00}";
        if (!DateTime.TryParseExact(date, "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return null;
        var fraction = match.Groups["f"].Success ? long.Parse((match.Groups["f"].Value + "0000000")[..7], CultureInfo.InvariantCulture) : 0;
        var ticks = local.Ticks + fraction - zone.Ticks;
        return ticks >= 0 && ticks <= DateTimeOffset.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
    }

    /// <summary>A timestamp as the store writes it: UTC, with the fraction it came with, at least milliseconds.</summary>
    public static string Utc(string timestamp)
    {
        var second = Instant(timestamp, strict: false)!.Value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        return $"{second}.{InstantParts().Match(timestamp).Groups["f"].Value.PadRight(3, '0')}Z";
    }

    /// <summary>A duration as far as it counts: hundredths of a second, cut. 2.0 4.2.7.</summary>
    public static string CutDuration(string text) => Seconds().Replace(text, match =>
        match.Groups["f"].Value.PadRight(2, '0')[..2].TrimEnd('0') is { Length: > 0 } hundredths
            ? $"{match.Groups["s"].Value}.{hundredths}S"
            : $"{match.Groups["s"].Value}S");

    private static int Int(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    private static TimeSpan? OffsetOf(string offset)
    {
        if (offset is "" or "Z" or "z")
            return TimeSpan.Zero;
        var digits = offset[1..].Replace(":", "", StringComparison.Ordinal).PadRight(4, '0');
        var (hours, minutes) = (int.Parse(digits[..2], CultureInfo.InvariantCulture), int.Parse(digits[2..], CultureInfo.InvariantCulture));
        if (hours > 23 || minutes > 59)
            return null;
        var size = new TimeSpan(hours, minutes, 0);
        return offset[0] == '-' ? -size : size;
    }

    // \z and not $, which also matches before a line feed at the end.
    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.\-]*:[^\s<>""{}|\\^`\u0000-\u0020\u007F]+\z")]
    private static partial Regex Iri();

    [GeneratedRegex(@"^mailto:[^\s@<>""\u0000-\u0020]+@[^\s@<>""\u0000-\u0020]+\z")]
    private static partial Regex Mailto();

    [GeneratedRegex(@"^[A-Za-z0-9!#$&\-^_.+*]+/[A-Za-z0-9!#$&\-^_.+*]+[ \t]*(;[\t\x20-\x7E]*)?\z")]
    private static partial Regex ContentType();

    [GeneratedRegex(
        @"^(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?|x(?:-[a-z0-9]{1,8})+|i-[a-z]{2,8}|en-gb-oed|sgn-(?:be-fr|be-nl|ch-de)|art-lojban|cel-gaulish|no-(?:bok|nyn)|zh-(?:guoyu|hakka|min|min-nan|xiang))\z",
        RegexOptions.IgnoreCase)]
    private static partial Regex LanguageTag();

    // Only the last number may have a fraction (ISO 8601 4.4.3.2).
    [GeneratedRegex(
        @"^P(?!.*[.,][0-9]+[A-Z]T?[0-9])(?:[0-9]+(?:[.,][0-9]+)?W|(?=[0-9T])(?:[0-9]+(?:[.,][0-9]+)?Y)?(?:[0-9]+(?:[.,][0-9]+)?M)?(?:[0-9]+(?:[.,][0-9]+)?D)?(?:T(?=[0-9])(?:[0-9]+(?:[.,][0-9]+)?H)?(?:[0-9]+(?:[.,][0-9]+)?M)?(?:[0-9]+(?:[.,][0-9]+)?S)?)?)\z")]
    private static partial Regex Duration();

    [GeneratedRegex(
        @"^(?<y>[0-9]{4})-(?<mo>[0-9]{2})-(?<d>[0-9]{2})[Tt ](?<h>[0-9]{2}):(?<mi>[0-9]{2})(?::(?<s>[0-9]{2})(?:[.,](?<f>[0-9]+))?)?(?<o>[Zz]|[+\-][0-9]{2}(?::?[0-9]{2})?)?\z")]
    private static partial Regex InstantParts();

    [GeneratedRegex(@"^(?:[Zz]|[+\-][0-9]{2}:[0-9]{2})\z")]
    private static partial Regex StrictOffset();

    [GeneratedRegex(@"(?<s>[0-9]+)[.,](?<f>[0-9]+)S\z")]
    private static partial Regex Seconds();

    [GeneratedRegex(@"^-00(?::?00)?\z")]
    private static partial Regex NegativeZero();
}
