using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Lrs.Web;

/// <summary>Every answer of the portal: no other site frames it, opens a window into it, sniffs its types or learns its addresses.</summary>
public static class SafeHeaders
{
    private static readonly (string Name, string Value)[] Portal =
    [
        ("Content-Security-Policy", "frame-ancestors 'none'"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Referrer-Policy", "same-origin"),
        ("X-Content-Type-Options", "nosniff"),
    ];

    /// <summary>The content origin has rules of its own, because old content must live on there.</summary>
    public static IApplicationBuilder UseSafeHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (!http.RequestServices.GetRequiredService<IOptions<WebOptions>>().Value.IsContent(http.Request))
            http.Response.OnStarting(() => Add(http.Response.Headers));
        return next(http);
    });

    private static Task Add(IHeaderDictionary headers)
    {
        foreach (var (name, value) in Portal)
            headers.TryAdd(name, value);
        return Task.CompletedTask;
    }
}
