using Player.RunTime;

using NavigationRequest = Player.Sequencing.NavigationRequest;

namespace Player.Attempts;

/// <summary>Who learns: the HRMS code and the name as SCORM writes it. The seed is the attempt's own.</summary>
public sealed record LearnerOfAttempt(string Id, string Name, int Seed);

/// <summary>What became of a batch.</summary>
public enum CommitState
{
    Applied,

    /// <summary>It was applied before.</summary>
    Repeated,

    /// <summary>Its session was followed by another one: what it established is reported, its values are left out.</summary>
    Stale,

    /// <summary>The batch before it has not arrived; it comes again.</summary>
    Overtakes,
}

/// <summary>What became of a batch, which values were refused, and where the content asks to go.</summary>
public sealed record CommitResult(CommitState State, IReadOnlyList<RefusedValue> Refused, NavigationRequest? Request)
{
    public static CommitResult Of(CommitState state) => new(state, [], null);
}
