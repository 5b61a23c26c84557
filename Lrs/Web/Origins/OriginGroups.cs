using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Lrs.Web;

/// <summary>Routes that answer on one origin only.</summary>
public static class OriginGroups
{
    /// <summary>Pages and APIs of the portal; what changes something there needs a form token.</summary>
    public static RouteGroupBuilder Portal(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("").RequireHost(Authority(routes, o => o.PortalOrigin)).RequireFormTokens();

    /// <summary>Addresses of the portal that ask for a key in every request: there is no cookie to abuse, so no form token is needed.</summary>
    public static RouteGroupBuilder KeyedPortal(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("").RequireHost(Authority(routes, o => o.PortalOrigin));

    /// <summary>Package content and the player around it.</summary>
    public static RouteGroupBuilder Content(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("").RequireHost(Authority(routes, o => o.ContentOrigin));

    private static string Authority(IEndpointRouteBuilder routes, Func<WebOptions, string> origin) =>
        WebOptions.Authority(origin(routes.ServiceProvider.GetRequiredService<IOptions<WebOptions>>().Value));
}
