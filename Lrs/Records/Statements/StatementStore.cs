using Lrs.Records.Statements.Storing;
using Lrs.Records.Stream;
using Lrs.Storage;
using Lrs.Web;

namespace Lrs.Records.Statements;

/// <summary>The ids of a stored batch, in its order; made up where the sender gave none.</summary>
public sealed record StoreResult(IReadOnlyList<Guid> Ids);

/// <summary>A stored statement and what the store knows about it.</summary>
public sealed record StoredStatement(long Seq, Statement Statement, DateTimeOffset Stored, bool Voided);

/// <summary>Keeps statements in stored order and never changes one.</summary>
public sealed class StatementStore
{
    private readonly Database _database;
    private readonly StatementQueue _queue;
    private readonly StatementWriter _writer;
    private readonly StatementSignal _signal;
    private readonly TimeProvider _clock;

    internal StatementStore(Database database, StatementQueue queue, StatementWriter writer, StatementSignal signal, TimeProvider clock) =>
        (_database, _queue, _writer, _signal, _clock) = (database, queue, writer, signal, clock);

    /// <summary>
    /// Stores all or none; durable when the task completes. A repeated identical statement is kept once;
    /// a different one under the same id is a Conflict; one id twice in the batch is Invalid.
    /// </summary>
    public Task<Outcome<StoreResult>> Store(IReadOnlyList<Statement> batch, Authority authority, CancellationToken cancel)
    {
        // What waits for the write is only what will be written, a fraction of the statements themselves.
        var prepared = Prepare(batch, authority);
        return prepared.Failure is not null ? Task.FromResult<Outcome<StoreResult>>(prepared.Failure) : Store(prepared.Value, cancel);
    }

    /// <summary>
    /// <see cref="Store"/> inside the caller's own write, with which it stands or falls. A Failure means that nothing was stored.
    /// Call <see cref="Announce"/> after the write, so that followers wake at once.
    /// </summary>
    public async Task<Outcome<StoreResult>> StoreWithin(Session session, IReadOnlyList<Statement> batch, Authority authority)
    {
        var prepared = Prepare(batch, authority);
        if (prepared.Failure is not null)
            return prepared.Failure;
        // When the caller commits is not ours to see; the head tells it later. Nor are the numbers given out remembered, for the same reason.
        var underway = _signal.Begin(Instants.ToMicros(_clock.GetUtcNow()));
        try
        {
            var written = await _writer.Write(session, [prepared.Value], Instants.ToMicros(_clock.GetUtcNow()));
            if (written.LastStored > 0)
                underway.Stored = written.LastStored;
            return written.Verdicts[0].Conflict is { } id ? Conflict(id) : Acknowledge(prepared.Value);
        }
        finally
        {
            if (underway.Stored == long.MaxValue)
                underway.Dispose();
        }
    }

    /// <summary>Wakes those who follow the stream, after a write that used <see cref="StoreWithin"/>.</summary>
    public void Announce() => _signal.Raise();

    /// <summary>A statement by id, voided or not; null if there is none.</summary>
    public Task<StoredStatement?> Find(Guid id, CancellationToken cancel) =>
        _database.Read(session => Find(session, id), cancel);

    /// <summary>The same inside the caller's own transaction.</summary>
    public static async Task<StoredStatement?> Find(Session session, Guid id) =>
        (await session.Single<StatementRow>(
            $"select {StatementRow.Columns} from statement s where s.id = @id", new { id = PreparedStatement.KeyOf(id) }))?.Read();

    private async Task<Outcome<StoreResult>> Store(IReadOnlyList<PreparedStatement> prepared, CancellationToken cancel)
    {
        using (_signal.Begin(Instants.ToMicros(_clock.GetUtcNow())))
            if ((await _queue.Store(prepared, cancel)).Conflict is { } id)
                return Conflict(id);
        _signal.Raise();
        return Acknowledge(prepared);
    }

    private static Outcome<IReadOnlyList<PreparedStatement>> Prepare(IReadOnlyList<Statement> batch, Authority authority)
    {
        var (json, who) = (authority.Json, authority.Actor.Identifier!);
        var ids = new HashSet<Guid>(batch.Count);
        var prepared = new List<PreparedStatement>(batch.Count);
        foreach (var statement in batch)
        {
            var id = statement.Id ?? NewId();
            if (!ids.Add(id))
                return new Failure.Invalid(new Problem(
                    "id-twice", new("एक ही अनुरोध में एक id दो बार है।", "The same id stands twice in one request."),
                    "xAPI 2.0 4.1.6.1", $"/{prepared.Count}/id"));
            prepared.Add(PreparedStatement.Of(statement, id, json, who, authority.Department));
        }

        return Outcome.Of<IReadOnlyList<PreparedStatement>>(prepared);
    }

    /// <summary>
    /// An id in the order of time, which the database likes, that calls itself version 4: RFC 4122, which both texts of xAPI mean,
    /// ends at version 5, and clients refuse others.
    /// </summary>
    internal static Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7().TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        return new Guid(bytes, bigEndian: true);
    }

    private static StoreResult Acknowledge(IReadOnlyList<PreparedStatement> stored)
    {
        RecordsMeter.Stored(stored.Count);
        return new StoreResult([.. stored.Select(one => one.Id)]);
    }

    private static Failure.Conflict Conflict(Guid id) => new(new Problem(
        "another-statement",
        new($"इस id के साथ दूसरा कथन पहले से सहेजा हुआ है: {id}", $"Another statement is already stored under the id {id}."),
        "xAPI 2.0 4.1.6.1; 1.0.3 Communication 2.1.1"));
}
