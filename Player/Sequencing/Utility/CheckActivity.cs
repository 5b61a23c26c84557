using Authoring.Manifests;

namespace Player.Sequencing;

/// <summary>Whether an activity may not be delivered: disabled, or out of attempts. Sequencing and Navigation UP.5.</summary>
internal static class CheckActivity
{
    public static bool IsDisabled(ActivityTracking tracking, Activity activity) =>
        SequencingRulesCheck.Precondition(tracking, activity, RuleAction.Disabled) || LimitConditionsCheck.IsViolated(tracking, activity);
}
