using Lrs.Records.Stream;
using Lrs.Records.Terms;
using Lrs.Storage;

namespace Lrs.Records.Statements.Storing;

/// <summary>
/// What happens inside the write, for the batches of many requests at once. Lean, because all writers wait for it: whatever can be
/// made ready before is.
/// </summary>
internal sealed class StatementWriter(TermDictionary dictionary, DepartmentsOf departmentsOf)
{
    /// <summary>Stores each batch whole or refuses it whole; a refused one leaves nothing behind.</summary>
    public async Task<Written> Write(Session session, IReadOnlyList<IReadOnlyList<PreparedStatement>> batches, long now)
    {
        var head = await Advance(session, batches.Sum(batch => batch.Count), now);
        var (verdicts, fresh) = await Decide(session, batches);
        var rows = fresh.Select((one, i) => new FreshStatement(one, head.Seq + i, head.Stored + i)).ToArray();
        await Bulk.Insert(
            session, "statement", "seq, id, stored, voiding, json", "",
            [
                Array.ConvertAll(rows, row => row.Seq), Array.ConvertAll(rows, row => row.Prepared.Key), Array.ConvertAll(rows, row => row.Stored),
                Array.ConvertAll(rows, row => row.Prepared.IsVoiding ? 1L : 0L), Array.ConvertAll(rows, row => row.Prepared.Row),
            ]);
        var readers = await Readers(session, rows);
        var (numbers, learned) = await dictionary.Number(session, fresh.SelectMany(one => one.Terms).Concat(readers.Select(one => one.Term)).Select(term => term.Named));
        await InsertPostings(session, rows
            .SelectMany(row => row.Prepared.Terms.Select(term => (Term: term, row.Seq))).Concat(readers)
            .Select(one => (one.Term.List(numbers[one.Term.Named]), one.Seq)));
        var inherited = await new StatementReferences(dictionary).Follow(session, rows);
        await session.Tell(StatementSignal.Channel);
        return new Written(verdicts, [.. learned, .. inherited], rows.Length > 0 ? rows[^1].Stored : 0);
    }

    /// <summary>Which departments may read which statement because it is about one of theirs.</summary>
    private async Task<IReadOnlyList<(Term Term, long Seq)>> Readers(Session session, IReadOnlyList<FreshStatement> rows)
    {
        var departments = await departmentsOf(session, rows.SelectMany(row => row.Prepared.People).ToHashSet());
        return departments.Count == 0
            ? []
            : [.. from row in rows
                  from department in row.Prepared.People.Where(departments.ContainsKey).Select(person => departments[person]).Distinct()
                  select (StatementTerms.ReadBy(department), row.Seq)];
    }

    /// <summary>Postings in the order of the table, so that each list is entered once.</summary>
    public static Task InsertPostings(Session session, IEnumerable<(long List, long Seq)> postings)
    {
        var rows = postings.ToArray();
        Array.Sort(rows);
        return Bulk.Insert(
            session, "posting", "list, seq", "on conflict do nothing",
            [Array.ConvertAll(rows, row => row.List), Array.ConvertAll(rows, row => row.Seq)]);
    }

    /// <summary>
    /// Takes so many numbers and returns the first. The row stays locked until the commit, so numbers become visible in order and whoever
    /// holds it is the only one to add statements and terms, on any number of nodes.
    /// </summary>
    private static async Task<HeadRow> Advance(Session session, int count, long now)
    {
        var last = (await session.Single<HeadRow>(
            "update statement_head set seq = seq + @count, stored = case when stored < @floor then @floor else stored end + @count where one = 1 returning seq, stored",
            new { count = (long)count, floor = now - 1 }))!;
        return new HeadRow { Seq = last.Seq - count + 1, Stored = last.Stored - count + 1 };
    }

    /// <summary>A repetition is left out, a contradiction refuses its batch, whether the other stands in the table or earlier in this write.</summary>
    private static async Task<(IReadOnlyList<Verdict> Verdicts, IReadOnlyList<PreparedStatement> Fresh)> Decide(
        Session session, IReadOnlyList<IReadOnlyList<PreparedStatement>> batches)
    {
        var there = await Existing(session, [.. batches.SelectMany(batch => batch)]);
        var (verdicts, fresh) = (new List<Verdict>(batches.Count), new List<PreparedStatement>());
        foreach (var batch in batches)
        {
            if (batch.FirstOrDefault(one => there.TryGetValue(one.Id, out var other) && !IsSame(other, one)) is { } contradiction)
            {
                verdicts.Add(new Verdict(contradiction.Id));
                continue;
            }

            verdicts.Add(Verdict.Stored);
            foreach (var one in batch)
                if (there.TryAdd(one.Id, new Known(one.Row, null)))
                    fresh.Add(one);
        }

        return (verdicts, fresh);
    }

    private static async Task<Dictionary<Guid, Known>> Existing(Session session, IReadOnlyList<PreparedStatement> asked)
    {
        var found = new Dictionary<Guid, Known>();
        await Bulk.Find(
            session, "statement", "id", "json, stored", (place, row) => found[asked[place].Id] = new Known(row.Bytes(0), row.Long(1)),
            [asked.Select(one => one.Key).ToArray()]);
        return found;
    }

    private static bool IsSame(Known there, PreparedStatement sent) =>
        StatementComparison.AreSame(there.Text, StatementText.Open(sent.Row), sent.HasTimestamp);

    /// <summary>A row under an id that was sent, and the moment it was stored; none yet if it came earlier in this write.</summary>
    private sealed record Known(byte[] Row, long? Stored)
    {
        public byte[] Text => Stored is { } moment ? StatementText.Open(Row, moment) : StatementText.Open(Row);
    }

    private sealed record HeadRow
    {
        public long Seq { get; init; }

        public long Stored { get; init; }
    }
}

/// <summary>A statement that was not here yet, with its place in the stream.</summary>
internal sealed record FreshStatement(PreparedStatement Prepared, long Seq, long Stored);
