using Microsoft.AspNetCore.Http;

namespace Player.Launch;

/// <summary>What the browser may do for other people's programs. Chosen so that old content lives on: inline script, eval, pop-ups and unload work.</summary>
internal static class ContentHeaders
{
    // Old content says its last words in unload; no course pays, or speaks to devices.
    private const string Permissions = "unload=*, payment=(), usb=(), serial=(), hid=()";

    /// <summary>
    /// The page around the package, the top window of its origin: whoever opened it is out of reach, its own pop-ups still find their opener.
    /// </summary>
    public static void OfPage(IHeaderDictionary headers)
    {
        Common(headers);
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = "frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Opener-Policy"] = "same-origin-allow-popups";
    }

    /// <summary>A file of the package. One whose type nobody knows may be sniffed: scripts with odd endings run in old content.</summary>
    public static void OfFile(IHeaderDictionary headers, string contentType)
    {
        Common(headers);
        // The host alone: films embedded from YouTube and others play only where the referrer says who shows them; the path holds the launch token.
        headers["Referrer-Policy"] = "strict-origin";
        headers.CacheControl = "private, max-age=3600";
        headers.ContentSecurityPolicy = "frame-ancestors 'self'";
        if (contentType != "application/octet-stream")
            headers.XContentTypeOptions = "nosniff";
    }

    private static void Common(IHeaderDictionary headers)
    {
        headers["Permissions-Policy"] = Permissions;
        // Two content hosts can't become one by document.domain; setting it is ignored, not an error.
        headers["Origin-Agent-Cluster"] = "?1";
    }
}
