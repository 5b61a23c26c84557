using System.Text;
using System.Text.RegularExpressions;

namespace Authoring.Manifests;

/// <summary>
/// Turns a manifest's bytes into text. Tools mislabel encodings (UTF-8 bytes declared as utf-16), so the bytes
/// decide first, then the declaration, and what is no UTF-8 is read as Windows-1252.
/// </summary>
internal static partial class ManifestText
{
    public static DecodedManifest Decode(byte[] bytes)
    {
        var declared = Declaration().Match(Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 300)).Replace("\0", "", StringComparison.Ordinal)).Groups[1].Value;
        if (ByMark(bytes) is { } marked)
        {
            return marked.CodePage == Encoding.UTF8.CodePage && Utf8(bytes) is null
                ? Clean(Windows1252.GetString(bytes, 3, bytes.Length - 3), declared, "windows-1252")
                : Clean(marked.GetString(bytes), declared, null);
        }

        if (bytes.Length > 3 && (bytes[0] == 0 || bytes[1] == 0))
        {
            var wide = bytes[0] == 0 ? Encoding.BigEndianUnicode : Encoding.Unicode;
            return Clean(wide.GetString(bytes), declared, Wide().IsMatch(declared) ? null : "utf-16");
        }

        var named = Named(declared);
        var utf8 = Utf8(bytes);
        if (named is not null && named.CodePage != Encoding.UTF8.CodePage)
        {
            // Valid UTF-8 beyond ASCII is practically never text of a one-byte code page.
            return named.IsSingleByte && utf8 is not null && Array.Exists(bytes, b => b > 127)
                ? Clean(utf8, declared, "utf-8")
                : Clean(named.GetString(bytes), declared, null);
        }

        return utf8 is not null
            ? Clean(utf8, declared, declared.Length == 0 || named is not null ? null : "utf-8")
            : Clean(Windows1252.GetString(bytes), declared, "windows-1252");
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
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static Encoding Windows1252 => CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static string? Utf8(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // Blank lines before the XML declaration are not well-formed and yet common.
    private static DecodedManifest Clean(string text, string declared, string? usedInstead)
    {
        var clean = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n', '\0');
        var cut = text.AsSpan(0, text.Length - clean.Length);
        return new(clean, declared, usedInstead, cut.Count('\n'), clean.StartsWith("<?xml", StringComparison.Ordinal) && !cut.Trim("\uFEFF\0").IsEmpty);
    }

    [GeneratedRegex("""<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']""", RegexOptions.IgnoreCase)]
    private static partial Regex Declaration();

    [GeneratedRegex("utf-?(16|32)|ucs-?[24]|unicode", RegexOptions.IgnoreCase)]
    private static partial Regex Wide();
}

/// <summary>A manifest as text.</summary>
/// <param name="UsedInstead">The encoding used because the bytes contradict the declared one; null where they agree.</param>
/// <param name="LinesCut">Blank lines before the first that was kept.</param>
/// <param name="BlankBeforeDeclaration">Whether what was cut made the document ill-formed.</param>
internal sealed record DecodedManifest(string Text, string Declared, string? UsedInstead, int LinesCut, bool BlankBeforeDeclaration);
