namespace Lrs.Training.Progress;

/// <summary>How far a person is. Somebody without evidence has not started.</summary>
public enum ProgressStatus
{
    NotStarted,
    InProgress,
    Completed,
}

/// <summary>One person in one course, folded from the evidence.</summary>
public sealed record CourseProgress
{
    public required string HrmsCode { get; init; }

    public required string Course { get; init; }

    public required ProgressStatus Status { get; init; }

    public required DateTimeOffset FirstAt { get; init; }

    public required DateTimeOffset LastAt { get; init; }

    /// <summary>When it was completed first; later completions change nothing.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    public double? BestScaled { get; init; }

    /// <summary>The statement with the best score, else the one that completed it.</summary>
    public Guid? BestStatement { get; init; }

    /// <summary>Passed once is passed; false where it was only ever failed.</summary>
    public bool? Success { get; init; }

    /// <summary>The furthest a statement said the person was, in percent.</summary>
    public int? Progress { get; init; }

    /// <summary>How many parts (SCOs, assignable units) are completed.</summary>
    public required long CompletedParts { get; init; }

    /// <summary>How many statements count.</summary>
    public required long Statements { get; init; }

    /// <summary>
    /// Folds all evidence of one person in one course, in whatever order and however often it came; null where none counts.
    /// </summary>
    public static CourseProgress? Fold(IEnumerable<Evidence> evidence)
    {
        var counted = evidence.Where(e => !e.Voided).DistinctBy(e => e.StatementId).OrderBy(e => e.At).ThenBy(e => e.StatementId).ToList();
        if (counted.Count == 0)
            return null;
        var whole = counted.Where(e => e.Part.Length == 0).ToList();
        var completion = whole.FirstOrDefault(e => e.Kind == EvidenceKind.Completion);
        // OrderByDescending is stable: of equal scores the earliest stands.
        var best = whole.Where(e => e.Scaled is not null).OrderByDescending(e => e.Scaled).FirstOrDefault();
        return new CourseProgress
        {
            HrmsCode = counted[0].HrmsCode,
            Course = counted[0].Course,
            Status = completion is null ? ProgressStatus.InProgress : ProgressStatus.Completed,
            FirstAt = counted[0].At,
            LastAt = counted[^1].At,
            CompletedAt = completion?.At,
            BestScaled = best?.Scaled,
            BestStatement = (best ?? completion)?.StatementId,
            Success = whole.Any(e => e.Success == true) ? true : whole.Any(e => e.Success == false) ? false : null,
            Progress = whole.Max(e => e.Progress),
            CompletedParts = counted.Where(e => e.Part.Length > 0 && e.Kind == EvidenceKind.Completion).Select(e => e.Part).Distinct().LongCount(),
            Statements = counted.Count,
        };
    }

    /// <summary>What is done in percent: 100 when completed, else what statements said or the share of completed parts, below 100.</summary>
    public int Percent(int parts)
    {
        if (Status == ProgressStatus.Completed)
            return 100;
        var share = parts > 0 ? (int)(CompletedParts * 100 / parts) : 0;
        return Math.Clamp(Math.Max(Progress ?? 0, share), 0, 99);
    }
}
