namespace Lrs.People;

/// <summary>Mobile numbers and addresses as they are kept and shown.</summary>
public static class Contact
{
    /// <summary>An Indian mobile number as ten digits; null where it can't be one.</summary>
    public static string? ParseMobile(string typed)
    {
        // The apostrophe is how spreadsheets keep a number as text.
        var digits = string.Concat(Digits.ToAscii(typed).Where(c => c is not (' ' or '-' or '(' or ')' or '\'')));
        digits = digits.StartsWith("+91", StringComparison.Ordinal) ? digits[3..]
            : digits is { Length: 12 } && digits.StartsWith("91", StringComparison.Ordinal) ? digits[2..]
            : digits is { Length: 11 } && digits[0] == '0' ? digits[1..]
            : digits;
        return digits.Length == 10 && digits[0] is >= '6' and <= '9' && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    /// <summary>An e-mail address, plainly checked; null where it can't be one.</summary>
    public static string? ParseEmail(string typed)
    {
        var address = typed.Trim();
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == address.LastIndexOf('@') && address.IndexOf('.', at) > at + 1 && !address.EndsWith('.')
            && !address.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) && address.Length <= 254 ? address : null;
    }

    /// <summary>The last four digits, for people to recognise their own.</summary>
    public static string Masked(string mobile) => mobile.Length < 5 ? mobile : new string('•', mobile.Length - 4) + mobile[^4..];
}
