using Lrs.Records.Statements;
using Lrs.Records.Stream;
using Lrs.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Tests.Records.Statements;
using Tests.Support;
using Xunit;

namespace Tests.Records.Stream;

public sealed class RollUpTests
{
    [Theory, EveryDatabase]
    public async Task Follower_wakes_when_a_statement_commits(RunningServer server)
    {
        var stream = server.Get<StatementStream>();
        var waiting = stream.WaitForMore(0, CancellationToken.None);
        Assert.False(waiting.IsCompleted);
        await Store(server, 1);
        await waiting.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Theory, EveryDatabase]
    public async Task Roll_up_counts_each_statement_once_and_the_same_after_a_rebuild(RunningServer server)
    {
        var runner = await Runner(server);
        await Store(server, 250);
        await Task.WhenAll(runner.Catchup(CancellationToken.None), runner.Catchup(CancellationToken.None));
        await Store(server, 3);
        await runner.Catchup(CancellationToken.None);
        Assert.Equal(253, await Count(server));
        Assert.Equal(0, await runner.LagOf("count", CancellationToken.None));
        await runner.Rebuild("count", CancellationToken.None);
        Assert.Equal(253, await Count(server));
    }

    [Theory, EveryDatabase]
    public async Task Lag_and_as_of_tell_what_is_missing(RunningServer server)
    {
        var runner = await Runner(server);
        await Store(server, 2);
        Assert.Equal(2, await runner.LagOf("count", CancellationToken.None));
        var first = (await server.Get<StatementStream>().Read(0, 1, CancellationToken.None))[0];
        Assert.True(await runner.AsOf("count", CancellationToken.None) < first.Stored);
        await runner.Catchup(CancellationToken.None);
        Assert.True(await runner.AsOf("count", CancellationToken.None) >= first.Stored);
    }

    private static async Task<RollUpRunner> Runner(RunningServer server)
    {
        await server.Get<Database>().Write(session => session.Execute("create table counted (n bigint not null)"), CancellationToken.None);
        return new RollUpRunner(
            [new CountRollUp()], server.Get<StatementStream>(), server.Get<Database>(), new RollUpSignal(), TimeProvider.System,
            NullLogger<RollUpRunner>.Instance);
    }

    private static Task Store(RunningServer server, int count) => server.Get<StatementStore>().Store(
        Sample.Read([.. Enumerable.Range(0, count).Select(_ => Sample.Json())]), Sample.Authority, CancellationToken.None);

    private static Task<long> Count(RunningServer server) => server.Get<Database>().Read(
        session => session.Single<long>("select coalesce(sum(n), 0) from counted"), CancellationToken.None);

    private sealed class CountRollUp : RollUp
    {
        public override string Name => "count";

        public override Task Apply(Session session, IReadOnlyList<StreamItem> items, DateTimeOffset now) =>
            session.Execute("insert into counted (n) values (@n)", new { n = (long)items.Count });

        public override Task Clear(Session session) => session.Execute("delete from counted");
    }
}
