using Lrs.Records.Statements;
using Lrs.Records.Stream;
using Tests.Records.Statements;
using Tests.Support;
using Xunit;

namespace Tests.Records.Stream;

/// <summary>Two nodes over one PostgreSQL, or one over SQLite: whoever follows misses nothing, whoever waits is woken.</summary>
public sealed class ManyNodesTests
{
    private const int Writers = 4;
    private const int BatchesEach = 40;

    [Theory, EveryDatabase]
    public async Task A_reader_that_follows_while_four_write_on_two_nodes_misses_no_statement(RunningServer server)
    {
        await using var second = await server.AnotherNode();
        RunningServer[] nodes = [server, second ?? server];
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var batch = 0; batch < BatchesEach; batch++)
                Assert.Null((await Store(nodes[writer % 2], 1 + (batch % 5))).Failure);
        })));
        var seen = new List<StreamItem>();
        var stream = nodes[1].Get<StatementStream>();
        while (!writing.IsCompleted || await stream.Last(CancellationToken.None) > Last(seen))
            seen.AddRange(await stream.Read(Last(seen), 7, CancellationToken.None));
        await writing;
        Assert.Equal(Writers * BatchesEach / 5 * (1 + 2 + 3 + 4 + 5), seen.Count);
        Assert.Equal(seen.Count, seen.Select(item => item.Statement.Id).Distinct().Count());
        Assert.Equal(seen.Select(item => item.Stored).Order().Distinct(), seen.Select(item => item.Stored));
    }

    [Theory, EveryDatabase]
    public async Task A_follower_on_another_node_is_woken_by_the_commit(RunningServer server)
    {
        await using var second = await server.AnotherNode();
        var other = second ?? server;
        await server.Get<StatementStore>().Store(Sample.Read(Sample.Json()), Sample.Authority, CancellationToken.None);
        var next = other.Get<StatementSignal>().Next;
        await Store(server, 1);
        await next.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Theory, EveryDatabase]
    public async Task Two_nodes_that_store_one_id_at_once_keep_one(RunningServer server)
    {
        await using var second = await server.AnotherNode();
        RunningServer[] nodes = [server, second ?? server];
        var id = Guid.NewGuid().ToString();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => nodes[i % 2].Get<StatementStore>().Store(
            Sample.Read(Sample.Json(id, target: $$"""{"id":"http://example.in/{{i % 4}}"}""")), Sample.Authority, CancellationToken.None))));
        Assert.Equal(10, outcomes.Count(outcome => outcome.Failure is null));
        Assert.Single(await server.Get<StatementStream>().Read(0, 100, CancellationToken.None));
    }

    private static Task<Lrs.Web.Outcome<StoreResult>> Store(RunningServer node, int count) => node.Get<StatementStore>().Store(
        Sample.Read([.. Enumerable.Range(0, count).Select(i => Sample.Json(target: $$"""{"id":"http://example.in/{{i}}"}"""))]),
        Sample.Authority, CancellationToken.None);

    private static long Last(List<StreamItem> seen) => seen.Count == 0 ? 0 : seen[^1].Seq;
}
