using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Lrs.Web;

/// <summary>A body announced larger than its endpoint takes is refused before it is read; otherwise a form would fail as a forged one.</summary>
public static class SizeLimits
{
    /// <summary>After routing, before antiforgery. The limit is the endpoint's <see cref="IRequestSizeLimitMetadata"/>.</summary>
    public static IApplicationBuilder UseSizeLimits(this IApplicationBuilder app) => app.Use((http, next) =>
        http.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize is { } most && http.Request.ContentLength > most
            ? TooLarge(most).ToResult().ExecuteAsync(http)
            : next(http));

    private static Failure TooLarge(long most) => new Failure.TooLarge(new Problem(
        "too-large",
        new Text("भेजी गई फ़ाइल सीमा से बड़ी है। कुछ भी बदला नहीं गया।", "What was sent is over the limit. Nothing was changed."),
        Cure: new Text(
            $"{Figures.Indian(most / 1024)} KB से छोटी फ़ाइल दें, या उसे भागों में बाँटें।",
            $"Send less than {Figures.Indian(most / 1024)} KB, or split the file into parts.")));
}
