namespace Player.Sequencing;

/// <summary>A cluster is satisfied when its measure reaches the minimum; while it is active only if it says so. Sequencing and Navigation RB.1.2 a.</summary>
internal static class ObjectiveRollupUsingMeasure
{
    public static void Apply(ActivityTracking tracking, Activity activity)
    {
        tracking.DecideByMeasure(activity);
        tracking.Trace?.Add(
            "RB.1.2a", "Objective Rollup Using Measure", activity, $"minimum {activity.Primary.MinNormalizedMeasure}",
            SequencingTrace.Known(tracking.Satisfied(activity, activity.Primary)));
    }
}
