using Lrs.Records.Terms;
using Lrs.Storage;

namespace Lrs.Records.Statements.Storing;

/// <summary>
/// A statement about a statement is also found by what finds its target, along chains and whichever came first.
/// 1.0.3 Communication 2.1.3 "Filter conditions for StatementRefs"; 2.0 4.1.6.1.
/// </summary>
internal static class StatementReferences
{
    private const int MostInOneQuery = 500;
    private const int LongestChain = 100;

    public static async Task Follow(Session session, IReadOnlyList<(PreparedStatement Prepared, long Seq)> fresh)
    {
        var pointing = fresh.Where(row => row.Prepared.Statement.Object is StatementReference).ToArray();
        if (pointing.Length > 0)
            await Bulk.Insert(
                session, "statement_ref", "seq, target, voids", "on conflict do nothing", pointing.Length,
                Array.ConvertAll(pointing, row => row.Seq),
                Array.ConvertAll(pointing, row => ((StatementReference)row.Prepared.Statement.Object).Id.ToByteArray(bigEndian: true)),
                Array.ConvertAll(pointing, row => row.Prepared.Statement.Voids is null ? 0L : 1L));
        var affected = await WhoPointsAt(session, [.. fresh.Select(row => row.Prepared.Id.ToByteArray(bigEndian: true))]);
        affected.UnionWith(pointing.Select(row => row.Seq));
        foreach (var seq in affected.Order())
            await Inherit(session, seq);
    }

    /// <summary>Everything that points at these statements, directly or along a chain.</summary>
    private static async Task<HashSet<long>> WhoPointsAt(Session session, IReadOnlyList<byte[]> targets)
    {
        var found = new HashSet<long>();
        for (var next = targets; next.Count > 0;)
        {
            var above = new List<byte[]>();
            foreach (var chunk in next.Chunk(MostInOneQuery))
                foreach (var row in await session.Query<PointerRow>(
                             "select r.seq, s.id from statement_ref r join statement s on s.seq = r.seq where r.target in @targets", new { targets = chunk }))
                    if (found.Add(row.Seq))
                        above.Add(row.Id);
            next = above;
        }

        return found;
    }

    private static async Task Inherit(Session session, long seq)
    {
        var terms = new HashSet<Term>();
        var visited = new HashSet<Guid>();
        var json = await session.Single<byte[]>("select json from statement where seq = @seq", new { seq });
        while (json is not null && visited.Count < LongestChain)
        {
            var statement = StatementReader.ReadStored(json);
            if (visited.Count > 0)
                terms.UnionWith(StatementTerms.Inherited(statement));
            if (!visited.Add(statement.Id!.Value) || statement.Object is not StatementReference target)
                break;
            json = await session.Single<byte[]>("select json from statement where id = @id", new { id = target.Id.ToByteArray(bigEndian: true) });
        }

        var ids = await TermDictionary.Add(session, terms);
        await StatementWriter.InsertPostings(session, ids.Select(term => (term.Id, seq)));
    }

    private sealed record PointerRow
    {
        public long Seq { get; init; }

        public byte[] Id { get; init; } = [];
    }
}
