using System.Globalization;
using Player.RunTime;

namespace Player.Sequencing;

/// <summary>Between the run-time service and sequencing: what a SCO is told at launch, and what its session says afterwards.</summary>
public static class SessionBridge
{
    /// <summary>
    /// Completes the start of a session with what the manifest and sequencing know of the current activity: objectives, thresholds,
    /// launch data, limits and the answers of adl.nav.request_valid. Run-Time Environment 4.2, "Initialization" of each element.
    /// </summary>
    public static SessionStart With(this SessionStart start, SequencingEngine engine)
    {
        var activity = engine.Current ?? throw new InvalidOperationException("No activity has been delivered.");
        var item = activity.Item;
        var primary = activity.Primary;
        return start with
        {
            Sco = activity.Identifier,
            LaunchData = item?.DataFromLms,
            TimeLimitAction = item?.TimeLimitAction,
            MaxTimeAllowed = start.Standard == RunTimeStandard.Scorm12 ? item?.MaxTimeAllowed : activity.Definition.LimitConditions.AttemptAbsoluteDurationLimit,
            MasteryScore = double.TryParse(item?.MasteryScore, NumberStyles.Float, CultureInfo.InvariantCulture, out var mastery) ? mastery : null,
            CompletionThreshold = activity.CompletionThreshold.CompletedByMeasure ? (double)activity.CompletionThreshold.MinProgressMeasure : null,
            ScaledPassingScore = primary.SatisfiedByMeasure ? (double)primary.MinNormalizedMeasure : null,
            Objectives = start.Standard == RunTimeStandard.Scorm12 ? [] : [.. engine.InitialObjectives(activity).Select(Objective)],
            Navigation = start.Standard == RunTimeStandard.Scorm12 ? new() : Answers(engine),
        };
    }

    /// <summary>What a session that ended means for sequencing.</summary>
    public static RunTimeOutcome Outcome(this SessionEnd end) => new()
    {
        Completion = Completion(end.Facts.Completion),
        Success = Success(end.Facts.Success),
        ScaledScore = Measure(end.Facts.Score.Scaled),
        ProgressMeasure = Measure(end.Facts.Progress),
        Suspends = end.Resumes,
        Objectives =
        [
            .. end.Facts.Objectives.Select(fact => new RunTimeObjective
            {
                Identifier = fact.Id,
                Success = Success(fact.Success),
                Completion = Completion(fact.Completion),
                ScaledScore = Measure(fact.Score.Scaled),
                RawScore = Number(fact.Score.Raw),
                MinScore = Number(fact.Score.Min),
                MaxScore = Number(fact.Score.Max),
                ProgressMeasure = Measure(fact.Progress),
            }),
        ],
    };

    private static NavigationAnswers Answers(SequencingEngine engine)
    {
        var contents = engine.Availability.Contents();
        return new()
        {
            Continue = engine.Availability.Continue,
            Previous = engine.Availability.Previous,
            Choice = contents.ToDictionary(entry => entry.Activity.Identifier, entry => entry.IsAvailable),
            Jump = engine.Tree.All.ToDictionary(activity => activity.Identifier, activity => engine.Availability.Jump(activity.Identifier)),
        };
    }

    private static StartObjective Objective(RunTimeObjective known) => new(known.Identifier)
    {
        Success = known.Success switch { RunTimeSuccess.Passed => "passed", RunTimeSuccess.Failed => "failed", _ => null },
        Completion = known.Completion switch { RunTimeCompletion.Completed => "completed", RunTimeCompletion.Incomplete => "incomplete", _ => null },
        Scaled = (double?)known.ScaledScore,
        Raw = (double?)known.RawScore,
        Min = (double?)known.MinScore,
        Max = (double?)known.MaxScore,
        Progress = (double?)known.ProgressMeasure,
    };

    private static RunTimeCompletion Completion(string? word) => word switch
    {
        "completed" => RunTimeCompletion.Completed,
        "incomplete" => RunTimeCompletion.Incomplete,
        "not attempted" => RunTimeCompletion.NotAttempted,
        null => RunTimeCompletion.NotSet,
        _ => RunTimeCompletion.Unknown,
    };

    private static RunTimeSuccess Success(string? word) => word switch
    {
        "passed" => RunTimeSuccess.Passed,
        "failed" => RunTimeSuccess.Failed,
        null => RunTimeSuccess.NotSet,
        _ => RunTimeSuccess.Unknown,
    };

    // Scores outside the measure's range are the content's mistake and no measure.
    private static decimal? Measure(double? value) => value is >= -1 and <= 1 ? (decimal)value : null;

    private static decimal? Number(double? value) => value is > -1e15 and < 1e15 ? (decimal)value : null;
}
