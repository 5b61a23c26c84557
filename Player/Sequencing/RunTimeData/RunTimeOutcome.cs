namespace Player.Sequencing;

/// <summary>What content said about completion. NotSet: it never spoke; then completion may be assumed.</summary>
public enum RunTimeCompletion
{
    NotSet,
    Unknown,
    Completed,
    Incomplete,
    NotAttempted,
}

/// <summary>What content said about success. NotSet: it never spoke; then satisfaction may be assumed.</summary>
public enum RunTimeSuccess
{
    NotSet,
    Unknown,
    Passed,
    Failed,
}

/// <summary>One entry of cmi.objectives, by its id.</summary>
public sealed record RunTimeObjective
{
    public required string Identifier { get; init; }

    public RunTimeSuccess Success { get; init; }

    public RunTimeCompletion Completion { get; init; }

    public decimal? ScaledScore { get; init; }

    public decimal? RawScore { get; init; }

    public decimal? MinScore { get; init; }

    public decimal? MaxScore { get; init; }

    public decimal? ProgressMeasure { get; init; }
}

/// <summary>
/// The run-time data of a SCO that sequencing needs when it terminates. Run-Time Environment 4.2, the "Sequencing Impacts" of each element.
/// </summary>
public sealed record RunTimeOutcome
{
    public RunTimeCompletion Completion { get; init; }

    public RunTimeSuccess Success { get; init; }

    /// <summary>cmi.score.scaled.</summary>
    public decimal? ScaledScore { get; init; }

    public decimal? ProgressMeasure { get; init; }

    public IReadOnlyList<RunTimeObjective> Objectives { get; init; } = [];

    /// <summary>cmi.exit was suspend (or logout): the attempt will be resumed.</summary>
    public bool Suspends { get; init; }
}
