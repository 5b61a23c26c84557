namespace Lrs.Records.Statements.Reading;

/// <summary>Activity definitions and interaction activities, 1.0.3 Data 2.4.4.1; 2.0 4.2.2.3.</summary>
internal static class DefinitionReader
{
    private static readonly string[] ComponentLists = ["choices", "scale", "source", "target", "steps"];

    private static readonly string[] InteractionTypes =
        ["true-false", "choice", "fill-in", "long-fill-in", "matching", "performance", "sequencing", "likert", "numeric", "other"];

    public static ActivityDefinition? Read(Node node)
    {
        if (!node.IsObject(
                Clause.Activity, "name", "description", "type", "moreInfo", "extensions", "interactionType",
                "correctResponsesPattern", "choices", "scale", "source", "target", "steps"))
            return null;
        var name = node["name"]?.LanguageMap();
        if (!node.Check.IsTrusted)
            CheckOnly(node);
        return new ActivityDefinition(node["type"]?.Iri(), name ?? new Dictionary<string, string>(), node.Json.Clone());
    }

    /// <summary>What has rules but is not read.</summary>
    private static void CheckOnly(Node node)
    {
        node["description"]?.CheckLanguageMap();
        node["moreInfo"]?.Iri();
        node["extensions"]?.CheckExtensions();
        CheckInteraction(node);
    }

    private static void CheckInteraction(Node node)
    {
        var type = node["interactionType"]?.Text(Clause.Activity);
        if (type is not null && !InteractionTypes.Contains(type))
            node["interactionType"]?.Refuse(Clause.Activity, Says.OneOf(InteractionTypes));
        if (node["correctResponsesPattern"] is { } patterns)
        {
            if (type is null)
                patterns.Refuse(Clause.Activity, Says.NeedsInteractionType);
            foreach (var pattern in patterns.Items(Clause.Activity))
                pattern.Text(Clause.Activity);
        }

        foreach (var list in ComponentLists)
            if (node[list] is { } components)
                CheckComponents(components, list, type);
    }

    private static void CheckComponents(Node components, string list, string? interactionType)
    {
        if (interactionType is null)
            components.Refuse(Clause.Activity, Says.NeedsInteractionType);
        else if (!Allows(interactionType, list))
            components.Refuse(Clause.Activity, Says.WrongComponent);
        var ids = new HashSet<string>();
        foreach (var component in components.Items(Clause.Activity))
        {
            if (!component.IsObject(Clause.Activity, "id", "description"))
                return;
            component["description"]?.CheckLanguageMap();
            if (component.Need("id", Clause.Activity) is { } id && !ids.Add(id.Text(Clause.Activity)))
                id.Refuse(Clause.Activity, Says.ComponentTwice);
        }
    }

    private static bool Allows(string interactionType, string list) => interactionType switch
    {
        "choice" or "sequencing" => list == "choices",
        "likert" => list == "scale",
        "matching" => list is "source" or "target",
        "performance" => list == "steps",
        _ => false,
    };
}
