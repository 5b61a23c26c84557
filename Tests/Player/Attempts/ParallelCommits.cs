using System.Net;
using System.Text.Json;
using Lrs.Web;
using Microsoft.Extensions.DependencyInjection;
using Player.Attempts;
using Player.Launch;
using Player.RunTime;
using Tests.Player.Launch;
using Tests.Support;
using static Tests.Player.Launch.Classroom;
using AttemptsOfPlayer = Player.Attempts.Attempts;

namespace Tests.Player.Attempts;

/// <summary>One attempt written from many sides at once: repeated, reordered, from two tabs, through two nodes of the house.</summary>
public sealed class ParallelCommits
{
    private const int Batches = 24;

    [Theory, EveryDatabase]
    public async Task Repeated_and_reordered_batches_are_applied_once_and_in_order(RunningServer server)
    {
        var room = await Open(server);
        var launch = await room.Launch();
        var start = (await room.Begin(launch)).GetProperty("start");
        var order = Enumerable.Range(1, Batches).SelectMany(n => new[] { n, n, n }).ToArray();
        new Random(7).Shuffle(order);
        var states = await Task.WhenAll(order.Select(async n =>
        {
            while (true)
            {
                using var answer = await room.Commit(launch, Answering(start, n), leaving: true);
                if (answer.StatusCode != HttpStatusCode.Conflict)
                    return (await Json(answer)).GetProperty("state").GetString();
            }
        }));
        Assert.Equal(Batches, states.Count(state => state == "applied"));
        Assert.Equal(2 * Batches, states.Count(state => state == "repeated"));
        await AssertNothingLost(server, room);
    }

    [Theory, EveryDatabase]
    public async Task Two_nodes_that_write_the_same_attempt_lose_nothing(RunningServer server)
    {
        var room = await Open(server);
        var launch = await LaunchOf(server, await room.Launch());
        var start = JsonDocument.Parse((await Node(server).Begin(launch, CancellationToken.None)).Value.Start!.ToJson()).RootElement;
        // Each node has turns of its own: only the revision in the database keeps them apart.
        AttemptsOfPlayer[] nodes = [Node(server), Node(server), Node(server)];
        var states = await Task.WhenAll(Enumerable.Range(1, Batches).SelectMany(n => nodes.Select(async node =>
        {
            CommitBatch.TryRead(JsonSerializer.SerializeToElement(Answering(start, n)), out var batch, out _);
            while (true)
            {
                var outcome = await node.Commit(launch, batch!, overtakes: true, CancellationToken.None);
                if (outcome.Value.Result.State != CommitState.Overtakes)
                    return outcome.Value.Result.State;
                await Task.Yield();
            }
        })));
        Assert.Equal(Batches, states.Count(state => state == CommitState.Applied));
        await AssertNothingLost(server, room);
    }

    [Theory, EveryDatabase]
    public async Task Of_two_tabs_that_save_at_once_only_the_newer_one_writes(RunningServer server)
    {
        var room = await Open(server);
        var older = await room.Launch();
        var first = (await room.Begin(older)).GetProperty("start");
        await Json(await room.Commit(older, Answering(first, 1)));
        var newer = await room.Launch();
        var second = (await room.Begin(newer)).GetProperty("start");
        Assert.Equal("resume", second.GetProperty("values").GetProperty("cmi.entry").GetString());
        var answers = await Task.WhenAll(
            Enumerable.Range(2, 10).Select(n => room.Commit(older, Answering(first, n)))
                .Concat(Enumerable.Range(1, 10).Select(n => room.Commit(newer, Located(second, n), leaving: true))));
        Assert.All(answers.Take(10), answer => Assert.Equal(HttpStatusCode.Gone, answer.StatusCode));
        Assert.Contains(answers.Skip(10), answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(1, (await room.Told()).Count(line => line.StartsWith("answered", StringComparison.Ordinal)));
    }

    private static object Answering(JsonElement start, int n) => Batch(start, n, new()
    {
        [$"cmi.interactions.{n - 1}.id"] = $"q{n}", [$"cmi.interactions.{n - 1}.type"] = "true-false",
        [$"cmi.interactions.{n - 1}.learner_response"] = "true", [$"cmi.interactions.{n - 1}.result"] = "correct",
        ["cmi.location"] = $"{n}",
    });

    private static object Located(JsonElement start, int n) => Batch(start, n, new() { ["cmi.location"] = $"newer {n}" });

    private static async Task AssertNothingLost(RunningServer server, Classroom room)
    {
        var answered = (await room.Told()).Where(line => line.StartsWith("answered", StringComparison.Ordinal)).ToList();
        Assert.Equal(Enumerable.Range(1, Batches).Select(n => $"answered q{n}").Order(StringComparer.Ordinal), answered.Order(StringComparer.Ordinal));
        var attempt = await server.Get<AttemptStore>().Newest((await LaunchOf(server, await room.Launch())).Registration, CancellationToken.None);
        Assert.Equal($"{Batches}", attempt!.Document.Scos["one"].Values["cmi.location"]);
        Assert.Equal(Batches, attempt.Document.Scos["one"].Sequence);
    }

    private static AttemptsOfPlayer Node(RunningServer server) => ActivatorUtilities.CreateInstance<AttemptsOfPlayer>(server.Services, new Turns());

    private static async Task<global::Player.Launch.Launch> LaunchOf(RunningServer server, string path) =>
        (await server.Get<Launches>().Find(new Uri(path).Segments[2].Trim('/'), CancellationToken.None)).Value;
}
