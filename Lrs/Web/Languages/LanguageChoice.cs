using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Lrs.Web;

/// <summary>Which language a request is answered in: <c>?lang=hi|en</c>, then the cookie, then Hindi.</summary>
public static class LanguageChoice
{
    private const string Cookie = "lang";

    /// <summary>The language of this request.</summary>
    public static Language Language(this HttpContext http) =>
        Parse(http.Request.Query[Cookie]) ?? Parse(http.Request.Cookies[Cookie]) ?? Web.Language.Hi;

    /// <summary>Remembers a language chosen by <c>?lang=</c> for a year; not on the content origin, where packages would see the cookie.</summary>
    public static IApplicationBuilder UseLanguageChoice(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (Parse(http.Request.Query[Cookie]) is { } chosen && !http.RequestServices.GetRequiredService<IOptions<WebOptions>>().Value.IsContent(http.Request))
            http.Response.Cookies.Append(Cookie, chosen == Web.Language.Hi ? "hi" : "en", new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
            });
        return next(http);
    });

    private static Language? Parse(string? value) => value switch
    {
        "hi" => Web.Language.Hi,
        "en" => Web.Language.En,
        _ => null,
    };
}
