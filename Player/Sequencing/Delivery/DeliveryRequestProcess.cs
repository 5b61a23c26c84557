namespace Player.Sequencing;

/// <summary>Whether the activity found may be delivered. Sequencing and Navigation DB.1.1.</summary>
internal static class DeliveryRequestProcess
{
    /// <summary>The exception, or null when it may.</summary>
    public static string? Apply(ActivityTracking tracking, Activity activity)
    {
        var begun = tracking.Trace?.Begin("DB.1.1", "Delivery Request", activity);
        var exception = !activity.IsLeaf ? "DB.1.1-1"
            : activity.WithAncestors().Any(step => CheckActivity.IsDisabled(tracking, step)) ? "DB.1.1-3"
            : null;
        tracking.Trace?.End(begun, exception ?? "valid");
        return exception;
    }
}
