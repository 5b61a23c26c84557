using Lrs.Records.Statements.Storing;
using Lrs.Records.Terms;
using Lrs.Storage;

namespace Lrs.Records.Statements.Querying;

/// <summary>A statement as it lies in the table, for giving out.</summary>
internal sealed record FoundStatement
{
    public long Seq { get; init; }

    public long Stored { get; init; }

    public byte[] Json { get; init; } = [];

    /// <summary>The text as it is given out.</summary>
    public byte[] Text => StatementText.Open(Json, Stored);
}

/// <summary>Answers a query by walking the shortest list of postings in stored order and looking the others up.</summary>
internal sealed class StatementSearch(Database database, TermDictionary dictionary)
{
    private const long Many = 5000;

    /// <summary>A search whose terms are numbered and ordered, and whose time is turned into seq.</summary>
    internal sealed record Plan(IReadOnlyList<long> Lists, long After, long Upto, bool Ascending);

    /// <summary>Null if some term occurs in no statement, so that nothing can match.</summary>
    public async Task<Plan?> Prepare(StatementQuery query, CancellationToken cancel)
    {
        var wanted = query.Terms.Distinct().ToArray();
        var ids = await dictionary.Find(wanted, cancel);
        if (ids.Count < wanted.Length)
            return null;
        return await database.Read(async session =>
        {
            var after = query.Since is { } since ? await LastSeq(session, Instants.ToMicros(since)) : 0;
            var upto = query.Until is { } until ? await LastSeq(session, Instants.ToMicros(until)) : long.MaxValue;
            if (query.From is { } from)
                (after, upto) = query.Ascending ? (Math.Max(after, from), upto) : (after, Math.Min(upto, from - 1));
            return new Plan(await ShortestFirst(session, [.. ids.Values]), after, upto, query.Ascending);
        }, cancel);
    }

    /// <summary>The next statements of a plan, voided ones left out.</summary>
    public Task<IReadOnlyList<FoundStatement>> Page(Plan plan, int max, CancellationToken cancel) =>
        database.Read(session => session.Query<FoundStatement>(Sql(plan), Arguments(plan, max)), cancel);

    /// <summary>Whether a statement is found by all of these terms.</summary>
    public async Task<bool> Carries(long seq, IReadOnlyCollection<Term> terms, CancellationToken cancel)
    {
        if (terms.Count == 0)
            return true;
        var lists = await dictionary.Find(terms, cancel);
        if (lists.Count < terms.Count)
            return false;
        return terms.Count == await database.Read(async session =>
        {
            var found = 0;
            long[] numbers = [.. lists.Values];
            await Bulk.Find(session, "posting", "list, seq", "seq", (_, _) => found++, [numbers, Array.ConvertAll(numbers, _ => seq)]);
            return found;
        }, cancel);
    }

    /// <summary>Where the next page of a plan begins.</summary>
    public static Plan Continue(Plan plan, long lastSeq) =>
        plan.Ascending ? plan with { After = lastSeq } : plan with { Upto = lastSeq - 1 };

    private static string Sql(Plan plan)
    {
        var order = plan.Ascending ? "asc" : "desc";
        var of = plan.Lists.Count > 0 ? "p0" : "s";
        var from = "statement s";
        var where = "";
        if (plan.Lists.Count > 0)
        {
            // CROSS JOIN keeps SQLite to this order: the shortest list drives, the others are looked up.
            from = "posting p0 " + string.Concat(Enumerable.Range(1, plan.Lists.Count - 1).Select(i => $"cross join posting p{i} ")) + "cross join statement s";
            where = "p0.list = @t0 and s.seq = p0.seq and "
                + string.Concat(Enumerable.Range(1, plan.Lists.Count - 1).Select(i => $"p{i}.list = @t{i} and p{i}.seq = p0.seq and "));
        }

        return $"select s.seq, s.stored, s.json from {from} where {where}{of}.seq > @after and {of}.seq <= @upto and not ({StatementRow.IsVoided}) order by {of}.seq {order} limit @max";
    }

    private static Dictionary<string, object> Arguments(Plan plan, int max)
    {
        var arguments = new Dictionary<string, object> { ["after"] = plan.After, ["upto"] = plan.Upto, ["max"] = (long)max };
        for (var i = 0; i < plan.Lists.Count; i++)
            arguments[$"t{i}"] = plan.Lists[i];
        return arguments;
    }

    private static async Task<IReadOnlyList<long>> ShortestFirst(Session session, IReadOnlyList<long> lists)
    {
        if (lists.Count < 2)
            return lists;
        var counted = new List<(long List, long Count)>();
        foreach (var list in lists)
            counted.Add((list, await session.Single<long>(
                "select count(*) from (select 1 from posting where list = @list limit @many) few", new { list, many = Many })));
        return [.. counted.OrderBy(one => one.Count).Select(one => one.List)];
    }

    /// <summary>The last seq stored at or before an instant. stored rises with seq, so halving finds it without an index.</summary>
    private static async Task<long> LastSeq(Session session, long micros)
    {
        var (low, high) = (0L, await session.Single<long>("select coalesce(max(seq), 0) from statement"));
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            // seq has gaps; the row at or below the middle stands for it.
            var row = await session.Single<FoundStatement>(
                "select seq, stored from statement where seq <= @middle and seq > @low order by seq desc limit 1", new { middle, low });
            if (row is null)
                low = middle;
            else if (row.Stored <= micros)
                low = middle;
            else
                high = row.Seq - 1;
        }

        return low;
    }
}
