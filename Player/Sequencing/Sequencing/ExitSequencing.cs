namespace Player.Sequencing;

/// <summary>Ends the session when the attempt on the root is over. Sequencing and Navigation SB.2.11.</summary>
internal static class ExitSequencing
{
    public static SequencingOutcome Apply(ActivityTracking tracking) =>
        tracking.Current is not { } current ? new(null, Exception: "SB.2.11-1")
        : tracking.See(current).IsActive ? new(null, Exception: "SB.2.11-2")
        : new(null, EndSession: current.IsRoot);
}
