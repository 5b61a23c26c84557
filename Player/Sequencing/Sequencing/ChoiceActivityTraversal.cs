using Authoring.Manifests;

namespace Player.Sequencing;

/// <summary>Whether a choice may pass an activity. Sequencing and Navigation SB.2.4.</summary>
internal static class ChoiceActivityTraversal
{
    /// <summary>The exception, or null when it may.</summary>
    public static string? Apply(ActivityTracking tracking, Activity activity, Direction direction)
    {
        var begun = tracking.Trace?.Begin("SB.2.4", "Choice Activity Traversal", activity, direction.ToString());
        var exception = Decide(tracking, activity, direction);
        tracking.Trace?.End(begun, exception ?? "reachable");
        return exception;
    }

    private static string? Decide(ActivityTracking tracking, Activity activity, Direction direction)
    {
        if (direction == Direction.Forward)
        {
            return SequencingRulesCheck.Precondition(tracking, activity, RuleAction.StopForwardTraversal) ? "SB.2.4-1" : null;
        }

        return activity.Parent is null ? "SB.2.4-3"
            : activity.Parent.Definition.ControlMode.ForwardOnly ? "SB.2.4-2"
            : null;
    }
}
