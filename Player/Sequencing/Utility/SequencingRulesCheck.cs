using Authoring.Manifests;

namespace Player.Sequencing;

/// <summary>The action of the first rule of a set that applies. Sequencing and Navigation UP.2.</summary>
internal static class SequencingRulesCheck
{
    /// <param name="action">Which precondition action is asked for: skip, disabled, hiddenFromChoice or stopForwardTraversal.</param>
    public static bool Precondition(ActivityTracking tracking, Activity activity, RuleAction action)
    {
        foreach (var rule in activity.Definition.PreConditionRules)
        {
            if (rule.Action == action && SequencingRuleCheck.Applies(tracking, activity, rule))
            {
                tracking.Trace?.Add("UP.2", "Sequencing Rules Check", activity, "precondition", action);
                return true;
            }
        }

        return false;
    }

    public static bool Exit(ActivityTracking tracking, Activity activity) =>
        First(tracking, activity, activity.Definition.ExitConditionRules, "exit") == RuleAction.Exit;

    public static RuleAction? Postcondition(ActivityTracking tracking, Activity activity) =>
        First(tracking, activity, activity.Definition.PostConditionRules, "postcondition");

    private static RuleAction? First(ActivityTracking tracking, Activity activity, IReadOnlyList<SequencingRule> rules, string kind)
    {
        foreach (var rule in rules)
        {
            if (SequencingRuleCheck.Applies(tracking, activity, rule))
            {
                tracking.Trace?.Add("UP.2", "Sequencing Rules Check", activity, kind, rule.Action);
                return rule.Action;
            }
        }

        return null;
    }
}
