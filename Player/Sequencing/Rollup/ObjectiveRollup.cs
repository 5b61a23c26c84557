using Authoring.Manifests;

namespace Player.Sequencing;

/// <summary>A cluster's satisfaction, from its measure or from its rollup rules. Sequencing and Navigation RB.1.2.</summary>
internal static class ObjectiveRollup
{
    // RB.1.2 b: these stand only where the cluster has no rule of its own for satisfaction (ADL RU-12a).
    private static readonly RollupRule AllSatisfied = new()
    {
        Action = RollupAction.Satisfied, Conditions = [new(Condition.Satisfied, false)],
    };

    private static readonly RollupRule AllKnown = new()
    {
        Action = RollupAction.NotSatisfied, Conditions = [new(Condition.ObjectiveStatusKnown, false)],
    };

    public static void Apply(ActivityTracking tracking, Activity activity)
    {
        // RB.1.2 a, Objective Rollup Using Measure: SetMeasure and DecideByMeasure have already decided.
        if (activity.Primary.SatisfiedByMeasure)
        {
            return;
        }

        var own = activity.Definition.Rollup.Rules.Where(rule => rule.Action is RollupAction.Satisfied or RollupAction.NotSatisfied).ToList();
        var rules = own.Count > 0 ? own : [AllKnown, AllSatisfied];
        bool? satisfied = RollupRuleCheck.AnyApplies(tracking, activity, rules, RollupAction.Satisfied) ? true
            : RollupRuleCheck.AnyApplies(tracking, activity, rules, RollupAction.NotSatisfied) ? false
            : null;
        tracking.Trace?.Add("RB.1.2b", "Objective Rollup Using Rules", activity, $"{own.Count} own rules", satisfied);
        if (satisfied is not null)
        {
            tracking.SetSatisfied(activity, activity.Primary, satisfied);
        }
    }
}
