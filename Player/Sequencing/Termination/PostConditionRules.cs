using Authoring.Manifests;

namespace Player.Sequencing;

/// <summary>What the current activity's postcondition rules ask for, now that its attempt ended. Sequencing and Navigation TB.2.2.</summary>
internal static class PostConditionRules
{
    public static RuleAction? Apply(ActivityTracking tracking)
    {
        var current = tracking.Current!;
        var begun = tracking.Trace?.Begin("TB.2.2", "Sequencing Post Condition Rules", current, tracking.See(current).IsSuspended ? "suspended" : "");
        RuleAction? action = tracking.See(current).IsSuspended ? null : SequencingRulesCheck.Postcondition(tracking, current);
        tracking.Trace?.End(begun, action?.ToString() ?? "no action");
        return action;
    }
}
