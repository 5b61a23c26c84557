namespace Player.Sequencing;

/// <summary>Takes the current activity again. Sequencing and Navigation SB.2.10.</summary>
internal static class RetrySequencing
{
    public static SequencingOutcome Apply(ActivityTracking tracking)
    {
        if (tracking.Current is not { } current)
        {
            return new(null, Exception: "SB.2.10-1");
        }

        var state = tracking.See(current);
        return state.IsActive || state.IsSuspended ? new(null, Exception: "SB.2.10-2")
            : current.IsLeaf ? new(current)
            : Flow.Apply(tracking, current, Direction.Forward, considerChildren: true).AsOutcome("SB.2.10-3");
    }
}
