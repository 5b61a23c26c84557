namespace Player.Sequencing;

/// <summary>What a navigation request came to.</summary>
public enum NavigationOutcome
{
    /// <summary>Launch <see cref="NavigationResult.Activity"/>.</summary>
    Deliver,

    /// <summary>The session goes on without content: take the content away and offer the table of contents.</summary>
    NoContent,

    SessionEnded,

    /// <summary>Ended by Suspend All; Resume All continues it.</summary>
    SessionSuspended,

    /// <summary>Nothing changed; <see cref="NavigationResult.Exception"/> says why.</summary>
    Refused,
}

/// <summary>The outcome of a navigation request.</summary>
/// <param name="Activity">Set for Deliver.</param>
/// <param name="Exception">The exception code of the pseudo-code, e.g. <c>SB.2.9-4</c>.</param>
public sealed record NavigationResult(NavigationOutcome Outcome, Activity? Activity = null, string? Exception = null)
{
    public override string ToString() =>
        Outcome == NavigationOutcome.Deliver ? $"deliver {Activity}"
        : Exception is null ? Outcome.ToString() : $"{Outcome}, {SequencingExceptions.Explain(Exception)}";
}
