namespace Player.Sequencing;

/// <summary>A cluster's completion, from its completion amount or from its rollup rules. Sequencing and Navigation RB.1.3.</summary>
internal static class ActivityProgressRollup
{
    public static void Apply(ActivityTracking tracking, Activity activity)
    {
        if (activity.CompletionThreshold.CompletedByMeasure)
        {
            ActivityProgressRollupUsingMeasure.Apply(tracking, activity);
        }
        else
        {
            ActivityProgressRollupUsingRules.Apply(tracking, activity);
        }
    }
}
