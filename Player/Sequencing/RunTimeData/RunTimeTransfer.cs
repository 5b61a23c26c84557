using Authoring.Manifests;

namespace Player.Sequencing;

/// <summary>
/// Carries run-time data into the tracking model and back. The primary objective and the SCO's own status are one thing.
/// The SCO's own value wins: its entry in cmi.objectives may still hold what the last session left there.
/// Run-Time Environment 4.2.17 and 4.1.
/// </summary>
internal static class RunTimeTransfer
{
    public static void Apply(ActivityTracking tracking, Activity activity, RunTimeOutcome outcome)
    {
        if (!activity.IsTracked)
        {
            return;
        }

        var known = outcome.Objectives
            .Select(entry => (Entry: entry, Objective: activity.Objectives.FirstOrDefault(o => o.Identifier is not null && o.Identifier == Identifiers.Collapse(entry.Identifier))))
            .Where(pair => pair.Objective is not null).ToList();
        foreach (var (entry, objective) in known)
        {
            Transfer(tracking, activity, objective!, entry);
        }

        var primary = known.Find(pair => pair.Objective!.IsPrimary).Entry;
        TransferOwn(tracking, activity, outcome, primary);
    }

    /// <summary>cmi.objectives as a new attempt finds it: one entry for every objective with an identifier.</summary>
    public static IReadOnlyList<RunTimeObjective> Initial(ActivityTracking tracking, Activity activity) =>
    [
        .. activity.Objectives.Where(objective => objective.Identifier is not null).Select(objective => new RunTimeObjective
        {
            Identifier = objective.Identifier!,
            Success = tracking.ReadSatisfied(activity, objective) switch { true => RunTimeSuccess.Passed, false => RunTimeSuccess.Failed, _ => RunTimeSuccess.NotSet },
            Completion = tracking.Completed(activity, objective) switch { true => RunTimeCompletion.Completed, false => RunTimeCompletion.Incomplete, _ => RunTimeCompletion.NotSet },
            ScaledScore = tracking.ReadMeasure(activity, objective),
            RawScore = tracking.RawScore(activity, objective),
            MinScore = tracking.MinScore(activity, objective),
            MaxScore = tracking.MaxScore(activity, objective),
            ProgressMeasure = tracking.Progress(activity, objective),
        }),
    ];

    private static void Transfer(ActivityTracking tracking, Activity activity, Objective objective, RunTimeObjective entry)
    {
        if (entry.Success != RunTimeSuccess.NotSet)
        {
            tracking.SetSatisfied(activity, objective, Satisfied(entry.Success));
        }

        tracking.SetMeasure(activity, objective, entry.ScaledScore);
        tracking.SetScores(activity, objective, entry.RawScore, entry.MinScore, entry.MaxScore);
        if (!objective.IsPrimary)
        {
            tracking.SetCompleted(activity, objective, Completed(entry.Completion));
            tracking.SetProgress(activity, objective, entry.ProgressMeasure);
        }
    }

    private static void TransferOwn(ActivityTracking tracking, Activity activity, RunTimeOutcome outcome, RunTimeObjective? primary)
    {
        var state = tracking.Of(activity);
        var completion = outcome.Completion == RunTimeCompletion.NotSet ? primary?.Completion ?? RunTimeCompletion.NotSet : outcome.Completion;
        state.CompletionSetByContent = completion != RunTimeCompletion.NotSet;
        tracking.SetCompleted(activity, Completed(completion));
        if ((outcome.ProgressMeasure ?? primary?.ProgressMeasure) is { } progress)
        {
            tracking.SetProgress(activity, progress);
        }

        state.IsSuspended = outcome.Suspends;
        var success = outcome.Success is RunTimeSuccess.Passed or RunTimeSuccess.Failed || primary is null or { Success: RunTimeSuccess.NotSet }
            ? outcome.Success
            : primary.Success;
        state.SuccessSetByContent = success != RunTimeSuccess.NotSet;
        if (success != RunTimeSuccess.NotSet)
        {
            tracking.SetSatisfied(activity, activity.Primary, Satisfied(success));
        }

        tracking.SetMeasure(activity, activity.Primary, outcome.ScaledScore ?? primary?.ScaledScore);
    }

    private static bool? Satisfied(RunTimeSuccess success) => success switch
    {
        RunTimeSuccess.Passed => true,
        RunTimeSuccess.Failed => false,
        _ => null,
    };

    private static bool? Completed(RunTimeCompletion completion) => completion switch
    {
        RunTimeCompletion.Completed => true,
        RunTimeCompletion.Incomplete or RunTimeCompletion.NotAttempted => false,
        _ => null,
    };
}
