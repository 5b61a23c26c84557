namespace Authoring.Manifests;

/// <summary>Reads imsss:rollupRules and adlseq:rollupConsiderations. CAM, rollupRules.</summary>
internal sealed class RollupReader(Values values)
{
    public RollupRules Read(ManifestElement? element) => new()
    {
        Rules = [.. (element?.ChildrenNamed("rollupRule") ?? []).Select(Rule).OfType<RollupRule>()],
        ObjectiveSatisfied = values.Flag(element, "rollupObjectiveSatisfied", true),
        ProgressCompletion = values.Flag(element, "rollupProgressCompletion", true),
        ObjectiveMeasureWeight = values.Number(element, "objectiveMeasureWeight", 1, 0, 1),
    };

    public RollupConsiderations Considerations(ManifestElement? element) => new()
    {
        RequiredForSatisfied = values.Word(element, "requiredForSatisfied", RollupConsideration.Always),
        RequiredForNotSatisfied = values.Word(element, "requiredForNotSatisfied", RollupConsideration.Always),
        RequiredForCompleted = values.Word(element, "requiredForCompleted", RollupConsideration.Always),
        RequiredForIncomplete = values.Word(element, "requiredForIncomplete", RollupConsideration.Always),
        MeasureSatisfactionIfActive = values.Flag(element, "measureSatisfactionIfActive", true),
    };

    private RollupRule? Rule(ManifestElement rule)
    {
        var action = rule.Child("rollupAction");
        var conditions = rule.Child("rollupConditions");
        if (action is null || values.Required<RollupAction>(action, "action", action.Attribute("action") ?? "") is not { } done)
        {
            return null;
        }

        return new RollupRule
        {
            ChildActivitySet = values.Word(rule, "childActivitySet", ChildActivitySet.All),
            MinimumCount = values.Count(rule, "minimumCount") ?? 0,
            MinimumPercent = values.Number(rule, "minimumPercent", 0, 0, 1),
            Combination = values.Word(conditions, "conditionCombination", ConditionCombination.Any),
            Conditions = [.. (conditions?.ChildrenNamed("rollupCondition") ?? []).Select(Condition).OfType<RollupCondition>()],
            Action = done,
        };
    }

    private RollupCondition? Condition(ManifestElement element) =>
        values.Required<Condition>(element, "condition", element.Attribute("condition") ?? "") is { } condition
            ? new RollupCondition(condition, string.Equals(element.Attribute("operator"), "not", StringComparison.OrdinalIgnoreCase))
            : null;
}
