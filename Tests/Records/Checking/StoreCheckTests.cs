using Lrs.Records.Checking;
using Lrs.Records.Statements;
using Lrs.Storage;
using Tests.Records.Statements;
using Tests.Support;
using Xunit;

namespace Tests.Records.Checking;

public sealed class StoreCheckTests
{
    private const string First = "5f9c6f1e-3c2e-4c1e-9d8a-0c7b6a5d4e3f";

    [Theory, EveryDatabase]
    public async Task Postings_made_by_storing_agree_with_their_statements(RunningServer server)
    {
        var report = await Check(await Filled(server), mend: false);
        Assert.Equal(4, report.Statements);
        Assert.True(report.Postings > 20, $"{report.Postings}");
        Assert.Empty(report.Wrong);
        Assert.Empty(report.Unreadable);
    }

    [Theory, EveryDatabase]
    public async Task A_posting_too_few_is_found_and_mended(RunningServer server)
    {
        await Filled(server);
        await Spoil(server, "delete from posting where list = (select min(list) from posting)");
        Assert.Single((await Check(server, mend: true)).Wrong);
        Assert.Empty((await Check(server, mend: false)).Wrong);
    }

    [Theory, EveryDatabase]
    public async Task A_posting_too_many_or_in_another_place_is_found_and_mended(RunningServer server)
    {
        await Filled(server);
        await Spoil(server, "update posting set seq = 4 where seq = 3 and list = (select max(list) from posting where seq = 3 and list not in (select list from posting where seq = 4))");
        Assert.Single((await Check(server, mend: true)).Wrong);
        Assert.Empty((await Check(server, mend: false)).Wrong);
        await Spoil(server, "insert into posting (list, seq) values (999996, 1)");
        Assert.Single((await Check(server, mend: true)).Wrong);
        Assert.Empty((await Check(server, mend: false)).Wrong);
    }

    [Theory, EveryDatabase]
    public async Task A_house_that_lost_all_postings_gets_them_back(RunningServer server)
    {
        await Filled(server);
        await Spoil(server, "delete from posting");
        Assert.True((await Check(server, mend: true)).IsMended);
        Assert.Empty((await Check(server, mend: false)).Wrong);
    }

    private static async Task<RunningServer> Filled(RunningServer server)
    {
        var store = server.Get<StatementStore>();
        // A statement, one that points at it, one that voids another still to come, and that one.
        string[] all =
        [
            Sample.Json(First),
            Sample.Json(target: $$"""{"objectType":"StatementRef","id":"{{First}}"}"""),
            Sample.Voiding("6f9c6f1e-3c2e-4c1e-9d8a-0c7b6a5d4e3f"),
            Sample.Json("6f9c6f1e-3c2e-4c1e-9d8a-0c7b6a5d4e3f"),
        ];
        foreach (var one in all)
            Assert.Null((await store.Store(Sample.Read(one), Sample.Authority, CancellationToken.None)).Failure);
        return server;
    }

    private static async Task Spoil(RunningServer server, string sql) =>
        Assert.NotEqual(0, await server.Get<Database>().Write(session => session.Execute(sql), CancellationToken.None));

    private static Task<CheckReport> Check(RunningServer server, bool mend) => server.Get<StoreCheck>().Run(mend, CancellationToken.None);
}
