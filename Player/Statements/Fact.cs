using Player.RunTime;

namespace Player.Statements;

/// <summary>
/// Something an attempt established and that is reported once. <paramref name="Key"/> names it within the attempt:
/// the same key gives the same statement id, so that a repeated commit adds nothing.
/// </summary>
/// <param name="Verb">Last part of an ADL verb, for example <c>completed</c>.</param>
/// <param name="Item">Identifier of the SCO it is about; null for the course.</param>
public sealed record Fact(string Verb, string? Item, string Key)
{
    /// <summary>The session in which the attempt on the SCO began; names that attempt. Null for the course and where none is known.</summary>
    public Guid? SessionBegan { get; init; }

    public ScoreFact? Score { get; init; }

    public bool? Success { get; init; }

    public bool? Completion { get; init; }

    public TimeSpan? Duration { get; init; }

    /// <summary>When it happened; null is now.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>What was asked and answered; only with the verb <c>answered</c>.</summary>
    public InteractionFact? Interaction { get; init; }
}

/// <summary>Who learns what, in which attempt: the frame every statement of an attempt shares.</summary>
public sealed record AttemptFrame
{
    /// <summary>homePage and name of the learner's account. xAPI 4.2.2.1 / Data 2.4.2.4.</summary>
    public required string AccountHomePage { get; init; }

    public required string AccountName { get; init; }

    public required string LearnerName { get; init; }

    /// <summary>IRI of the course activity.</summary>
    public required string Course { get; init; }

    public required string CourseTitleHi { get; init; }

    public required string CourseTitleEn { get; init; }

    public required Guid Registration { get; init; }

    public required long Attempt { get; init; }

    /// <summary>Title of each SCO by its item identifier.</summary>
    public required IReadOnlyDictionary<string, string> ItemTitles { get; init; }
}
