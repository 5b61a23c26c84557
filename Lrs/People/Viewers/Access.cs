using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Lrs.People;

/// <summary>Who may call an endpoint; no roles: everybody signed in. Checked by <c>UsePeople</c>, before a body is read.</summary>
public sealed record Access(IReadOnlyList<Role> AnyOf);

public static class AccessOfEndpoint
{
    /// <summary>Only for people signed in: a page asks them to sign in first, a program gets 401.</summary>
    public static TBuilder RequireViewer<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Access([]));

    /// <summary>Only for people who hold one of the roles, for any department; others get 403.</summary>
    public static TBuilder RequireRole<TBuilder>(this TBuilder endpoint, params Role[] anyOf)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Access(anyOf));
}
