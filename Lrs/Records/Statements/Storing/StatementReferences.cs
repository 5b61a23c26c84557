using Lrs.Records.Terms;
using Lrs.Storage;

namespace Lrs.Records.Statements.Storing;

/// <summary>
/// A statement about a statement is also found by what finds its target, along chains and whichever came first.
/// 1.0.3 Communication 2.1.3 "Filter conditions for StatementRefs"; 2.0 4.1.6.1.
/// </summary>
internal sealed class StatementReferences(TermDictionary dictionary)
{
    private const int LongestChain = 100;

    /// <summary>Notes who points at whom, and puts all whose chain has grown on further lists. Returns the numbers given out.</summary>
    public async Task<IReadOnlyList<(Named Named, long Id)>> Follow(Session session, IReadOnlyList<FreshStatement> fresh)
    {
        var pointing = fresh.Where(row => row.Prepared.Target is not null).ToArray();
        await Bulk.Insert(
            session, "statement_ref", "seq, target, voids", "on conflict do nothing",
            [
                Array.ConvertAll(pointing, row => row.Seq),
                Array.ConvertAll(pointing, row => PreparedStatement.KeyOf(row.Prepared.Target!.Value)),
                Array.ConvertAll(pointing, row => row.Prepared.IsVoiding ? 1L : 0L),
            ]);
        var affected = await WhoPointsAt(session, [.. fresh.Select(row => row.Prepared.Key)]);
        affected.UnionWith(pointing.Select(row => row.Seq));
        var learned = new List<(Named, long)>();
        foreach (var seq in affected.Order())
            learned.AddRange(await Inherit(session, seq));
        return learned;
    }

    /// <summary>The terms a stored statement inherits from those it points at.</summary>
    public static async Task<IReadOnlySet<Term>> InheritedBy(Session session, long seq)
    {
        var terms = new HashSet<Term>();
        var visited = new HashSet<Guid>();
        var row = await session.Single<StatementRow>($"select {StatementRow.Columns} from statement s where s.seq = @seq", new { seq });
        while (row is not null && visited.Count < LongestChain)
        {
            var statement = row.Read().Statement;
            if (visited.Count > 0)
                terms.UnionWith(StatementTerms.Inherited(statement));
            if (!visited.Add(statement.Id!.Value) || statement.Object is not StatementReference target)
                break;
            row = await session.Single<StatementRow>(
                $"select {StatementRow.Columns} from statement s where s.id = @id", new { id = PreparedStatement.KeyOf(target.Id) });
        }

        return terms;
    }

    /// <summary>Everything that points at these statements, directly or along a chain.</summary>
    private static async Task<HashSet<long>> WhoPointsAt(Session session, IReadOnlyList<byte[]> targets)
    {
        var found = new HashSet<long>();
        for (var next = targets; next.Count > 0;)
        {
            var pointers = new List<long>();
            await Bulk.Find(session, "statement_ref", "target", "seq", (_, row) => pointers.Add(row.Long(0)), [next.ToArray()]);
            var above = pointers.Where(found.Add).ToArray();
            var ids = new List<byte[]>(above.Length);
            await Bulk.Find(session, "statement", "seq", "id", (_, row) => ids.Add(row.Bytes(0)), [above]);
            next = ids;
        }

        return found;
    }

    private async Task<IReadOnlyList<(Named Named, long Id)>> Inherit(Session session, long seq)
    {
        var terms = await InheritedBy(session, seq);
        var (numbers, learned) = await dictionary.Number(session, terms.Select(term => term.Named));
        await StatementWriter.InsertPostings(session, terms.Select(term => (term.List(numbers[term.Named]), seq)));
        return learned;
    }
}
