namespace Lrs.People;

/// <summary>The key of a person, constant over transfers: 3 to 20 letters, digits or hyphens, kept in capitals.</summary>
public static class HrmsCode
{
    public const int MostLetters = 20;

    /// <summary>The code as it is kept, from what a person typed; null where it can't be one.</summary>
    public static string? Parse(string? typed)
    {
        var code = Digits.ToAscii(typed).Trim().ToUpperInvariant();
        return code.Length is >= 3 and <= MostLetters && code.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-')
            ? code
            : null;
    }
}

/// <summary>Digits from a Hindi keyboard are as good as any.</summary>
public static class Digits
{
    /// <summary>The text with ०…९ written 0…9; empty for null.</summary>
    public static string ToAscii(string? text) =>
        string.Concat((text ?? "").Select(c => c is >= '०' and <= '९' ? (char)('0' + (c - '०')) : c));
}
