namespace Player.Sequencing;

/// <summary>Goes to an activity without looking at rules on the way. Sequencing and Navigation SB.2.13.</summary>
internal static class JumpSequencing
{
    public static SequencingOutcome Apply(ActivityTracking tracking, Activity target) =>
        tracking.Current is null ? new(null, Exception: "SB.2.13-1") : new(target);
}
