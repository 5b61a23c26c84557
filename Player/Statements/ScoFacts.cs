using System.Globalization;
using Player.RunTime;

namespace Player.Statements;

/// <summary>What the values of a SCO establish. Pure; what was reported before is left out by the caller, by key.</summary>
public static class ScoFacts
{
    /// <summary>Facts that stand as soon as they are committed: answers, completion, success.</summary>
    public static IEnumerable<Fact> Standing(string item, SessionFacts facts)
    {
        foreach (var interaction in facts.Interactions.Where(i => i.Response is not null || i.Result is not null))
            yield return new Fact("answered", item, AnswerKey(item, interaction))
            {
                Interaction = interaction,
                Success = interaction.Result switch
                {
                    "correct" => true,
                    "incorrect" or "wrong" => false,
                    _ => null,
                },
                Duration = Seconds(interaction.LatencySeconds),
            };
        if (facts.Completion == "completed")
            yield return new Fact("completed", item, $"{item}/completed") { Completion = true };
        if (facts.Success == "passed")
            yield return new Fact("passed", item, $"{item}/passed") { Success = true, Score = NullIfEmpty(facts.Score) };
    }

    /// <summary>Facts that stand when the session of the SCO is over: the score, a failure, that it was left.</summary>
    public static IEnumerable<Fact> Ending(string item, Guid session, SessionFacts facts, bool suspended)
    {
        if (NullIfEmpty(facts.Score) is { } score)
            yield return new Fact("scored", item, $"{item}/scored/{Number(score.Scaled)}/{Number(score.Raw)}") { Score = score };
        if (facts.Success == "failed")
            yield return new Fact("failed", item, $"{item}/failed/{session}") { Success = false, Score = NullIfEmpty(facts.Score) };
        var duration = Seconds(facts.SessionSeconds);
        if (suspended)
            yield return new Fact("suspended", item, $"{item}/suspended/{session}") { Duration = duration };
        yield return new Fact("terminated", item, $"{item}/terminated/{session}") { Duration = duration };
    }

    /// <summary>Another answer to the same question is another fact; the same one committed again is not.</summary>
    private static string AnswerKey(string item, InteractionFact interaction) =>
        $"{item}/answered/{interaction.Index}/{interaction.Id}/{interaction.Response}/{interaction.Result}";

    private static ScoreFact? NullIfEmpty(ScoreFact score) => score.IsEmpty ? null : score;

    private static TimeSpan? Seconds(decimal? seconds) =>
        seconds is >= 0 and < 1_000_000_000 ? TimeSpan.FromSeconds((double)seconds.Value) : null;

    private static string Number(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
