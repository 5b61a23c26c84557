namespace Player.Sequencing;

/// <summary>Goes back to where Suspend All was asked for. Sequencing and Navigation SB.2.6.</summary>
internal static class ResumeAllSequencing
{
    public static SequencingOutcome Apply(ActivityTracking tracking) =>
        tracking.Current is not null ? new(null, Exception: "SB.2.6-1")
        : tracking.Suspended is null ? new(null, Exception: "SB.2.6-2")
        : new(tracking.Suspended);
}
