using System.Net;
using Lrs.Records.Keys;
using Lrs.Storage;
using Lrs.Web;
using Tests.Records.Statements;
using Tests.Support;
using Xunit;

namespace Tests.Records.Keys;

public sealed class KeyTests
{
    [Theory, EveryDatabase]
    public async Task Wrong_secret_and_unknown_key_are_401_also_once_the_right_one_is_known(RunningServer server)
    {
        var keys = server.Get<ApiKeys>();
        await keys.Create("tool", "right", "Tool", null, [Scope.All], CancellationToken.None);
        Assert.Null(await keys.Check("tool", "wrong", CancellationToken.None));
        Assert.Equal("tool", (await keys.Check("tool", "right", CancellationToken.None))?.Name);
        Assert.Null(await keys.Check("tool", "wrong", CancellationToken.None));
        Assert.Null(await keys.Check("other", "right", CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task Revoked_key_stops_working_within_a_second(RunningServer server)
    {
        var client = await XapiClient.With(server);
        Assert.Equal(HttpStatusCode.OK, (await client.Get("statements")).StatusCode);
        Assert.True(await server.Get<ApiKeys>().Revoke(client.KeyName, CancellationToken.None));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.Get("statements")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task Revocation_reaches_another_node_within_a_second_even_if_the_time_of_day_is_set_back(RunningServer server)
    {
        var clock = new SetBack();
        using var here = new ApiKeys(server.Get<Database>(), TimeProvider.System);
        using var there = new ApiKeys(server.Get<Database>(), clock);
        var made = (await here.Create("Tool", null, [Scope.All], CancellationToken.None)).Value;
        Assert.NotNull(await there.Check(made.Key.Name, made.Secret, CancellationToken.None));
        await here.Revoke(made.Key.Name, CancellationToken.None);
        clock.Pass(TimeSpan.FromSeconds(1));
        Assert.Null(await there.Check(made.Key.Name, made.Secret, CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task Known_key_asks_the_database_at_most_twice_a_second(RunningServer server)
    {
        var clock = new SetBack();
        using var keys = new ApiKeys(server.Get<Database>(), clock);
        var made = (await keys.Create("Tool", null, [Scope.All], CancellationToken.None)).Value;
        await keys.Check(made.Key.Name, made.Secret, CancellationToken.None);
        // Behind the back of this node; it may not know yet, and that is what shows that it did not ask.
        await server.Get<ApiKeys>().Revoke(made.Key.Name, CancellationToken.None);
        Assert.NotNull(await keys.Check(made.Key.Name, made.Secret, CancellationToken.None));
        Assert.Null(await keys.Check(made.Key.Name, "wrong", CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task A_flood_of_wrong_secrets_does_not_keep_a_right_one_out(RunningServer server)
    {
        var client = await XapiClient.With(server);
        using var stop = new CancellationTokenSource();
        var rising = new TaskCompletionSource();
        var wrong = 0;
        var flood = Parallel.ForAsync(0, 64, async (n, _) =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                Assert.Null(await server.Get<ApiKeys>().Check(client.KeyName, $"wrong {n} {i}", CancellationToken.None));
                if (Interlocked.Increment(ref wrong) == 500)
                    rising.SetResult();
            }
        });
        await rising.Task;
        // Its first request, when nothing of the key is known yet.
        var right = await client.Get("statements");
        await stop.CancelAsync();
        await flood;
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }

    /// <summary>A clock whose time of day goes back an hour while time passes.</summary>
    private sealed class SetBack : TimeProvider
    {
        private long _passed;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Pass(TimeSpan time) => _passed += time.Ticks;

        public override long GetTimestamp() => _passed;

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() - (_passed > 0 ? TimeSpan.FromHours(1) : TimeSpan.Zero);
    }

    [Theory, EveryDatabase]
    public async Task Key_without_the_scope_is_403_and_told_which(RunningServer server)
    {
        var reader = await XapiClient.With(server, Scope.StatementsRead);
        var refused = await reader.Post(Sample.Json());
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("statements/write", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var writer = await XapiClient.With(server, Scope.StatementsWrite);
        Assert.Equal(HttpStatusCode.Forbidden, (await writer.Get("statements")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task Unknown_scope_and_taken_name_are_refused(RunningServer server)
    {
        var keys = server.Get<ApiKeys>();
        Assert.IsType<Failure.Invalid>((await keys.Create("Tool", null, ["everything"], CancellationToken.None)).Failure);
        await keys.Create("tool", "a", "Tool", null, [Scope.All], CancellationToken.None);
        Assert.IsType<Failure.Conflict>((await keys.Create("tool", "b", "Tool", null, [Scope.All], CancellationToken.None)).Failure);
    }
}
