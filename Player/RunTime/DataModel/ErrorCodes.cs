namespace Player.RunTime;

/// <summary>A call is refused with this code when the condition holds; gates are tried in order.</summary>
/// <param name="When">not-initialized, running, terminated, argument (the parameter is not "") or empty (no element named).</param>
public sealed record Gate(string When, int Code);

/// <summary>Which code each kind of failure has. SCORM 1.2 knows fewer kinds than 2004.</summary>
public sealed record ErrorCodes
{
    public required IReadOnlyList<Gate> Initialize { get; init; }
    public required IReadOnlyList<Gate> Terminate { get; init; }
    public required IReadOnlyList<Gate> Commit { get; init; }
    public required IReadOnlyList<Gate> GetValue { get; init; }
    public required IReadOnlyList<Gate> SetValue { get; init; }
    public required int Unknown { get; init; }
    public required int UnknownLeaf { get; init; }
    public required int NoChildren { get; init; }
    public required int NoCount { get; init; }
    public required int Keyword { get; init; }
    public required int ReadOnly { get; init; }
    public required int WriteOnly { get; init; }
    public required int GetIndex { get; init; }
    public required int SetIndex { get; init; }
    public required int NotSet { get; init; }
    public required int Mismatch { get; init; }
    public required int OutOfRange { get; init; }
    public required int Dependency { get; init; }
    public required int NotAllowed { get; init; }
    public required int CommitFailed { get; init; }

    /// <summary>The texts of GetErrorString.</summary>
    public required IReadOnlyDictionary<string, string> Texts { get; init; }
}
