using Authoring.Manifests;

namespace Player.Sequencing;

/// <summary>Whether a rule's conditions hold. An unknown condition stays unknown, negated or not. Sequencing and Navigation UP.2.1.</summary>
internal static class SequencingRuleCheck
{
    public static bool Applies(ActivityTracking tracking, Activity activity, SequencingRule rule)
    {
        var applies = Decide(tracking, activity, rule);
        tracking.Trace?.Add("UP.2.1", "Sequencing Rule Check", activity, Text(tracking, activity, rule), applies);
        return applies;
    }

    private static bool Decide(ActivityTracking tracking, Activity activity, SequencingRule rule)
    {
        if (rule.Conditions.Count == 0)
        {
            return false;
        }

        return rule.Combination == ConditionCombination.All
            ? rule.Conditions.All(condition => Holds(tracking, activity, condition) == true)
            : rule.Conditions.Any(condition => Holds(tracking, activity, condition) == true);
    }

    private static bool? Holds(ActivityTracking tracking, Activity activity, RuleCondition condition)
    {
        var holds = ConditionCheck.Holds(tracking, activity, condition.Condition, condition.ReferencedObjective, condition.MeasureThreshold, forRollup: false);
        return condition.Not ? !holds : holds;
    }

    private static string Text(ActivityTracking tracking, Activity activity, SequencingRule rule) =>
        $"{rule.Action} if {rule.Combination} of " + string.Join(", ", rule.Conditions.Select(condition =>
            $"{(condition.Not ? "not " : "")}{condition.Condition}{(condition.ReferencedObjective is { } objective ? $" {objective}" : "")}"
            + $" {SequencingTrace.Known(Holds(tracking, activity, condition))}"));
}
