namespace Player.Sequencing;

/// <summary>Finds the first activity. Sequencing and Navigation SB.2.5.</summary>
internal static class StartSequencing
{
    public static SequencingOutcome Apply(ActivityTracking tracking) =>
        tracking.Current is not null ? new(null, Exception: "SB.2.5-1")
        : tracking.Root.IsLeaf ? new(tracking.Root)
        : Flow.Apply(tracking, tracking.Root, Direction.Forward, considerChildren: true).AsOutcome("SB.2.5-2");
}
