namespace Player.Sequencing;

/// <summary>Flows forward. Sequencing and Navigation SB.2.7.</summary>
internal static class ContinueSequencing
{
    public static SequencingOutcome Apply(ActivityTracking tracking) =>
        tracking.Current is not { } current ? new(null, Exception: "SB.2.7-1")
        : current.Parent is { Definition.ControlMode.Flow: false } ? new(null, Exception: "SB.2.7-2")
        : Flow.Apply(tracking, current, Direction.Forward, considerChildren: false).AsOutcome("SB.2.7-2");
}
