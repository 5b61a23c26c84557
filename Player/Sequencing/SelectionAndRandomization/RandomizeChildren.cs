using Authoring.Manifests;

namespace Player.Sequencing;

/// <summary>Puts the children in use into random order. Sequencing and Navigation SR.2.</summary>
internal static class RandomizeChildren
{
    /// <summary>Before the first attempt of all.</summary>
    public static void Once(ActivityTracking tracking, Activity activity)
    {
        if (!activity.IsLeaf && activity.Definition.Randomization.RandomizationTiming != RandomizationTiming.Never && !tracking.See(activity).IsRandomized)
        {
            Apply(tracking, activity);
        }
    }

    /// <summary>When an attempt ended, for the one that may follow.</summary>
    public static void ForNextAttempt(ActivityTracking tracking, Activity activity)
    {
        if (activity.Definition.Randomization.RandomizationTiming == RandomizationTiming.OnEachNewAttempt)
        {
            Apply(tracking, activity);
        }
    }

    private static void Apply(ActivityTracking tracking, Activity activity)
    {
        tracking.Of(activity).IsRandomized = true;
        if (!activity.Definition.Randomization.ReorderChildren)
        {
            return;
        }

        var order = tracking.Children(activity).ToArray();
        tracking.Random.Shuffle(order);
        tracking.SetChildren(activity, order);
        tracking.Trace?.Add("SR.2", "Randomize Children", activity, $"{activity.Definition.Randomization.RandomizationTiming}", string.Join(' ', tracking.Children(activity)));
    }
}
