namespace Lrs.Training.Progress;

/// <summary>What a statement says about a person in a course, or in one part of it.</summary>
public enum EvidenceKind
{
    /// <summary>The person did something in it.</summary>
    Activity,

    /// <summary>A result that does not complete: failed, scored.</summary>
    Outcome,

    /// <summary>Completed or passed.</summary>
    Completion,
}

/// <summary>One statement about one person in one course; <see cref="Part"/> is empty where it speaks of the whole course.</summary>
public sealed record Evidence
{
    public required Guid StatementId { get; init; }

    public required string Course { get; init; }

    public required string HrmsCode { get; init; }

    public required long Seq { get; init; }

    /// <summary>When it happened: the statement's timestamp.</summary>
    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset Stored { get; init; }

    public required string Verb { get; init; }

    public required EvidenceKind Kind { get; init; }

    /// <summary>The activity id of the part of the course it speaks of.</summary>
    public string Part { get; init; } = "";

    public double? Scaled { get; init; }

    public bool? Success { get; init; }

    /// <summary>How much is done, in percent, where the statement says so.</summary>
    public int? Progress { get; init; }

    public bool Voided { get; init; }
}
