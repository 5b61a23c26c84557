namespace Player.Sequencing;

/// <summary>
/// A cluster is completed when its completion amount reaches the threshold: decided when the amount is set (RB.1.1 b).
/// Sequencing and Navigation RB.1.3 a.
/// </summary>
internal static class ActivityProgressRollupUsingMeasure
{
    public static void Apply(ActivityTracking tracking, Activity activity) => tracking.Trace?.Add(
        "RB.1.3a", "Activity Progress Rollup Using Measure", activity, $"minimum {activity.CompletionThreshold.MinProgressMeasure}",
        SequencingTrace.Known(tracking.Completed(activity)));
}
