using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Lrs.Web;

/// <summary>
/// What changes something on the portal comes from a page of the portal and proves it by its form token, whether its endpoint reads a
/// form or not: the content host may be of the same site, so the browser would send the session cookie along for a package's request.
/// </summary>
public static class FormTokens
{
    private static readonly RequireAntiforgeryTokenAttribute Required = new();

    /// <summary>After antiforgery, which looks at the token but leaves the refusal to form binding.</summary>
    public static IApplicationBuilder UseFormTokens(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (await IsForged(http))
            await TooOld.ToResult().ExecuteAsync(http);
        else
            await next(http);
    });

    /// <summary>Every unsafe route of the group needs the token, unless the route says itself that it does not.</summary>
    internal static TBuilder RequireFormTokens<TBuilder>(this TBuilder group)
        where TBuilder : IEndpointConventionBuilder
    {
        group.Finally(endpoint =>
        {
            var isUnsafe = endpoint.Metadata.OfType<IHttpMethodMetadata>().LastOrDefault() is not { HttpMethods: { Count: > 0 } methods } || methods.Any(IsUnsafe);
            if (isUnsafe && !endpoint.Metadata.OfType<IAntiforgeryMetadata>().Any())
                endpoint.Metadata.Add(Required);
        });
        return group;
    }

    private static async Task<bool> IsForged(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: true } || !IsUnsafe(http.Request.Method))
            return false;
        // The antiforgery middleware passes over DELETE, which has no form.
        return http.Features.Get<IAntiforgeryValidationFeature>() is { } looked
            ? !looked.IsValid
            : !await ((IAntiforgery)http.RequestServices.GetService(typeof(IAntiforgery))!).IsRequestValidAsync(http);
    }

    private static bool IsUnsafe(string method) =>
        !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method) && !HttpMethods.IsTrace(method);

    private static Failure TooOld => new Failure.Invalid(new Problem(
        "form-token",
        new Text("यह पृष्ठ बहुत पुराना हो गया है, या अनुरोध हमारे पृष्ठ से नहीं आया। कुछ भी बदला नहीं गया।",
            "The page is too old, or the request did not come from our page. Nothing was changed."),
        Cure: new Text("पृष्ठ फिर से खोलें और फ़ॉर्म दोबारा भेजें।", "Open the page again and send the form once more.")));
}
