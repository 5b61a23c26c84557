namespace Lrs.Competency.Rollup;

/// <summary>How a course ended for a person, as the statement's verb says.</summary>
public enum Ending
{
    Completed,
    Passed,
    Failed,
}

/// <summary>
/// One statement "person completed, passed or failed course". The flags and the score are its result, where it has them.
/// </summary>
public sealed record CourseEvidence(
    Guid StatementId, long Seq, string Person, string Activity, Ending Ending, bool? Completion, bool? Success, double? Scaled, DateTimeOffset At)
{
    /// <summary>The course was gone through to the end. A failed test may end a course that was completed.</summary>
    public bool IsCompletion => Completion ?? Ending is Ending.Completed;

    /// <summary>The course's test was passed. A success that the verb denies does not count.</summary>
    public bool IsPass => Ending switch
    {
        Ending.Passed => Success != false,
        Ending.Completed => Success == true,
        _ => false,
    };
}
