namespace Lrs.Records.Statements;

/// <summary>How a person or group is told from all others: exactly one of four, 1.0.3 Data 2.4.2.3; 2.0 4.2.2.1.</summary>
public sealed record Identifier(IdentifierKind Kind, string Value, string? HomePage = null)
{
    public static Identifier Account(string homePage, string name) => new(IdentifierKind.Account, name, homePage);

    /// <summary>One string for one identity, used to find its statements.</summary>
    public string Key => Kind switch
    {
        IdentifierKind.Mbox => Value,
        IdentifierKind.MboxSha1Sum => "sha1:" + Value.ToLowerInvariant(),
        IdentifierKind.OpenId => "openid:" + Value,
        _ => "account:" + HomePage + " " + Value,
    };
}

public enum IdentifierKind
{
    Mbox,
    MboxSha1Sum,
    OpenId,
    Account,
}

/// <summary>An Agent or a Group. Only an anonymous group has no identifier.</summary>
public sealed record Actor(Identifier? Identifier, string? Name, bool IsGroup, IReadOnlyList<Actor> Members)
{
    public static Actor Agent(Identifier identifier, string? name = null) => new(identifier, name, false, []);
}

/// <summary>Somebody or some group in the context, and in what respect they matter. Only 2.0, 4.2.2.5.</summary>
public sealed record ContextActor(Actor Actor, IReadOnlyList<string> RelevantTypes);
