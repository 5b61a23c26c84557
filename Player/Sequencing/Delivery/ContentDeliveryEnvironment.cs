namespace Player.Sequencing;

/// <summary>Begins or resumes the attempts from the root down to the delivered activity. Sequencing and Navigation DB.2.</summary>
internal static class ContentDeliveryEnvironment
{
    /// <summary>The exception, or null when the activity is now the current one.</summary>
    public static string? Apply(ActivityTracking tracking, Activity activity)
    {
        var begun = tracking.Trace?.Begin("DB.2", "Content Delivery Environment", activity);
        var exception = Decide(tracking, activity);
        tracking.Trace?.End(begun, exception ?? $"delivered, attempt {tracking.See(activity).AttemptCount}");
        return exception;
    }

    private static string? Decide(ActivityTracking tracking, Activity activity)
    {
        if (tracking.Current is { } current && tracking.See(current).IsActive)
        {
            return "DB.2-1";
        }

        ClearSuspendedActivity.Apply(tracking, activity);
        TerminateDescendentAttempts.Apply(tracking, activity);
        foreach (var step in activity.WithAncestors().Reverse().Where(step => !tracking.See(step).IsActive))
        {
            var state = tracking.Of(step);
            if (state.IsSuspended)
            {
                tracking.Trace?.Add("DB.2", "Content Delivery Environment, attempt resumed", step, "", state.AttemptCount);
                state.IsSuspended = false;
            }
            else if (step.IsTracked)
            {
                tracking.BeginAttempt(step);
                tracking.Trace?.Add("DB.2", "Content Delivery Environment, attempt begun", step, "", state.AttemptCount);
            }

            state.IsActive = true;
        }

        tracking.Current = activity;
        return null;
    }
}
