using System.Security.Claims;
using Lrs.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Lrs.People;

/// <summary>
/// Finds out who asks, tells the pages, and turns away who may not: after routing, before antiforgery and before any body is read.
/// </summary>
internal sealed class ViewerMiddleware(RequestDelegate next, PortalSessions sessions, IOptions<WebOptions> web, IEnumerable<NavLink> links)
{
    private readonly List<NavLink> _links = [.. links.OrderBy(l => l.Order)];

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Cookies[SessionCookie.Name(web.Value)] is { Length: > 0 } token
            && await sessions.Find(token, http.RequestAborted) is { } viewer)
            Welcome(http, viewer);
        if (http.GetEndpoint()?.Metadata.GetMetadata<Access>() is { } access && Refusal(http, access) is { } refusal)
            await refusal.ExecuteAsync(http);
        else
            await next(http);
    }

    private void Welcome(HttpContext http, Viewer viewer)
    {
        http.Features.Set(viewer);
        http.Features.Set(new PageChrome(viewer.Name, _links.Where(l => l.Roles.Any(r => IsFor(r, viewer))).ToList()));
        // A form's token is bound to the person it was shown to.
        http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, viewer.HrmsCode)], "portal"));
        // On a shared PC the back button must not show what the last person saw.
        http.Response.OnStarting(() =>
        {
            if (http.Response.Headers.CacheControl.Count == 0)
                http.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
    }

    private static bool IsFor(string role, Viewer viewer) =>
        role == "*" || (Enum.TryParse<Role>(role, out var named) && viewer.Is(named));

    private static IResult? Refusal(HttpContext http, Access access)
    {
        if (http.Viewer() is not { } viewer)
            return FailureResult.WantsPage(http.Request) ? ToSignIn.From(http.Request) : SignInFirst.ToResult();
        return access.AnyOf.Count == 0 || access.AnyOf.Any(viewer.Is) ? null : NotYours(access).ToResult();
    }

    private static Failure SignInFirst => new Failure.Unauthorized(new Problem(
        "people/sign-in-first",
        new Text("पहले साइन इन करें।", "Sign in first.")));

    private static Failure NotYours(Access access) => new Failure.Forbidden(new Problem(
        "people/role-needed",
        new Text("यह पृष्ठ आपकी भूमिका के लिए नहीं है।", "This page is not for your role."),
        Cure: new Text(
            $"यह इनके लिए है: {string.Join(", ", access.AnyOf.Select(r => r.Name().Hi))}। भूमिका के लिए संचालक से कहें।",
            $"It is for: {string.Join(", ", access.AnyOf.Select(r => r.Name().En))}. Ask the operator for the role.")));
}
