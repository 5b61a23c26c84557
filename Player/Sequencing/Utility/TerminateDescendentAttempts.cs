namespace Player.Sequencing;

/// <summary>Ends the attempts between the current activity and an ancestor, both left out. Sequencing and Navigation UP.3.</summary>
internal static class TerminateDescendentAttempts
{
    public static void Apply(ActivityTracking tracking, Activity activity)
    {
        if (tracking.Current is not { } current)
        {
            return;
        }

        var common = ActivityTracking.CommonAncestor(current, activity);
        var begun = tracking.Trace?.Begin("UP.3", "Terminate Descendent Attempts", activity, $"from {current} up to {common}");
        foreach (var step in current.WithAncestors().TakeWhile(step => step != common).Skip(1))
        {
            EndAttempt.Apply(tracking, step);
        }

        tracking.Trace?.End(begun, "done");
    }
}
