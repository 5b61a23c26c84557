using Authoring.Manifests;

namespace Player.Sequencing;

/// <summary>Whether an item of a SCORM 1.2 course is open: what its prerequisites ask for is done. SCORM 1.2 CAM 2.3.5.1.</summary>
internal static class PrerequisitesCheck
{
    public static bool AreMet(ActivityTracking tracking, Activity activity)
    {
        if (activity.Prerequisites is not { } script)
        {
            return true;
        }

        var met = script.IsMet(item => tracking.Tree.Find(item) is { } asked && asked != activity ? StatusOf(tracking, asked) : null);
        tracking.Trace?.Add("CAM 2.3.5.1", "Prerequisites (SCORM 1.2)", activity, activity.Item!.Prerequisites!, met ? "met" : "not met");
        return met;
    }

    private static PrerequisiteStatus StatusOf(ActivityTracking tracking, Activity activity)
    {
        // A page in view is done as soon as the learner goes on.
        if (activity == tracking.Current && activity.IsLeaf && activity.Item?.ScormType != ScormType.Sco && !tracking.See(activity).CompletionSetByContent)
        {
            return PrerequisiteStatus.Completed;
        }

        var satisfied = IsJudged(tracking, activity) ? tracking.Satisfied(activity, activity.Primary) : null;
        return tracking.Completed(activity) switch
        {
            true when satisfied == true => PrerequisiteStatus.Passed,
            true when satisfied == false => PrerequisiteStatus.Failed,
            true => PrerequisiteStatus.Completed,
            _ when tracking.See(activity).AttemptCount > 0 => PrerequisiteStatus.Incomplete,
            _ => PrerequisiteStatus.NotAttempted,
        };
    }

    /// <summary>Sequencing takes a finished item for satisfied; passed is only what content called so.</summary>
    private static bool IsJudged(ActivityTracking tracking, Activity activity) => activity.IsLeaf
        ? tracking.See(activity).SuccessSetByContent
        : tracking.Children(activity).Any(child => IsJudged(tracking, child));
}
