using Lrs.Records.Statements;
using Player.Attempts;
using Player.RunTime;
using Player.Sequencing;

namespace Player.Doctor;

/// <summary>What the server writes into the log of a launch.</summary>
internal static class LogLines
{
    private const int MostDecisions = 60;

    public static string Delivered(string kind, string? request, Delivery delivery) => LogJson.Line(
        kind, ("request", request), ("state", delivery.State.ToString()), ("item", delivery.Item?.Identifier), ("entry", delivery.Start?.Entry),
        ("refused", delivery.Refused), ("completed", delivery.Course.Completed), ("passed", delivery.Course.Passed), ("score", delivery.Course.Scaled));

    /// <summary>The window of the visit before went away without a word.</summary>
    public static string Vanished => LogJson.Line("problem", ("what", "window-vanished"));

    public static IEnumerable<string> Committed(CommitBatch batch, CommitResult result, Delivery? next)
    {
        yield return Committed(batch, result);
        if (result.Request is { } request && next is not null)
            yield return Delivered("navigate", request.ToString(), next);
    }

    private static string Committed(CommitBatch batch, CommitResult result) => LogJson.Line(
        "commit", ("sequence", batch.Sequence), ("item", batch.Sco), ("answer", result.State.ToString()),
        ("set", batch.Set.Count == 0 ? null : batch.Set.Select(value => $"{value.Key}={value.Value}").ToList()), ("ends", batch.Terminate ? true : null),
        ("exit", batch.Exit), ("wants", batch.Navigation), ("seconds", batch.ElapsedSeconds),
        ("refused", result.Refused.Count == 0 ? null : result.Refused.Select(value => $"{value.Element}={value.Value}: {value.Error} {value.Reason}").ToList()));

    /// <summary>In the order of the trace; where it is too long, the processes called deepest are left out.</summary>
    public static IEnumerable<string> Decided(SequencingTrace? trace)
    {
        var decisions = trace?.Decisions ?? [];
        var deepest = decisions.Count <= MostDecisions ? int.MaxValue : decisions.Select(decision => decision.Depth).Order().ElementAt(MostDecisions) - 1;
        return decisions.Where(decision => decision.Depth <= Math.Max(deepest, 0)).Take(MostDecisions).Select(Line);
    }

    private static string Line(SequencingDecision decision) => LogJson.Line(
        "sequencing", ("depth", decision.Depth == 0 ? null : decision.Depth), ("clause", decision.Clause), ("process", decision.Process), ("item", decision.Activity), ("inputs", decision.Inputs), ("result", decision.Result));

    public static IEnumerable<string> Told(IReadOnlyList<Statement> statements) => statements.Select(statement => LogJson.Line(
        "statement", ("id", statement.Id), ("verb", statement.Verb.Split('/')[^1]), ("object", (statement.Object as Lrs.Records.Statements.Activity)?.Id),
        ("completion", statement.Result?.Completion), ("success", statement.Result?.Success)));
}
