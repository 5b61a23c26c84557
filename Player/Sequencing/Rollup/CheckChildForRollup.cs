using Authoring.Manifests;

namespace Player.Sequencing;

/// <summary>Whether a child counts in its parent's rollup. Sequencing and Navigation RB.1.4.2.</summary>
internal static class CheckChildForRollup
{
    public static bool Counts(ActivityTracking tracking, Activity child, RollupAction action)
    {
        var begun = tracking.Trace?.Begin("RB.1.4.2", "Check Child for Rollup", child, action.ToString());
        var counts = Decide(tracking, child, action);
        tracking.Trace?.End(begun, counts ? "included" : "left out");
        return counts;
    }

    private static bool Decide(ActivityTracking tracking, Activity child, RollupAction action)
    {
        if (!child.IsTracked)
        {
            return false;
        }

        var rollup = child.Definition.Rollup;
        var considerations = child.Definition.RollupConsiderations;
        var (contributes, consideration) = action switch
        {
            RollupAction.Satisfied => (rollup.ObjectiveSatisfied, considerations.RequiredForSatisfied),
            RollupAction.NotSatisfied => (rollup.ObjectiveSatisfied, considerations.RequiredForNotSatisfied),
            RollupAction.Completed => (rollup.ProgressCompletion, considerations.RequiredForCompleted),
            _ => (rollup.ProgressCompletion, considerations.RequiredForIncomplete),
        };
        return contributes && consideration switch
        {
            RollupConsideration.IfAttempted => tracking.See(child).AttemptCount > 0,
            RollupConsideration.IfNotSuspended => tracking.See(child) is { AttemptCount: 0 } or { IsSuspended: false },
            RollupConsideration.IfNotSkipped => !SequencingRulesCheck.Precondition(tracking, child, RuleAction.Skip),
            _ => true,
        };
    }
}
