using Authoring.Manifests;

namespace Player.Sequencing;

/// <summary>
/// Ends an attempt: what content left open is assumed achieved, then the result rolls up.
/// Content that said "unknown" itself is believed (ADL CM-06, RU-19). Sequencing and Navigation UP.4.
/// </summary>
internal static class EndAttempt
{
    public static void Apply(ActivityTracking tracking, Activity activity)
    {
        var state = tracking.Of(activity);
        if (activity.IsLeaf)
        {
            if (activity.IsTracked && !state.IsSuspended)
            {
                Assume(tracking, activity, state);
            }
        }
        else
        {
            state.IsSuspended = tracking.Children(activity).Any(child => tracking.See(child).IsSuspended);
            if (!state.IsSuspended)
            {
                SelectChildren.ForNextAttempt(tracking, activity);
                RandomizeChildren.ForNextAttempt(tracking, activity);
            }
        }

        state.IsActive = false;
        tracking.DecideByMeasure(activity);
        tracking.Trace?.Add("UP.4", "End Attempt", activity, "", state.IsSuspended ? "suspended" : "ended");
        OverallRollup.Apply(tracking, activity);
    }

    private static void Assume(ActivityTracking tracking, Activity activity, ActivityState state)
    {
        var controls = activity.Definition.DeliveryControls;
        if (!controls.CompletionSetByContent && !state.CompletionSetByContent && tracking.Completed(activity) is null)
        {
            tracking.SetCompleted(activity, true);
        }

        if (!controls.ObjectiveSetByContent && !state.SuccessSetByContent && tracking.Satisfied(activity, activity.Primary) is null)
        {
            tracking.SetSatisfied(activity, activity.Primary, true);
        }
    }
}
