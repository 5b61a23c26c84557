using Authoring.Manifests;

namespace Player.Sequencing;

/// <summary>The action of the first rule of a set that applies. Sequencing and Navigation UP.2.</summary>
internal static class SequencingRulesCheck
{
    /// <param name="action">Which precondition action is asked for: skip, disabled, hiddenFromChoice or stopForwardTraversal.</param>
    public static bool Precondition(ActivityTracking tracking, Activity activity, RuleAction action)
    {
        var rules = activity.Definition.PreConditionRules;
        if (rules.Count == 0 || !Has(rules, action))
        {
            return false;
        }

        var begun = tracking.Trace?.Begin("UP.2", "Sequencing Rules Check", activity, $"precondition {action}");
        var applies = false;
        foreach (var rule in rules)
        {
            if (rule.Action == action && SequencingRuleCheck.Applies(tracking, activity, rule))
            {
                applies = true;
                break;
            }
        }

        tracking.Trace?.End(begun, applies ? action : "no action");
        return applies;
    }

    public static bool Exit(ActivityTracking tracking, Activity activity) =>
        First(tracking, activity, activity.Definition.ExitConditionRules, "exit") == RuleAction.Exit;

    public static RuleAction? Postcondition(ActivityTracking tracking, Activity activity) =>
        First(tracking, activity, activity.Definition.PostConditionRules, "postcondition");

    private static RuleAction? First(ActivityTracking tracking, Activity activity, IReadOnlyList<SequencingRule> rules, string kind)
    {
        if (rules.Count == 0)
        {
            return null;
        }

        var begun = tracking.Trace?.Begin("UP.2", "Sequencing Rules Check", activity, kind);
        RuleAction? action = null;
        foreach (var rule in rules)
        {
            if (SequencingRuleCheck.Applies(tracking, activity, rule))
            {
                action = rule.Action;
                break;
            }
        }

        tracking.Trace?.End(begun, action?.ToString() ?? "no action");
        return action;
    }

    private static bool Has(IReadOnlyList<SequencingRule> rules, RuleAction action)
    {
        foreach (var rule in rules)
        {
            if (rule.Action == action)
            {
                return true;
            }
        }

        return false;
    }
}
