using Lrs.Records.Statements;

namespace Lrs.Records.Keys;

/// <summary>A tool's access to the store. Its name is the user name of HTTP Basic; the secret is known to the tool alone.</summary>
public sealed record ApiKey(
    string Name, string Label, string? Department, IReadOnlyList<string> Scopes, DateTimeOffset Created, DateTimeOffset? Revoked)
{
    /// <summary>Whether the key has one of these scopes, or "all".</summary>
    public bool May(params ReadOnlySpan<string> oneOf)
    {
        if (Scopes.Contains(Scope.All))
            return true;
        foreach (var scope in oneOf)
            if (Scopes.Contains(scope))
                return true;
        return false;
    }

    /// <summary>In whose name the key's statements are stored.</summary>
    public Authority Authority(string portalOrigin) => new(portalOrigin, Name, Department);
}

/// <summary>A key just made, with its secret: shown once, kept nowhere.</summary>
public sealed record NewApiKey(ApiKey Key, string Secret);
