using Lrs.Records.Statements;
using Lrs.Records.Stream;
using Lrs.Storage;
using Tests.Records.Statements;
using Tests.Support;
using Xunit;

namespace Tests.Records.Stream;

public sealed class ConsistencyTests
{
    [Theory, EveryDatabase]
    public async Task Consistent_through_waits_for_a_write_that_is_still_on_its_way(RunningServer server)
    {
        var consistency = server.Get<Consistency>();
        var store = server.Get<StatementStore>();
        var (inside, finish) = (new TaskCompletionSource(), new TaskCompletionSource());
        var writing = server.Get<Database>().Write(
            async session =>
            {
                await store.StoreWithin(session, Sample.Read(Sample.Json()), Sample.Authority);
                inside.TrySetResult();
                await finish.Task;
            },
            CancellationToken.None);
        await inside.Task;
        var asked = consistency.Through(CancellationToken.None);
        if (asked.IsCompleted)
            Assert.Empty(await UpTo(server, await asked));
        finish.SetResult();
        await writing;
        await asked;
        var later = await consistency.Through(CancellationToken.None);
        var item = Assert.Single(await server.Get<StatementStream>().Read(0, 10, CancellationToken.None));
        Assert.True(later >= item.Stored);
        Assert.True(await asked < item.Stored || server.ToString() == "PostgreSQL");
    }

    [Theory, EveryDatabase]
    public async Task Nothing_appears_later_at_or_before_an_instant_once_given_out(RunningServer server)
    {
        var store = server.Get<StatementStore>();
        var writing = Parallel.ForAsync(0, 60, async (_, cancel) =>
            Assert.Null((await store.Store(Sample.Read(Sample.Json()), Sample.Authority, cancel)).Failure));
        var promises = new List<(DateTimeOffset Through, int Seen)>();
        while (!writing.IsCompleted)
        {
            var through = await server.Get<Consistency>().Through(CancellationToken.None);
            promises.Add((through, (await UpTo(server, through)).Count));
        }

        await writing;
        foreach (var (through, seen) in promises)
            Assert.Equal(seen, (await UpTo(server, through)).Count);
    }

    private static async Task<IReadOnlyList<StreamItem>> UpTo(RunningServer server, DateTimeOffset through) =>
        [.. (await server.Get<StatementStream>().Read(0, 1000, CancellationToken.None)).Where(item => item.Stored <= through)];
}
