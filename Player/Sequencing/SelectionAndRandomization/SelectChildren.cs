using Authoring.Manifests;

namespace Player.Sequencing;

/// <summary>Picks the children a cluster uses. Sequencing and Navigation SR.1.</summary>
internal static class SelectChildren
{
    /// <summary>Before the first attempt of all.</summary>
    public static void Once(ActivityTracking tracking, Activity activity)
    {
        if (!activity.IsLeaf && activity.Definition.Randomization.SelectionTiming != RandomizationTiming.Never && !tracking.See(activity).IsSelected)
        {
            Apply(tracking, activity);
        }
    }

    /// <summary>When an attempt ended, for the one that may follow.</summary>
    public static void ForNextAttempt(ActivityTracking tracking, Activity activity)
    {
        if (activity.Definition.Randomization.SelectionTiming == RandomizationTiming.OnEachNewAttempt)
        {
            Apply(tracking, activity);
        }
    }

    private static void Apply(ActivityTracking tracking, Activity activity)
    {
        tracking.Of(activity).IsSelected = true;
        if (activity.Definition.Randomization.SelectCount is not { } count || count < 1 || count >= activity.Children.Count)
        {
            return;
        }

        var all = activity.Children.ToArray();
        tracking.Random.Shuffle(all);
        tracking.SetChildren(activity, all.Take(count).OrderBy(child => child.Index));
        tracking.Trace?.Add("SR.1", "Select Children", activity, $"{count} of {all.Length}", string.Join(' ', tracking.Children(activity)));
    }
}
