namespace Lrs.Records.Statements.Reading;

/// <summary>Objects of a statement, 1.0.3 Data 2.4.4; 2.0 4.2.2.3.</summary>
internal static class ObjectReader
{
    private static readonly string[] Types = ["Activity", "Agent", "Group", "StatementRef", "SubStatement"];

    public static StatementObject Read(Node node, bool nested)
    {
        if (node.Json.ValueKind != System.Text.Json.JsonValueKind.Object)
        {
            node.Refuse(Clause.Object, Says.NotObject);
            return new Activity("", null);
        }

        switch (node["objectType"]?.Text(Clause.Object))
        {
            case null or "Activity":
                return ReadActivity(node);
            case "Agent" or "Group":
                return new ActorObject(ActorReader.Read(node));
            case "StatementRef":
                return ReadReference(node);
            case "SubStatement" when nested:
                node.Refuse(Clause.StatementObject, Says.NestedSubStatement);
                return new Activity("", null);
            case "SubStatement":
                return ReadSubStatement(node);
            default:
                node["objectType"]?.Refuse(Clause.Object, Says.OneOf(Types));
                return new Activity("", null);
        }
    }

    public static Activity ReadActivity(Node node)
    {
        if (!node.IsObject(Clause.Activity, "objectType", "id", "definition"))
            return new Activity("", null);
        if (node["objectType"] is { } type && type.Text(Clause.Activity) != "Activity")
            type.Refuse(Clause.Activity, Says.OneOf(["Activity"]));
        var id = node.Need("id", Clause.Activity)?.Iri() ?? "";
        return new Activity(id, node["definition"] is { } definition ? DefinitionReader.Read(definition) : null);
    }

    /// <summary>A pointer to another statement, 1.0.3 Data 2.4.4.3.</summary>
    public static StatementReference ReadReference(Node node)
    {
        if (!node.IsObject(Clause.StatementObject, "objectType", "id"))
            return new StatementReference(Guid.Empty);
        if (node.Need("objectType", Clause.StatementObject) is { } type && type.Text(Clause.StatementObject) != "StatementRef")
            type.Refuse(Clause.StatementObject, Says.OneOf(["StatementRef"]));
        return new StatementReference(node.Need("id", Clause.StatementObject)?.Uuid() ?? Guid.Empty);
    }

    private static StatementObject ReadSubStatement(Node node)
    {
        if (!node.IsObject(
                Clause.StatementObject, "objectType", "actor", "verb", "object", "result", "context", "timestamp", "attachments"))
            return new Activity("", null);
        var parts = StatementParts.Read(node, nested: true);
        return new SubStatement(parts.Actor, parts.Verb, parts.Object, parts.Result, parts.Context, parts.Timestamp, parts.Attachments);
    }
}
