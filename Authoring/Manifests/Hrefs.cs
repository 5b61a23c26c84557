namespace Authoring.Manifests;

/// <summary>How addresses inside a package are put together. CAM, xml:base and item/@parameters.</summary>
public static class Hrefs
{
    /// <summary>Applies a base to an address; absolute addresses win, a base without final slash is taken as a folder.</summary>
    public static string Join(string @base, string href)
    {
        if (@base.Length == 0 || IsAbsolute(href))
        {
            return href;
        }

        if (href.StartsWith('/'))
        {
            return href.TrimStart('/');
        }

        return @base.EndsWith('/') ? @base + href : @base + "/" + href;
    }

    public static bool IsAbsolute(string href) =>
        href.StartsWith("//", StringComparison.Ordinal) || (Uri.TryCreate(href, UriKind.Absolute, out var uri) && uri.Scheme is not "file");

    /// <summary>Adds item parameters to a launch address as the CAM prescribes.</summary>
    public static string WithParameters(string href, string? parameters)
    {
        var rest = parameters?.TrimStart('?', '&') ?? "";
        if (rest.Length == 0)
        {
            return href;
        }

        if (rest.StartsWith('#'))
        {
            return href.Contains('#') || href.Contains('?') ? href : href + rest;
        }

        return href + (href.Contains('?') ? "&" : "?") + rest;
    }
}
