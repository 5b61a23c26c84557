namespace Player.Sequencing;

/// <summary>Flows backward. Sequencing and Navigation SB.2.8.</summary>
internal static class PreviousSequencing
{
    public static SequencingOutcome Apply(ActivityTracking tracking) =>
        tracking.Current is not { } current ? new(null, Exception: "SB.2.8-1")
        : current.Parent is { Definition.ControlMode.Flow: false } ? new(null, Exception: "SB.2.8-2")
        : Flow.Apply(tracking, current, Direction.Backward, considerChildren: false).AsOutcome("SB.2.8-2");
}
