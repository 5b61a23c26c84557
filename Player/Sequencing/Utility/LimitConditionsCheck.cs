namespace Player.Sequencing;

/// <summary>Whether the attempt limit is used up. Durations never block delivery (ADL CM-01). Sequencing and Navigation UP.1.</summary>
internal static class LimitConditionsCheck
{
    public static bool IsViolated(ActivityTracking tracking, Activity activity)
    {
        if (activity.Definition.LimitConditions.AttemptLimit is not { } limit)
        {
            return false;
        }

        var state = tracking.See(activity);
        var violated = activity.IsTracked && !state.IsActive && !state.IsSuspended && state.AttemptCount >= limit;
        tracking.Trace?.Add("UP.1", "Limit Conditions Check", activity, $"{state.AttemptCount} of {limit} attempts", violated ? "violated" : "kept");
        return violated;
    }
}
