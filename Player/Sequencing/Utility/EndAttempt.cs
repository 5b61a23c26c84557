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
        var begun = tracking.Trace?.Begin("UP.4", "End Attempt", activity);
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
        OverallRollup.Apply(tracking, activity);
        tracking.Trace?.End(begun, state.IsSuspended ? "suspended" : "ended");
    }

    private static void Assume(ActivityTracking tracking, Activity activity, ActivityState state)
    {
        var controls = activity.Definition.DeliveryControls;
        if (!controls.CompletionSetByContent && !state.CompletionSetByContent && tracking.Completed(activity) is null)
        {
            tracking.SetCompleted(activity, true);
            tracking.Trace?.Add("UP.4", "End Attempt, completion assumed", activity, "content did not speak of it", true);
        }

        if (!controls.ObjectiveSetByContent && !state.SuccessSetByContent && tracking.Satisfied(activity, activity.Primary) is null)
        {
            tracking.SetSatisfied(activity, activity.Primary, true);
            tracking.Trace?.Add("UP.4", "End Attempt, satisfaction assumed", activity, "content did not speak of it", true);
        }
    }
}
