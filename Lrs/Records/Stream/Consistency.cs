using Lrs.Storage;

namespace Lrs.Records.Stream;

/// <summary>X-Experience-API-Consistent-Through: every statement stored at or before it is visible to a read that starts afterwards.</summary>
public sealed class Consistency(Database database, StatementSignal signal, TimeProvider clock)
{
    public const string Header = "X-Experience-API-Consistent-Through";

    private const long LongestWrite = 60_000_000;
    private const long Fresh = 20_000;
    private const long Recently = 1_000_000;

    private long _through;

    /// <summary>As far as can be known now; for who reads.</summary>
    public async Task<DateTimeOffset> Through(CancellationToken cancel)
    {
        var through = database.Dialect == Dialect.Postgres ? await OfAllNodes(cancel) : await OfThisProcess(cancel);
        Interlocked.Exchange(ref _through, through);
        return Instants.FromMicros(through);
    }

    /// <summary>As far as was known within the last second, which costs writers next to nothing and is still true.</summary>
    public async Task<DateTimeOffset> Recent(CancellationToken cancel)
    {
        var known = Interlocked.Read(ref _through);
        return Instants.ToMicros(clock.GetUtcNow()) - known < Recently ? Instants.FromMicros(known) : await Through(cancel);
    }

    /// <summary>SQLite has one writing process, which knows what it has begun.</summary>
    private async Task<long> OfThisProcess(CancellationToken cancel)
    {
        var now = Instants.ToMicros(clock.GetUtcNow());
        var through = now;
        foreach (var write in signal.AllUnderway)
            if (write.Stored == long.MaxValue || (await Head(cancel) < write.Stored && now - write.Started < LongestWrite))
                through = Math.Min(through, write.Started - 1);
            else
                write.Dispose();
        return through;
    }

    /// <summary>
    /// PostgreSQL: lifting the head to now waits for writes that hold it, on any node, and makes every later one store after it,
    /// whatever its node's clock says. It need not survive a crash, so it waits for no disk.
    /// </summary>
    private async Task<long> OfAllNodes(CancellationToken cancel)
    {
        var now = Instants.ToMicros(clock.GetUtcNow());
        var known = Interlocked.Read(ref _through);
        if (now - known < Fresh)
            return known;
        return await database.WriteRepeatable(async session =>
        {
            await session.Execute("set local synchronous_commit = off");
            return await session.Single<long>(
                "update statement_head set stored = case when stored < @now then @now else stored end where one = 1 returning stored", new { now });
        }, cancel);
    }

    private Task<long> Head(CancellationToken cancel) =>
        database.Read(session => session.Single<long>("select stored from statement_head where one = 1"), cancel);
}
