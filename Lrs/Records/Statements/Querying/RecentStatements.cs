using Lrs.Records.Terms;

namespace Lrs.Records.Statements.Querying;

/// <summary>The newest statements about something: what the store knows of a person or an activity, it knows from them.</summary>
internal sealed class RecentStatements(StatementSearch search)
{
    private const int Enough = 50;

    public async Task<IReadOnlyList<Statement>> About(Term term, IReadOnlyList<Term> bounds, CancellationToken cancel)
    {
        var plan = await search.Prepare(new StatementQuery { Terms = [term, .. bounds] }, cancel);
        return plan is null
            ? []
            : [.. (await search.Page(plan, Enough, cancel)).Select(row => StatementReader.ReadStored(row.Text))];
    }
}
