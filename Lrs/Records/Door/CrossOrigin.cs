using Microsoft.AspNetCore.Http;

namespace Lrs.Records.Door;

/// <summary>Lets content of any origin post statements with its own key. No cookie counts here, so every origin may be let in.</summary>
internal static class CrossOrigin
{
    public static void Open(IHeaderDictionary headers)
    {
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlAllowMethods = "GET, HEAD, POST, PUT, DELETE, OPTIONS";
        headers.AccessControlAllowHeaders =
            "Authorization, Content-Type, Content-Length, Content-Encoding, Accept, Accept-Language, If-Match, If-None-Match, Updated, X-Experience-API-Version";
        headers.AccessControlExposeHeaders =
            "ETag, Last-Modified, Content-Length, X-Experience-API-Version, X-Experience-API-Consistent-Through";
        headers.AccessControlMaxAge = "86400";
    }

    /// <summary>Whether a script in a browser asks, not a person at the address bar and not a program.</summary>
    public static bool IsScript(HttpRequest request) =>
        request.Headers.Origin.Count > 0
        || request.Headers.XRequestedWith.Count > 0
        || request.Headers["Sec-Fetch-Mode"].ToString() is "cors" or "no-cors" or "same-origin";
}
