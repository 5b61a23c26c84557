using Authoring.Manifests;

namespace Player.Sequencing;

/// <summary>
/// Whether enough children meet a rollup rule's conditions. All over no child is true (ADL RU-11), all over only unknown
/// children is not; none is not true while a child is unknown (ADL RU-05). Sequencing and Navigation RB.1.4.
/// </summary>
internal static class RollupRuleCheck
{
    public static bool AnyApplies(ActivityTracking tracking, Activity activity, IReadOnlyList<RollupRule> rules, RollupAction action)
    {
        foreach (var rule in rules)
        {
            if (rule.Action == action && Applies(tracking, activity, rule))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Applies(ActivityTracking tracking, Activity activity, RollupRule rule)
    {
        var begun = tracking.Trace?.Begin("RB.1.4", "Rollup Rule Check", activity, Text(rule));
        var applies = Decide(tracking, activity, rule);
        tracking.Trace?.End(begun, applies);
        return applies;
    }

    private static string Text(RollupRule rule) =>
        $"{rule.Action} if of {rule.ChildActivitySet} children {rule.Combination} of "
        + string.Join(", ", rule.Conditions.Select(condition => $"{(condition.Not ? "not " : "")}{condition.Condition}"));

    private static bool Decide(ActivityTracking tracking, Activity activity, RollupRule rule)
    {
        var count = 0;
        var held = 0;
        var failed = 0;
        foreach (var child in tracking.Children(activity))
        {
            if (CheckChildForRollup.Counts(tracking, child, rule.Action))
            {
                var holds = RollupConditions.Hold(tracking, child, rule);
                count++;
                held += holds == true ? 1 : 0;
                failed += holds == false ? 1 : 0;
                if (IsDecided(rule.ChildActivitySet, holds))
                {
                    break;
                }
            }
        }

        var anyKnown = held + failed > 0;
        return rule.ChildActivitySet switch
        {
            ChildActivitySet.All => held == count,
            ChildActivitySet.Any => held > 0,
            ChildActivitySet.None => failed == count,
            ChildActivitySet.AtLeastCount => anyKnown && held >= rule.MinimumCount,
            // ADL rounds the share to a number of children.
            ChildActivitySet.AtLeastPercent => anyKnown && held >= (long)((rule.MinimumPercent * count) + 0.5m),
            _ => false,
        };
    }

    // One child is often enough; large clusters would be slow otherwise.
    private static bool IsDecided(ChildActivitySet set, bool? holds) => set switch
    {
        ChildActivitySet.All => holds != true,
        ChildActivitySet.Any => holds == true,
        ChildActivitySet.None => holds != false,
        _ => false,
    };
}
