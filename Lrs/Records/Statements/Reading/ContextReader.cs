using System.Text.Json;

namespace Lrs.Records.Statements.Reading;

/// <summary>Contexts, 1.0.3 Data 2.4.6; 2.0 4.2.2.5.</summary>
internal static class ContextReader
{
    public static Context? Read(Node node, bool aboutActivity)
    {
        if (!node.IsObject(
                Clause.Context, "registration", "instructor", "team", "contextActivities", "contextAgents", "contextGroups",
                "revision", "platform", "language", "statement", "extensions"))
            return null;
        foreach (var name in (ReadOnlySpan<string>)["revision", "platform"])
            if (!aboutActivity)
                node[name]?.Refuse(Clause.Context, Says.OnlyForActivity);
        foreach (var name in (ReadOnlySpan<string>)["contextAgents", "contextGroups"])
            if (!node.Check.IsTwo)
                node[name]?.Refuse(Clause.Context, Says.OnlyTwo);
        return new Context(
            node["registration"]?.Uuid(),
            node["instructor"] is { } instructor ? ActorReader.Read(instructor) : null,
            node["team"] is { } team ? ActorReader.ReadGroup(team) : null,
            node["contextActivities"] is { } activities ? ReadActivities(activities) : ContextActivities.None,
            node["contextAgents"] is { } agents ? ReadActors(agents, "contextAgent", "agent", ActorReader.ReadAgent) : [],
            node["contextGroups"] is { } groups ? ReadActors(groups, "contextGroup", "group", ActorReader.ReadGroup) : [],
            node["revision"]?.Text(Clause.Context),
            node["platform"]?.Text(Clause.Context),
            node["language"]?.LanguageTag(),
            node["statement"] is { } statement ? ObjectReader.ReadReference(statement).Id : null,
            node["extensions"]?.Extensions());
    }

    /// <summary>Each value is a list of activities; a single activity stands for a list of one. 1.0.3 Data 2.4.6.2.</summary>
    private static ContextActivities ReadActivities(Node node) =>
        node.IsObject(Clause.ContextActivities, "parent", "grouping", "category", "other")
            ? new ContextActivities(List(node["parent"]), List(node["grouping"]), List(node["category"]), List(node["other"]))
            : ContextActivities.None;

    private static List<Activity> List(Node? node)
    {
        if (node is not { } list)
            return [];
        if (list.Json.ValueKind != JsonValueKind.Object)
            return [.. list.Items(Clause.ContextActivities).Select(ObjectReader.ReadActivity)];
        list.Check.HasSingleContextActivity = true;
        return [ObjectReader.ReadActivity(list)];
    }

    private static List<ContextActor> ReadActors(Node node, string objectType, string property, Func<Node, Actor> read)
    {
        var actors = new List<ContextActor>();
        foreach (var item in node.Items(Clause.Context))
        {
            if (!item.IsObject(Clause.Context, "objectType", property, "relevantTypes"))
                return actors;
            if (item.Need("objectType", Clause.Context) is { } type && type.Text(Clause.Context) != objectType)
                type.Refuse(Clause.Context, Says.OneOf([objectType]));
            if (item.Need(property, Clause.Context) is { } actor)
                actors.Add(new ContextActor(read(actor), item["relevantTypes"] is { } types ? ReadTypes(types) : []));
        }

        return actors;
    }

    private static List<string> ReadTypes(Node node)
    {
        List<string> types = [.. node.Items(Clause.Context).Select(type => type.Iri())];
        if (types.Count == 0)
            node.Refuse(Clause.Context, Says.Empty);
        return types;
    }
}
