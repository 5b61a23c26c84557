using Authoring.Manifests;

namespace Player.Sequencing;

/// <summary>Whether an activity may not be delivered: disabled, out of attempts, or (SCORM 1.2) waiting for its prerequisites. Sequencing and Navigation UP.5.</summary>
internal static class CheckActivity
{
    public static bool IsDisabled(ActivityTracking tracking, Activity activity)
    {
        var begun = tracking.Trace?.Begin("UP.5", "Check Activity", activity);
        var disabled = SequencingRulesCheck.Precondition(tracking, activity, RuleAction.Disabled)
            || LimitConditionsCheck.IsViolated(tracking, activity)
            || !PrerequisitesCheck.AreMet(tracking, activity);
        tracking.Trace?.End(begun, disabled ? "not available" : "available");
        return disabled;
    }
}
