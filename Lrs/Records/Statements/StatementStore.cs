using Lrs.Records.Statements.Storing;
using Lrs.Records.Stream;
using Lrs.Records.Terms;
using Lrs.Storage;
using Lrs.Web;

namespace Lrs.Records.Statements;

/// <summary>The ids of a stored batch, in its order; made up where the sender gave none.</summary>
public sealed record StoreResult(IReadOnlyList<Guid> Ids);

/// <summary>A stored statement and what the store knows about it.</summary>
public sealed record StoredStatement(long Seq, Statement Statement, DateTimeOffset Stored, bool Voided);

/// <summary>Keeps statements in stored order and never changes one.</summary>
public sealed class StatementStore(Database database, TermDictionary terms, StatementSignal signal, TimeProvider clock)
{
    /// <summary>
    /// Stores all or none; durable when the task completes. A repeated identical statement is kept once;
    /// a different one under the same id is a Conflict; one id twice in the batch is Invalid.
    /// </summary>
    public async Task<Outcome<StoreResult>> Store(IReadOnlyList<Statement> batch, Authority authority, CancellationToken cancel)
    {
        var prepared = Prepare(batch, authority);
        if (prepared.Failure is not null)
            return prepared.Failure;
        var known = await terms.Find([.. prepared.Value.SelectMany(one => one.Terms).Distinct()], cancel);
        try
        {
            using var underway = signal.Begin(Instants.ToMicros(clock.GetUtcNow()));
            terms.Remember(await database.Write(
                session => StatementWriter.Write(session, prepared.Value, known, Instants.ToMicros(clock.GetUtcNow())), cancel));
        }
        catch (StatementConflictException conflict)
        {
            return Conflict(conflict.Id);
        }

        signal.Raise();
        return new StoreResult([.. prepared.Value.Select(one => one.Id)]);
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
        var known = (await TermDictionary.Look(session, [.. prepared.Value.SelectMany(one => one.Terms).Distinct()]))
            .ToDictionary(found => found.Term, found => found.Id);
        // When the caller commits is not ours to see; the head tells it later.
        var underway = signal.Begin(Instants.ToMicros(clock.GetUtcNow()));
        try
        {
            await StatementWriter.Write(session, prepared.Value, known, Instants.ToMicros(clock.GetUtcNow()));
            underway.Stored = await session.Single<long>("select stored from statement_head where one = 1");
        }
        catch (StatementConflictException conflict)
        {
            return Conflict(conflict.Id);
        }
        finally
        {
            if (underway.Stored == long.MaxValue)
                underway.Dispose();
        }

        return new StoreResult([.. prepared.Value.Select(one => one.Id)]);
    }

    /// <summary>Wakes those who follow the stream, after a write that used <see cref="StoreWithin"/>.</summary>
    public void Announce() => signal.Raise();

    /// <summary>A statement by id, voided or not; null if there is none.</summary>
    public Task<StoredStatement?> Find(Guid id, CancellationToken cancel) =>
        database.Read(session => Find(session, id), cancel);

    /// <summary>The same inside the caller's own transaction.</summary>
    public static async Task<StoredStatement?> Find(Session session, Guid id) =>
        (await session.Single<StatementRow>(
            $"select {StatementRow.Columns} from statement s where s.id = @id", new { id = id.ToByteArray(bigEndian: true) }))?.Read();

    private static Outcome<IReadOnlyList<PreparedStatement>> Prepare(IReadOnlyList<Statement> batch, Authority authority)
    {
        var signature = authority.Json;
        var ids = new HashSet<Guid>(batch.Count);
        var prepared = new List<PreparedStatement>(batch.Count);
        foreach (var statement in batch)
        {
            var id = statement.Id ?? Guid.CreateVersion7();
            if (!ids.Add(id))
                return new Failure.Invalid(new Problem(
                    "id-twice", new("एक ही अनुरोध में एक id दो बार है।", "The same id stands twice in one request."),
                    "xAPI 2.0 4.1.6.1", $"/{prepared.Count}/id"));
            prepared.Add(new PreparedStatement(
                statement, id, StatementJson.Complete(statement, id, signature), StatementTerms.Of(statement, authority)));
        }

        return Outcome.Of<IReadOnlyList<PreparedStatement>>(prepared);
    }

    private static Failure.Conflict Conflict(Guid id) => new(new Problem(
        "another-statement",
        new($"इस id के साथ दूसरा कथन पहले से सहेजा हुआ है: {id}", $"Another statement is already stored under the id {id}."),
        "xAPI 2.0 4.1.6.1; 1.0.3 Communication 2.1.1"));
}
