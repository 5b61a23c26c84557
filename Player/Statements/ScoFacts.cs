using System.Globalization;
using Player.RunTime;

namespace Player.Statements;

/// <summary>
/// What the values of a SCO establish. Pure; what was reported before is left out by the caller, by key. A key holds the
/// session in which the values began, so that the same answer of a second try is another fact and a resumed one is not.
/// </summary>
public static class ScoFacts
{
    /// <summary>Facts that stand as soon as they are committed: answers, completion, success.</summary>
    /// <param name="over">The session is over; until then an answer without a result may still get one, if it is the last.</param>
    public static IEnumerable<Fact> Standing(string item, Guid began, SessionFacts facts, bool over)
    {
        var last = facts.Interactions.Count - 1;
        foreach (var (interaction, place) in facts.Interactions.Select((interaction, place) => (interaction, place)))
        {
            if (interaction is { Response: null, Result: null } || (interaction.Result is null && place == last && !over))
                continue;
            yield return new Fact("answered", item, AnswerKey(item, began, interaction))
            {
                SessionBegan = began,
                Interaction = interaction,
                Success = interaction.Result switch
                {
                    "correct" => true,
                    "incorrect" or "wrong" => false,
                    _ => null,
                },
                Duration = Seconds(interaction.LatencySeconds),
            };
        }

        if (facts.Completion == "completed")
            yield return new Fact("completed", item, FactKey.Item(item, FactKey.Completed)) { SessionBegan = began, Completion = true };
        if (facts.Success == "passed")
            yield return new Fact("passed", item, FactKey.Item(item, FactKey.Passed)) { SessionBegan = began, Success = true, Score = NullIfEmpty(facts.Score) };
    }

    /// <summary>The score and the failure, which stand only when the session is over.</summary>
    public static IEnumerable<Fact> Verdict(string item, Guid began, SessionFacts facts)
    {
        var score = NullIfEmpty(facts.Score);
        if (score is not null)
            yield return new Fact("scored", item, FactKey.Item(item, $"scored/{began:N}/{Text(score)}")) { SessionBegan = began, Score = score };
        if (facts.Success == "failed")
            yield return new Fact("failed", item, FactKey.Item(item, $"failed/{began:N}/{Text(score)}")) { SessionBegan = began, Success = false, Score = score };
    }

    /// <summary>That the session was left, how long it took, and the overall result (SCORM Profile 5, "Terminating an attempt").</summary>
    public static IEnumerable<Fact> Leaving(string item, Guid session, Guid began, SessionFacts facts, bool suspended)
    {
        var duration = Seconds(facts.SessionSeconds);
        if (suspended)
            yield return new Fact("suspended", item, FactKey.Item(item, $"suspended/{session:N}")) { SessionBegan = began, Duration = duration };
        yield return new Fact("terminated", item, FactKey.Item(item, $"terminated/{session:N}"))
        {
            SessionBegan = began,
            Duration = duration,
            Success = facts.Success switch { "passed" => true, "failed" => false, _ => null },
            Completion = facts.Completion switch { "completed" => true, "incomplete" => false, _ => null },
            Score = NullIfEmpty(facts.Score),
        };
    }

    /// <summary>Another answer to the same question is another fact; the same one committed again is not.</summary>
    private static string AnswerKey(string item, Guid began, InteractionFact interaction) => FactKey.Item(
        item, $"answered/{began:N}/{interaction.Index}/{FactKey.Digest(interaction.Id, interaction.Response, interaction.Result)}");

    private static ScoreFact? NullIfEmpty(ScoreFact score) => score.IsEmpty ? null : score;

    private static TimeSpan? Seconds(decimal? seconds) =>
        seconds is >= 0 and < 1_000_000_000 ? TimeSpan.FromSeconds((double)seconds.Value) : null;

    private static string Text(ScoreFact? score) =>
        string.Create(CultureInfo.InvariantCulture, $"{score?.Scaled:R}/{score?.Raw:R}");
}
