namespace Player.Sequencing;

/// <summary>Whether the attempt limit is used up. Durations never block delivery (ADL CM-01). Sequencing and Navigation UP.1.</summary>
internal static class LimitConditionsCheck
{
    public static bool IsViolated(ActivityTracking tracking, Activity activity)
    {
        var state = tracking.See(activity);
        return activity.IsTracked && !state.IsActive && !state.IsSuspended
            && activity.Definition.LimitConditions.AttemptLimit is { } limit && state.AttemptCount >= limit;
    }
}
