using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Lrs.Records.Door;

/// <summary>Lets content of any origin post statements with its own key. No cookie counts here, so every origin may be let in.</summary>
internal static class CrossOrigin
{
    private static readonly string[] Usual =
    [
        "Authorization", "Content-Type", "Content-Length", "Content-Encoding", "Accept", "Accept-Language", "If-Match", "If-None-Match", "Updated",
        XapiVersion.Header,
    ];

    private static readonly SearchValues<char> OfName =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    public static void Open(IHeaderDictionary headers, HttpRequest request)
    {
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlAllowMethods = "GET, HEAD, POST, PUT, DELETE, OPTIONS";
        headers.AccessControlAllowHeaders = string.Join(", ", Usual.Concat(Asked(request)).Distinct(StringComparer.OrdinalIgnoreCase));
        headers.AccessControlExposeHeaders =
            "ETag, Last-Modified, Content-Length, X-Experience-API-Version, X-Experience-API-Consistent-Through";
        headers.AccessControlMaxAge = "86400";
    }

    /// <summary>A header nobody here reads harms nobody, and some tools and proxies add one; refusing it would keep their statements out.</summary>
    private static IEnumerable<string> Asked(HttpRequest request) => HttpMethods.IsOptions(request.Method)
        ? request.Headers.AccessControlRequestHeaders.ToString()
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(name => !name.AsSpan().ContainsAnyExcept(OfName))
        : [];

    /// <summary>Whether a script in a browser asks, not a person at the address bar and not a program.</summary>
    public static bool IsScript(HttpRequest request) =>
        request.Headers.Origin.Count > 0
        || request.Headers.XRequestedWith.Count > 0
        || request.Headers["Sec-Fetch-Mode"].ToString() is "cors" or "no-cors" or "same-origin";
}
