using Authoring.Manifests;

namespace Player.Sequencing;

/// <summary>The end of a flow: the leaf found, or the activity where it stopped.</summary>
internal readonly record struct FlowResult(bool Deliverable, Activity At, bool EndSession = false, string? Exception = null)
{
    public override string ToString() =>
        Deliverable ? $"deliver {At}" : Exception is not null ? SequencingExceptions.Explain(Exception) : EndSession ? "end of the tree" : "nothing";
}

/// <summary>Passes over skipped activities and down into clusters until a leaf may be delivered. Sequencing and Navigation SB.2.2.</summary>
internal static class FlowActivityTraversal
{
    public static FlowResult Apply(ActivityTracking tracking, Activity activity, Direction direction, Direction previous)
    {
        var begun = tracking.Trace?.Begin("SB.2.2", "Flow Activity Traversal", activity, direction.ToString());
        var result = Walk(tracking, activity, direction, previous);
        tracking.Trace?.End(begun, result);
        return result;
    }

    private static FlowResult Walk(ActivityTracking tracking, Activity activity, Direction direction, Direction previous)
    {
        while (true)
        {
            if (activity.Parent is not { Definition.ControlMode.Flow: true })
            {
                return new(false, activity, Exception: "SB.2.2-1");
            }

            TraversalStep step;
            // SCORM 1.2 has no rule for an item whose prerequisites are not met yet: the next open one comes.
            if (SequencingRulesCheck.Precondition(tracking, activity, RuleAction.Skip) || !PrerequisitesCheck.AreMet(tracking, activity))
            {
                step = FlowTreeTraversal.Apply(tracking, activity, direction, considerChildren: false, previous);
                if (step.Next is not null && previous == Direction.Backward && step.Direction == Direction.Backward)
                {
                    (direction, previous) = (Direction.Backward, Direction.None);
                }
            }
            else if (CheckActivity.IsDisabled(tracking, activity))
            {
                return new(false, activity, Exception: "SB.2.2-2");
            }
            else if (activity.IsLeaf)
            {
                return new(true, activity);
            }
            else
            {
                step = FlowTreeTraversal.Apply(tracking, activity, direction, considerChildren: true, Direction.None);
                var turned = direction == Direction.Backward && step.Direction == Direction.Forward;
                (direction, previous) = turned ? (Direction.Forward, Direction.Backward) : (direction, Direction.None);
            }

            if (step.Next is null)
            {
                return new(false, activity, step.EndSession, step.Exception);
            }

            activity = step.Next;
        }
    }
}
