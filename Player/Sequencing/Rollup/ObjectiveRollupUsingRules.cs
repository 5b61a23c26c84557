using Authoring.Manifests;

namespace Player.Sequencing;

/// <summary>A cluster's satisfaction by its rollup rules, or by the default ones where it has none. Sequencing and Navigation RB.1.2 b.</summary>
internal static class ObjectiveRollupUsingRules
{
    // These stand only where the cluster has no rule of its own for satisfaction (ADL RU-12a).
    private static readonly RollupRule AllSatisfied = new()
    {
        Action = RollupAction.Satisfied, Conditions = [new(Condition.Satisfied, false)],
    };

    private static readonly RollupRule AllKnown = new()
    {
        Action = RollupAction.NotSatisfied, Conditions = [new(Condition.ObjectiveStatusKnown, false)],
    };

    private static readonly IReadOnlyList<RollupRule> Defaults = [AllKnown, AllSatisfied];

    public static void Apply(ActivityTracking tracking, Activity activity)
    {
        var own = activity.RollupRulesForSatisfaction;
        var begun = tracking.Trace?.Begin("RB.1.2b", "Objective Rollup Using Rules", activity, own.Count > 0 ? $"{own.Count} rules of its own" : "default rules");
        var rules = own.Count > 0 ? own : Defaults;
        bool? satisfied = RollupRuleCheck.AnyApplies(tracking, activity, rules, RollupAction.Satisfied) ? true
            : RollupRuleCheck.AnyApplies(tracking, activity, rules, RollupAction.NotSatisfied) ? false
            : null;
        if (satisfied is not null)
        {
            tracking.SetSatisfied(activity, activity.Primary, satisfied);
        }

        tracking.Trace?.End(begun, satisfied is null ? "no change" : SequencingTrace.Known(satisfied));
    }
}
