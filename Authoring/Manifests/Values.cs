using System.Globalization;

namespace Authoring.Manifests;

/// <summary>Reads typed attribute values; a value that isn't of its type is reported and the default stands.</summary>
internal sealed class Values(ManifestFindings findings)
{
    public bool Flag(ManifestElement? element, string attribute, bool @default) =>
        Read(element, attribute, @default, text => text.ToLowerInvariant() switch
        {
            "true" or "1" or "yes" => true,
            "false" or "0" or "no" => false,
            _ => null,
        });

    /// <summary>A decimal within a range.</summary>
    public decimal Number(ManifestElement? element, string attribute, decimal @default, decimal least, decimal most) =>
        Read(element, attribute, @default, text => Decimal(text) is { } number && number >= least && number <= most ? number : null);

    public int? Count(ManifestElement? element, string attribute) =>
        Read<int?>(element, attribute, null, text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null);

    /// <summary>A word of a vocabulary, compared without case.</summary>
    public T Word<T>(ManifestElement? element, string attribute, T @default)
        where T : struct, Enum =>
        Read(element, attribute, @default, Parse<T>);

    /// <summary>A required word; null and a finding when missing or unknown.</summary>
    public T? Required<T>(ManifestElement element, string attribute, string text)
        where T : struct, Enum
    {
        var word = Parse<T>(text);
        if (word is null)
        {
            findings.ValueUnknown(element, $"{element.Name}/@{attribute}", text, null);
        }

        return word;
    }

    public static decimal? Decimal(string text) =>
        decimal.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static T? Parse<T>(string text)
        where T : struct, Enum =>
        !text.Contains(',') && !text.Any(char.IsAsciiDigit) && Enum.TryParse<T>(text, ignoreCase: true, out var word) ? word : null;

    private T Read<T>(ManifestElement? element, string attribute, T @default, Func<string, T?> parse)
        where T : struct =>
        Read<T?>(element, attribute, @default, parse) ?? @default;

    private T? Read<T>(ManifestElement? element, string attribute, T? @default, Func<string, T?> parse)
    {
        if (element?.Attribute(attribute) is not { Length: > 0 } text)
        {
            return @default;
        }

        if (parse(text) is { } value)
        {
            return value;
        }

        findings.ValueUnknown(element, $"{element.Name}/@{attribute}", text, attribute);
        return @default;
    }
}
