namespace Player.Sequencing;

/// <summary>Forgets where the session was suspended, now that another activity is delivered. Sequencing and Navigation DB.2.1.</summary>
internal static class ClearSuspendedActivity
{
    public static void Apply(ActivityTracking tracking, Activity delivered)
    {
        if (tracking.Suspended is not { } suspended)
        {
            return;
        }

        if (suspended != delivered)
        {
            var common = ActivityTracking.CommonAncestor(delivered, suspended);
            foreach (var step in suspended.WithAncestors().TakeWhile(step => step != common))
            {
                tracking.Of(step).IsSuspended = tracking.Children(step).Any(child => tracking.See(child).IsSuspended);
            }
        }

        tracking.Suspended = null;
        tracking.Trace?.Add("DB.2.1", "Clear Suspended Activity", suspended, $"{delivered} is delivered", "cleared");
    }
}
