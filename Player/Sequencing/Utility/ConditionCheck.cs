using Authoring.Manifests;

namespace Player.Sequencing;

/// <summary>One condition on the tracking data of an activity; null is unknown. Sequencing and Navigation 3.4.2 and RB.1.4.1.</summary>
internal static class ConditionCheck
{
    public static bool? Holds(ActivityTracking tracking, Activity activity, Condition condition, string? objectiveId, decimal threshold, bool forRollup)
    {
        var objective = ActivityTracking.Find(activity, objectiveId);
        return condition switch
        {
            Condition.Always => true,
            Condition.Never => false,
            Condition.Satisfied => objective is null ? null : tracking.Satisfied(activity, objective, forRollup),
            Condition.ObjectiveStatusKnown => objective is not null && tracking.Satisfied(activity, objective, forRollup) is not null,
            Condition.ObjectiveMeasureKnown => objective is not null && tracking.Measure(activity, objective, forRollup) is not null,
            Condition.ObjectiveMeasureGreaterThan => Compare(objective, measure => measure > threshold),
            Condition.ObjectiveMeasureLessThan => Compare(objective, measure => measure < threshold),
            Condition.Completed => Completed(objective),
            Condition.ActivityProgressKnown => Completed(objective) is not null,
            Condition.Attempted => tracking.See(activity).AttemptCount > 0,
            Condition.AttemptLimitExceeded => activity.Definition.LimitConditions.AttemptLimit is { } limit
                ? activity.IsTracked && tracking.See(activity).AttemptCount >= limit
                : null,
            _ => null,
        };

        bool? Compare(Objective? of, Func<decimal, bool> holds) =>
            of is not null && tracking.Measure(activity, of, forRollup) is { } measure ? holds(measure) : null;

        bool? Completed(Objective? of) =>
            of is null ? null
            : of.IsPrimary ? tracking.Completed(activity, forRollup)
            : activity.IsTracked ? tracking.Completed(activity, of) : null;
    }
}
