using Player.Attempts;
using Player.Statements;

namespace Player.Settings;

/// <summary>What opening a course means for its newest attempt.</summary>
internal enum Opening
{
    /// <summary>The first attempt, or another one.</summary>
    Begin,

    /// <summary>The newest attempt goes on; one that was over is opened again.</summary>
    GoOn,

    /// <summary>A look back that records nothing.</summary>
    Review,
}

/// <summary>Decides it from the settings. Pure.</summary>
internal static class Openings
{
    /// <param name="reset">Number of the last attempt before somebody began anew; up to there nothing counts.</param>
    /// <param name="moves">How many attempts since then were begun by a move to another version; they are no tries of the learner's.</param>
    public static Opening Of(PlaySettings settings, StoredAttempt? newest, long reset = 0, long moves = 0)
    {
        if (newest is { Ended: true } && newest.Number <= reset)
            return Opening.Begin;
        if (newest is not { Ended: true })
            return newest is null ? Opening.Begin : Opening.GoOn;
        var complete = newest.Document.Reported.Contains(FactKey.Course(FactKey.Completed)) || newest.Document.Reported.Contains(FactKey.Course(FactKey.Passed));
        if (complete && settings.AfterCompletion == AfterCompletion.Review)
            return Opening.Review;
        if (settings.AfterCompletion == AfterCompletion.Continue)
            return Opening.GoOn;
        return settings.MostAttempts == 0 || newest.Number - reset - moves < settings.MostAttempts ? Opening.Begin : complete ? Opening.Review : Opening.GoOn;
    }

    /// <summary>An attempt that was over, opened again: every lesson goes on with what it held.</summary>
    public static AttemptDocument Reopened(AttemptDocument document) => document with
    {
        Item = null,
        Delivered = null,
        Visit = null,
        // Sequencing begins a new attempt on the root, which makes old what it knew; the lessons still have it.
        Revisited = true,
        Scos = document.Scos.SetItems(document.Scos.Select(
            sco => KeyValuePair.Create(sco.Key, sco.Value with { Ended = true, Resumes = sco.Value.Values.Count > 0 }))),
    };
}
