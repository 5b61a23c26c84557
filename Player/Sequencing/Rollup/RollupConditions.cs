using Authoring.Manifests;

namespace Player.Sequencing;

/// <summary>Whether a child meets a rollup rule's conditions; null is unknown. Sequencing and Navigation RB.1.4.1.</summary>
internal static class RollupConditions
{
    public static bool? Hold(ActivityTracking tracking, Activity child, RollupRule rule)
    {
        if (rule.Conditions.Count == 0)
        {
            return null;
        }

        bool? result = rule.Combination == ConditionCombination.All;
        foreach (var condition in rule.Conditions)
        {
            var holds = ConditionCheck.Holds(tracking, child, condition.Condition, null, 0, forRollup: true);
            holds = condition.Not ? !holds : holds;
            result = rule.Combination == ConditionCombination.All ? result & holds : result | holds;
        }

        tracking.Trace?.Add("RB.1.4.1", "Evaluate Rollup Conditions", child, "", SequencingTrace.Known(result));
        return result;
    }
}
