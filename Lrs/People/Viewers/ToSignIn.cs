using Microsoft.AspNetCore.Http;

namespace Lrs.People;

/// <summary>Where a browser of nobody known is sent; after signing in the person comes back.</summary>
public static class ToSignIn
{
    /// <summary>A redirect to the sign-in page. Only a GET can be repeated afterwards, so nothing else is remembered.</summary>
    public static IResult From(HttpRequest request) =>
        Results.Redirect(HttpMethods.IsGet(request.Method)
            ? "/sign-in" + QueryString.Create("back", request.PathBase + request.Path + request.QueryString)
            : "/sign-in");
}
