using Player.RunTime;
using Player.Sequencing;

namespace Player.Attempts;

/// <summary>The words of the run time in those of sequencing, and back.</summary>
internal static class RunTimeOutcomes
{
    public static RunTimeOutcome Of(SessionFacts facts) => new()
    {
        Completion = Completion(facts.Completion),
        Success = Success(facts.Success),
        ScaledScore = Number(facts.Score.Scaled),
        ProgressMeasure = Number(facts.Progress),
        Suspends = facts.Exit is "suspend" or "logout",
        Objectives =
        [
            .. facts.Objectives.Select(objective => new RunTimeObjective
            {
                Identifier = objective.Id,
                Success = Success(objective.Success),
                Completion = Completion(objective.Completion),
                ScaledScore = Number(objective.Score.Scaled),
                RawScore = Number(objective.Score.Raw),
                MinScore = Number(objective.Score.Min),
                MaxScore = Number(objective.Score.Max),
                ProgressMeasure = Number(objective.Progress),
            }),
        ],
    };

    public static StartObjective StartOf(RunTimeObjective objective) => new(objective.Identifier)
    {
        Success = objective.Success switch { RunTimeSuccess.Passed => "passed", RunTimeSuccess.Failed => "failed", _ => null },
        Completion = objective.Completion switch
        {
            RunTimeCompletion.Completed => "completed",
            RunTimeCompletion.Incomplete => "incomplete",
            RunTimeCompletion.NotAttempted => "not attempted",
            _ => null,
        },
        Scaled = (double?)objective.ScaledScore,
        Raw = (double?)objective.RawScore,
        Min = (double?)objective.MinScore,
        Max = (double?)objective.MaxScore,
        Progress = (double?)objective.ProgressMeasure,
    };

    private static RunTimeCompletion Completion(string? word) => word switch
    {
        "completed" => RunTimeCompletion.Completed,
        "incomplete" => RunTimeCompletion.Incomplete,
        "not attempted" => RunTimeCompletion.NotAttempted,
        "unknown" => RunTimeCompletion.Unknown,
        _ => RunTimeCompletion.NotSet,
    };

    private static RunTimeSuccess Success(string? word) => word switch
    {
        "passed" => RunTimeSuccess.Passed,
        "failed" => RunTimeSuccess.Failed,
        "unknown" => RunTimeSuccess.Unknown,
        _ => RunTimeSuccess.NotSet,
    };

    // What content writes may be no number of ours at all, say 1E300.
    private static decimal? Number(double? number) =>
        number is >= -1e20 and <= 1e20 ? (decimal)number.Value : null;
}
