using Authoring.Manifests;

namespace Player.Sequencing;

/// <summary>A cluster's completion, from its completion amount or from its rollup rules. Sequencing and Navigation RB.1.3.</summary>
internal static class ActivityProgressRollup
{
    // RB.1.3 b: these stand only where the cluster has no rule of its own for completion (ADL RU-15b).
    private static readonly RollupRule AllCompleted = new()
    {
        Action = RollupAction.Completed, Conditions = [new(Condition.Completed, false)],
    };

    private static readonly RollupRule AllKnown = new()
    {
        Action = RollupAction.Incomplete, Conditions = [new(Condition.ActivityProgressKnown, false)],
    };

    public static void Apply(ActivityTracking tracking, Activity activity)
    {
        // RB.1.3 a, Activity Progress Rollup Using Measure: SetProgress has already decided.
        if (activity.CompletionThreshold.CompletedByMeasure)
        {
            return;
        }

        var own = activity.Definition.Rollup.Rules.Where(rule => rule.Action is RollupAction.Completed or RollupAction.Incomplete).ToList();
        var rules = own.Count > 0 ? own : [AllKnown, AllCompleted];
        bool? completed = RollupRuleCheck.AnyApplies(tracking, activity, rules, RollupAction.Completed) ? true
            : RollupRuleCheck.AnyApplies(tracking, activity, rules, RollupAction.Incomplete) ? false
            : null;
        tracking.Trace?.Add("RB.1.3b", "Activity Progress Rollup Using Rules", activity, $"{own.Count} own rules", completed);
        if (completed is not null)
        {
            tracking.SetCompleted(activity, completed);
        }
    }
}
