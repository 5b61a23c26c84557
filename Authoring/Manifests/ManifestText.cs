using System.Text;
using System.Text.RegularExpressions;

namespace Authoring.Manifests;

/// <summary>
/// Turns a manifest's bytes into text. Tools mislabel encodings (UTF-8 bytes declared as utf-16), so the bytes
/// decide first, then the declaration, and what is no UTF-8 is read as Windows-1252.
/// </summary>
internal static partial class ManifestText
{
    /// <summary>The text and, where the bytes contradict the declaration, the encoding used instead.</summary>
    public static (string Text, string? UsedInstead) Decode(byte[] bytes)
    {
        var declared = Declaration().Match(Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 300))).Groups[1].Value;
        if (ByMark(bytes) is { } marked)
        {
            return (Clean(marked.GetString(bytes)), null);
        }

        if (bytes.Length > 3 && (bytes[0] == 0 || bytes[1] == 0))
        {
            return (Clean((bytes[0] == 0 ? Encoding.BigEndianUnicode : Encoding.Unicode).GetString(bytes)), "utf-16");
        }

        var named = Named(declared);
        if (named is not null && named.CodePage != Encoding.UTF8.CodePage)
        {
            return (Clean(named.GetString(bytes)), null);
        }

        try
        {
            var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
            var agrees = declared.Length == 0 || named is not null;
            return (Clean(strict.GetString(bytes)), agrees ? null : "utf-8");
        }
        catch (DecoderFallbackException)
        {
            return (Clean(Named("windows-1252")!.GetString(bytes)), "windows-1252");
        }
    }

    private static Encoding? ByMark(byte[] bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
        [0xFF, 0xFE, 0, 0, ..] => Encoding.UTF32,
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    /// <summary>Null for no name, an unknown name, and a 16 or 32 bit name that the bytes have already disproved.</summary>
    private static Encoding? Named(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        if (name.Length == 0 || Wide().IsMatch(name))
        {
            return null;
        }

        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // Blank lines before the XML declaration are not well-formed and yet common.
    private static string Clean(string text) => text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n', '\0');

    [GeneratedRegex("""<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']""", RegexOptions.IgnoreCase)]
    private static partial Regex Declaration();

    [GeneratedRegex("utf-?(16|32)|ucs-?[24]|unicode", RegexOptions.IgnoreCase)]
    private static partial Regex Wide();
}
