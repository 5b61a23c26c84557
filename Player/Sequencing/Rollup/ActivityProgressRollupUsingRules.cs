using Authoring.Manifests;

namespace Player.Sequencing;

/// <summary>A cluster's completion by its rollup rules, or by the default ones where it has none. Sequencing and Navigation RB.1.3 b.</summary>
internal static class ActivityProgressRollupUsingRules
{
    // These stand only where the cluster has no rule of its own for completion (ADL RU-15b).
    private static readonly RollupRule AllCompleted = new()
    {
        Action = RollupAction.Completed, Conditions = [new(Condition.Completed, false)],
    };

    private static readonly RollupRule AllKnown = new()
    {
        Action = RollupAction.Incomplete, Conditions = [new(Condition.ActivityProgressKnown, false)],
    };

    private static readonly IReadOnlyList<RollupRule> Defaults = [AllKnown, AllCompleted];

    public static void Apply(ActivityTracking tracking, Activity activity)
    {
        var own = activity.RollupRulesForCompletion;
        var begun = tracking.Trace?.Begin("RB.1.3b", "Activity Progress Rollup Using Rules", activity, own.Count > 0 ? $"{own.Count} rules of its own" : "default rules");
        var rules = own.Count > 0 ? own : Defaults;
        bool? completed = RollupRuleCheck.AnyApplies(tracking, activity, rules, RollupAction.Completed) ? true
            : RollupRuleCheck.AnyApplies(tracking, activity, rules, RollupAction.Incomplete) ? false
            : null;
        if (completed is not null)
        {
            tracking.SetCompleted(activity, completed);
        }

        tracking.Trace?.End(begun, completed is null ? "no change" : SequencingTrace.Known(completed));
    }
}
