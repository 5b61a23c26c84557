namespace Player.Sequencing;

/// <summary>Flows from an activity to the next leaf. Sequencing and Navigation SB.2.3.</summary>
internal static class Flow
{
    public static FlowResult Apply(ActivityTracking tracking, Activity activity, Direction direction, bool considerChildren)
    {
        var begun = tracking.Trace?.Begin("SB.2.3", "Flow", activity, considerChildren ? $"{direction}, into its children" : direction.ToString());
        var step = FlowTreeTraversal.Apply(tracking, activity, direction, considerChildren, Direction.None);
        var result = step.Next is null
            ? new FlowResult(false, activity, step.EndSession, step.Exception)
            : FlowActivityTraversal.Apply(tracking, step.Next, direction, Direction.None);
        tracking.Trace?.End(begun, result);
        return result;
    }

    public static SequencingOutcome AsOutcome(this FlowResult result, string otherwise) =>
        result.Deliverable ? new(result.At) : new(null, result.EndSession, result.Exception ?? (result.EndSession ? null : otherwise));
}
