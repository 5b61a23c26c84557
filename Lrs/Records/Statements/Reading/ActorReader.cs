namespace Lrs.Records.Statements.Reading;

/// <summary>Agents and groups, 1.0.3 Data 2.4.2; 2.0 4.2.2.1.</summary>
internal static class ActorReader
{
    private static readonly Actor Nobody = new(null, null, false, []);

    public static Actor Read(Node node)
    {
        var isGroup = IsGroup(node);
        return isGroup ? ReadGroup(node) : ReadAgent(node);
    }

    /// <summary>An agent where no group is allowed.</summary>
    public static Actor ReadAgent(Node node)
    {
        if (!node.IsObject(Clause.Agent, "objectType", "name", "mbox", "mbox_sha1sum", "openid", "account"))
            return Nobody;
        if (node["objectType"] is { } type && type.Text(Clause.Agent) != "Agent")
            type.Refuse(Clause.Agent, Says.OneOf(["Agent"]));
        if (CountIdentifiers(node) != 1)
            node.Refuse(Clause.Identifier, Says.OneIdentifier);
        return new Actor(ReadIdentifier(node), node["name"]?.Text(Clause.Agent), false, []);
    }

    /// <summary>A group, identified or anonymous, where no agent is allowed.</summary>
    public static Actor ReadGroup(Node node)
    {
        if (!node.IsObject(Clause.Group, "objectType", "name", "member", "mbox", "mbox_sha1sum", "openid", "account"))
            return Nobody;
        if (node.Need("objectType", Clause.Group) is { } type && type.Text(Clause.Group) != "Group")
            type.Refuse(Clause.Group, Says.OneOf(["Group"]));
        var identifiers = CountIdentifiers(node);
        if (identifiers > 1)
            node.Refuse(Clause.Identifier, Says.OneIdentifierAtMost);
        if (identifiers == 0 && node["member"] is null)
            node.Refuse(Clause.Group, Says.MembersRequired);
        return new Actor(ReadIdentifier(node), node["name"]?.Text(Clause.Group), true, ReadMembers(node));
    }

    /// <summary>An agent, or the anonymous group of two that stands for an application and its user. 1.0.3 Data 2.4.9.</summary>
    public static Actor ReadAuthority(Node node)
    {
        var authority = Read(node);
        if (authority.IsGroup && (authority.Identifier is not null || authority.Members.Count != 2))
            node.Refuse(Clause.Authority, Says.AuthorityGroup);
        return authority;
    }

    private static bool IsGroup(Node node)
    {
        if (node.Json.ValueKind != System.Text.Json.JsonValueKind.Object || node["objectType"] is not { } type)
            return false;
        var name = type.Text(Clause.Actor);
        if (name is not ("Agent" or "Group"))
            type.Refuse(Clause.Actor, Says.OneOf(["Agent", "Group"]));
        return name == "Group";
    }

    private static List<Actor> ReadMembers(Node group)
    {
        var members = new List<Actor>();
        if (group["member"] is not { } list)
            return members;
        foreach (var member in list.Items(Clause.Group))
        {
            if (IsGroup(member))
                member.Refuse(Clause.Group, Says.MemberIsAgent);
            members.Add(ReadAgent(member));
        }

        return members;
    }

    private static int CountIdentifiers(Node node) =>
        (node["mbox"] is null ? 0 : 1) + (node["mbox_sha1sum"] is null ? 0 : 1)
        + (node["openid"] is null ? 0 : 1) + (node["account"] is null ? 0 : 1);

    private static Identifier? ReadIdentifier(Node node)
    {
        if (node["mbox"] is { } mbox)
        {
            var address = mbox.Text(Clause.Identifier);
            if (!Formats.IsMailto(address))
                mbox.Refuse(Clause.Identifier, Says.NotMailto);
            return new Identifier(IdentifierKind.Mbox, address);
        }

        if (node["mbox_sha1sum"] is { } sum)
        {
            var digits = sum.Text(Clause.Identifier);
            if (!Formats.IsSha1(digits))
                sum.Refuse(Clause.Identifier, Says.NotSha1);
            return new Identifier(IdentifierKind.MboxSha1Sum, digits);
        }

        if (node["openid"] is { } openId)
            return new Identifier(IdentifierKind.OpenId, openId.Iri());
        return node["account"] is { } account ? ReadAccount(account) : null;
    }

    private static Identifier? ReadAccount(Node node)
    {
        if (!node.IsObject(Clause.Account, "homePage", "name"))
            return null;
        var (homePage, name) = (node.Need("homePage", Clause.Account), node.Need("name", Clause.Account));
        return homePage is null || name is null
            ? null
            : Identifier.Account(homePage.Value.Iri(), name.Value.Text(Clause.Account));
    }
}
