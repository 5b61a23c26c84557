using Lrs.Records.Statements;
using Lrs.Records.Statements.Storing;
using Lrs.Storage;

namespace Lrs.Records.Stream;

/// <summary>One statement of the stream. Voided says how it stood when it was read; the voiding statement itself comes later in the stream.</summary>
public sealed record StreamItem(long Seq, Statement Statement, DateTimeOffset Stored, bool Voided);

/// <summary>All statements in stored order. A reader that goes on from the last seq it saw misses none.</summary>
public sealed class StatementStream(Database database, StatementSignal signal, TimeProvider clock)
{
    // Statements of another node, or of a write that was not announced, are seen at the latest after this time.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    /// <summary>Up to <paramref name="max"/> statements after a seq; empty at the end of the stream.</summary>
    public async Task<IReadOnlyList<StreamItem>> Read(long after, int max, CancellationToken cancel)
    {
        var rows = await database.Read(session => session.Query<StatementRow>(
            $"select {StatementRow.Columns} from statement s where s.seq > @after order by s.seq limit @max", new { after, max = (long)max }), cancel);
        return [.. rows.Select(row => row.Read()).Select(one => new StreamItem(one.Seq, one.Statement, one.Stored, one.Voided))];
    }

    /// <summary>Completes as soon as there is a statement after a seq.</summary>
    public async Task WaitForMore(long after, CancellationToken cancel)
    {
        while (true)
        {
            var next = signal.Next;
            if (await Last(cancel) > after)
                return;
            using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            await Task.WhenAny(next, Task.Delay(LongestWait, clock, pause.Token));
            await pause.CancelAsync();
            cancel.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The seq of a statement; null while it is not here.</summary>
    public static Task<long?> PlaceOf(Session session, Guid statement) => session.Single<long?>(
        "select seq from statement where id = @id", new { id = PreparedStatement.KeyOf(statement) });

    /// <summary>The seq of the last statement; 0 if there is none.</summary>
    public Task<long> Last(CancellationToken cancel) =>
        database.Read(session => session.Single<long>("select coalesce(max(seq), 0) from statement"), cancel);
}
