namespace Player.Sequencing;

/// <summary>A cluster's completion amount is the weighted mean of its children's. Sequencing and Navigation RB.1.1 b.</summary>
internal static class CompletionMeasureRollup
{
    public static void Apply(ActivityTracking tracking, Activity activity)
    {
        decimal total = 0;
        decimal counted = 0;
        foreach (var child in tracking.Children(activity).Where(child => child.IsTracked))
        {
            var weight = child.CompletionThreshold.ProgressWeight;
            counted += weight;
            total += weight * (tracking.Progress(child, forRollup: true) ?? 0);
        }

        decimal? mean = counted > 0 ? total / counted : null;
        tracking.SetProgress(activity, mean);
        tracking.Trace?.Add("RB.1.1b", "Completion Measure Rollup", activity, $"weights {counted}", mean);
    }
}
