using Lrs.Records.Statements;
using Lrs.Records.Statements.Storing;
using Lrs.Records.Stream;
using Lrs.Records.Terms;
using Lrs.Storage;

namespace Lrs.Records.Checking;

/// <summary>What a check found: how much was looked at, and the blocks of the stream in which postings and statements disagree.</summary>
public sealed record CheckReport(long Statements, long Postings, IReadOnlyList<SeqRange> Wrong, IReadOnlyList<string> Unreadable, bool IsMended);

/// <summary>Places of the stream, both ends included.</summary>
public sealed record SeqRange(long From, long To);

/// <summary>
/// Holds the postings against the statements they were made of, in constant memory: both are walked once and summed block by block. May run beside
/// a server; what is stored meanwhile is left for the next time.
/// </summary>
public sealed class StoreCheck(Database database, StatementStream stream, TermDictionary dictionary)
{
    private const int StatementsAtOnce = 500;
    private const int PostingsAtOnce = 20_000;
    private const long BlockLength = 10_000;

    /// <summary>Checks everything; with <paramref name="mend"/> the postings of wrong blocks are made again from their statements.</summary>
    public async Task<CheckReport> Run(bool mend, CancellationToken cancel)
    {
        var upto = await stream.Last(cancel);
        var blocks = new Sums[(upto / BlockLength) + 1];
        var unreadable = new List<string>();
        var statements = await WalkStatements(upto, blocks, unreadable, cancel);
        var postings = await WalkPostings(upto, blocks, cancel);
        var wrong = blocks.Index().Where(block => !block.Item.Agree)
            .Select(block => new SeqRange(block.Index * BlockLength, Math.Min(upto, ((block.Index + 1) * BlockLength) - 1))).ToList();
        if (mend)
            foreach (var range in wrong)
                await Mend(range, cancel);
        return new CheckReport(statements, postings, wrong, unreadable, mend && wrong.Count > 0);
    }

    private async Task<long> WalkStatements(long upto, Sums[] blocks, List<string> unreadable, CancellationToken cancel)
    {
        var (count, after, stored) = (0L, 0L, 0L);
        while (after < upto)
        {
            var page = await Page(after, upto, cancel);
            if (page.Count == 0)
                break;
            foreach (var row in page)
            {
                if (row.Stored <= stored)
                    unreadable.Add($"seq {row.Seq}: stored does not rise");
                (after, stored, count) = (row.Seq, row.Stored, count + 1);
            }

            var (expected, broken) = await Expected(page, cancel);
            unreadable.AddRange(broken);
            foreach (var (list, seq) in expected)
                blocks[seq / BlockLength].Expect(list, seq);
        }

        return count;
    }

    private async Task<long> WalkPostings(long upto, Sums[] blocks, CancellationToken cancel)
    {
        var (count, last) = (0L, new PostingRow { List = long.MinValue });
        while (true)
        {
            var page = await database.Read(session => session.Query<PostingRow>(
                "select list, seq from posting where list > @List or (list = @List and seq > @Seq) order by list, seq limit @most",
                new { last.List, last.Seq, most = (long)PostingsAtOnce }), cancel);
            if (page.Count == 0)
                return count;
            foreach (var one in page)
                if (one.Seq <= upto && !IsReader(one.List))
                    blocks[one.Seq / BlockLength].Find(one.List, one.Seq);
            (count, last) = (count + page.Count, page[^1]);
        }
    }

    /// <summary>One statement after the other, each whole, so that queries go on meanwhile.</summary>
    private async Task Mend(SeqRange range, CancellationToken cancel)
    {
        await database.Write(session => session.Execute($"delete from posting where seq between @From and @To and list % 4 <> {(long)TermRole.Reader}", range), cancel);
        for (var after = range.From - 1; ;)
        {
            var page = await Page(after, range.To, cancel);
            if (page.Count == 0)
                return;
            dictionary.Remember(await database.Write(async session =>
            {
                var terms = new List<(Term Term, long Seq)>();
                foreach (var row in page)
                    terms.AddRange((await TermsOf(session, row)).Select(term => (term, row.Seq)));
                var (numbers, learned) = await dictionary.Number(session, terms.Select(one => one.Term.Named));
                await StatementWriter.InsertPostings(session, terms.Select(one => (one.Term.List(numbers[one.Term.Named]), one.Seq)));
                return learned;
            }, cancel));
            after = page[^1].Seq;
        }
    }

    private Task<IReadOnlyList<StatementRow>> Page(long after, long upto, CancellationToken cancel) =>
        database.Read(session => session.Query<StatementRow>(
            $"select {StatementRow.Columns} from statement s where s.seq > @after and s.seq <= @upto order by s.seq limit @most",
            new { after, upto, most = (long)StatementsAtOnce }), cancel);

    private Task<(List<(long List, long Seq)> Expected, List<string> Unreadable)> Expected(IReadOnlyList<StatementRow> page, CancellationToken cancel) =>
        database.Read(async session =>
        {
            var (expected, unreadable) = (new List<(long, long)>(), new List<string>());
            foreach (var row in page)
            {
                try
                {
                    var terms = await TermsOf(session, row);
                    var lists = await dictionary.Find([.. terms], cancel);
                    // A term without a number has no list: its posting is missing, which the sums must show.
                    expected.AddRange(terms.Select(term => (lists.GetValueOrDefault(term, -1L), row.Seq)));
                }
                catch (Exception broken) when (broken is InvalidDataException or System.Text.Json.JsonException or ZstdSharp.ZstdException)
                {
                    unreadable.Add($"seq {row.Seq}: {broken.Message}");
                }
            }

            return (expected, unreadable);
        }, cancel);

    private static async Task<IReadOnlyCollection<Term>> TermsOf(Session session, StatementRow row)
    {
        var statement = row.Read().Statement;
        var terms = StatementTerms.Of(statement, statement.Authority!.Identifier!);
        return statement.Object is StatementReference
            ? [.. terms.Concat(await StatementReferences.InheritedBy(session, row.Seq)).Distinct()]
            : terms;
    }

    // Who was in which department when it was stored is told by nothing else.
    private static bool IsReader(long list) => (list & 3) == (long)TermRole.Reader;

    private sealed record PostingRow
    {
        public long List { get; init; }

        public long Seq { get; init; }
    }

    /// <summary>Count and sum of hashes on either side: equal for equal sets, whatever the order.</summary>
    private struct Sums
    {
        private long _expected;
        private long _found;
        private ulong _expectedHash;
        private ulong _foundHash;

        public readonly bool Agree => _expected == _found && _expectedHash == _foundHash;

        public void Expect(long list, long seq) => (_expected, _expectedHash) = (_expected + 1, unchecked(_expectedHash + Hash(list, seq)));

        public void Find(long list, long seq) => (_found, _foundHash) = (_found + 1, unchecked(_foundHash + Hash(list, seq)));

        private static ulong Hash(long list, long seq)
        {
            // The mixing of splitmix64.
            var mixed = unchecked(((ulong)list * 0x9E3779B97F4A7C15UL) ^ ((ulong)seq * 0xC2B2AE3D27D4EB4FUL));
            mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL);
            mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL);
            return mixed ^ (mixed >> 31);
        }
    }
}
