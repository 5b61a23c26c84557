using Lrs.Records.Terms;
using Lrs.Storage;

namespace Lrs.Records.Statements.Storing;

/// <summary>A statement ready to be stored: checked, complete, its terms listed.</summary>
internal sealed record PreparedStatement(Statement Statement, Guid Id, byte[] Json, IReadOnlyCollection<Term> Terms);

/// <summary>A stored statement contradicts the one sent under its id; nothing of the batch was stored.</summary>
internal sealed class StatementConflictException(Guid id) : Exception($"Another statement is stored under {id}.")
{
    public Guid Id { get; } = id;
}

/// <summary>What happens inside the write. Lean, because all writers wait for it.</summary>
internal static class StatementWriter
{
    /// <summary>Stores the batch and returns the terms that got a number. Throws if a different statement has one of the ids.</summary>
    public static async Task<IReadOnlyList<(Term Term, long Id)>> Write(
        Session session, IReadOnlyList<PreparedStatement> batch, Dictionary<Term, long> known, long now)
    {
        var head = await Advance(session, batch.Count, now);
        var fresh = await InsertStatements(session, batch, head);
        var added = await TermDictionary.Add(session, fresh.SelectMany(row => row.Prepared.Terms).Where(term => !known.ContainsKey(term)).Distinct());
        var ids = new Dictionary<Term, long>(known);
        foreach (var (term, id) in added)
            ids[term] = id;
        await InsertPostings(session, fresh.SelectMany(row => row.Prepared.Terms.Select(term => (ids[term], row.Seq))));
        await StatementReferences.Follow(session, fresh);
        return added;
    }

    /// <summary>Takes the next numbers. The row stays locked until the commit, so numbers become visible in order.</summary>
    private static async Task<HeadRow> Advance(Session session, int count, long now) =>
        (await session.Single<HeadRow>(
            "update statement_head set seq = seq + @count, stored = case when stored < @floor then @floor else stored end + @count where one = 1 returning seq, stored",
            new { count = (long)count, floor = now - 1 }))!;

    private static async Task<IReadOnlyList<(PreparedStatement Prepared, long Seq)>> InsertStatements(
        Session session, IReadOnlyList<PreparedStatement> batch, HeadRow head)
    {
        var count = batch.Count;
        var (seqs, stored, voiding) = (new long[count], new long[count], new long[count]);
        var (ids, texts) = (new byte[count][], new byte[count][]);
        for (var i = 0; i < count; i++)
        {
            var one = batch[i];
            seqs[i] = head.Seq - count + 1 + i;
            stored[i] = head.Stored - count + 1 + i;
            voiding[i] = one.Statement.Voids is null ? 0 : 1;
            ids[i] = one.Id.ToByteArray(bigEndian: true);
            StatementJson.Stamp(one.Json, stored[i], timestampToo: one.Statement.Timestamp is null);
            texts[i] = one.Json;
        }

        var inserted = await Bulk.Insert(
            session, "statement", "seq, id, stored, voiding, json", "on conflict (id) do nothing", count, seqs, ids, stored, voiding, texts);
        if (inserted.Count == count)
            return [.. batch.Select((one, i) => (one, seqs[i]))];
        var isFresh = inserted.ToHashSet();
        foreach (var (one, i) in batch.Select((one, i) => (one, i)))
            if (!isFresh.Contains(seqs[i]) && !await IsSame(session, one))
            {
                // The caller's write may go on without us, so what this batch has inserted is taken back.
                await session.Execute("delete from statement where seq between @from and @to", new { from = seqs[0], to = seqs[^1] });
                throw new StatementConflictException(one.Id);
            }

        return [.. batch.Select((one, i) => (one, seqs[i])).Where(row => isFresh.Contains(row.Item2))];
    }

    private static async Task<bool> IsSame(Session session, PreparedStatement repeated)
    {
        var stored = await session.Single<byte[]>(
            "select json from statement where id = @id", new { id = repeated.Id.ToByteArray(bigEndian: true) });
        return stored is not null && StatementComparison.AreSame(stored, repeated.Json, repeated.Statement);
    }

    internal static async Task InsertPostings(Session session, IEnumerable<(long Term, long Seq)> postings)
    {
        var rows = postings.Order().ToArray();
        if (rows.Length > 0)
            await Bulk.Insert(
                session, "posting", "term, seq", "on conflict do nothing", rows.Length,
                Array.ConvertAll(rows, row => row.Term), Array.ConvertAll(rows, row => row.Seq));
    }

    private sealed record HeadRow
    {
        public long Seq { get; init; }

        public long Stored { get; init; }
    }
}
