using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Lrs.Web;

/// <summary>A link of the menu. <paramref name="Role"/> names who sees it (a role, or <c>*</c> for everybody signed in).</summary>
public sealed record NavLink(Text Text, string Href, int Order, params string[] Roles);

/// <summary>Who is signed in and which links the menu shows; set per request by the room that knows people.</summary>
public sealed record PageChrome(Text? Person, IReadOnlyList<NavLink> Links)
{
    public static readonly PageChrome Nobody = new(null, []);

    /// <summary>The chrome of this request.</summary>
    public static PageChrome Of(HttpContext http) => http.Features.Get<PageChrome>() ?? Nobody;
}

public static class NavLinkRegistration
{
    /// <summary>Offers a menu link of a room.</summary>
    public static IServiceCollection AddNavLink(this IServiceCollection services, NavLink link) => services.AddSingleton(link);
}
