using Authoring.Manifests;

namespace Player.Sequencing;

/// <summary>
/// A cluster's measure is the weighted mean of its children's. A child without one counts with its weight, but not in SCORM 1.2,
/// which knows no weights: there four lessons to read would leave a quiz a fifth of its score. Sequencing and Navigation RB.1.1 a.
/// </summary>
internal static class MeasureRollup
{
    public static void Apply(ActivityTracking tracking, Activity activity)
    {
        decimal total = 0;
        decimal counted = 0;
        foreach (var child in tracking.Children(activity).Where(child => child.IsTracked))
        {
            var measure = tracking.Measure(child, child.Primary, forRollup: true);
            if (measure is null && tracking.Tree.Edition == Edition.Scorm12)
            {
                continue;
            }

            var weight = child.Definition.Rollup.ObjectiveMeasureWeight;
            counted += weight;
            total += weight * (measure ?? 0);
        }

        decimal? mean = counted > 0 ? total / counted : null;
        tracking.SetMeasure(activity, activity.Primary, mean);
        tracking.Trace?.Add("RB.1.1a", "Measure Rollup", activity, $"weights {counted}", mean);
    }
}
