using Lrs.Web;
using Microsoft.AspNetCore.Http;

namespace Lrs.People;

/// <summary>The cookie that holds a session's token: for the portal's host alone, until the browser closes.</summary>
internal static class SessionCookie
{
    /// <summary>A browser takes the prefix <c>__Host-</c> over https only (RFC 6265bis 4.1.3.2).</summary>
    public static string Name(WebOptions web) => IsHttps(web) ? "__Host-lrs.session" : "lrs.session";

    public static void Set(HttpResponse response, WebOptions web, string token) =>
        response.Cookies.Append(Name(web), token, Options(web));

    public static void Clear(HttpResponse response, WebOptions web) =>
        response.Cookies.Delete(Name(web), Options(web));

    private static CookieOptions Options(WebOptions web) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = "/",
        SameSite = SameSiteMode.Lax,
        Secure = IsHttps(web),
    };

    private static bool IsHttps(WebOptions web) => web.PortalOrigin.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
}
