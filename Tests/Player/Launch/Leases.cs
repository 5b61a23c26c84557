using System.Net;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.Extensions.Options;
using Player.Launch;
using Tests.Support;
using static Tests.Player.Launch.Classroom;

namespace Tests.Player.Launch;

/// <summary>One live launch per registration: a second one waits until somebody says "continue here".</summary>
public sealed class Leases
{
    private static readonly Dictionary<string, string> Done = new() { ["cmi.completion_status"] = "completed" };

    [Theory, EveryDatabase]
    public async Task A_second_window_waits_and_takes_over_and_is_taken_back(RunningServer server)
    {
        var room = await Open(server);
        var first = await Polite(server);
        var start = (await room.Begin(first)).GetProperty("start");
        var second = await Polite(server);
        Assert.Equal(HttpStatusCode.OK, (await room.Content.GetAsync(second)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await room.Content.PostAsync(second + "begin", null)).StatusCode);
        await Json(await room.Commit(first, Batch(start, 1, new() { ["cmi.location"] = "4", ["cmi.exit"] = "suspend" })));

        Assert.Equal(HttpStatusCode.NoContent, (await room.Content.PostAsync(second + "take", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await room.Commit(first, Batch(start, 2, Done))).StatusCode);
        Assert.Equal("4", (await room.Begin(second)).GetProperty("start").GetProperty("values").GetProperty("cmi.location").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await room.Content.PostAsync(first + "take", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await room.Content.PostAsync(second + "alive", null)).StatusCode);
        // What the first had not sent is heard now, and is no value of the newer session.
        Assert.Equal("stale", (await Json(await room.Commit(first, Batch(start, 2, Done)))).GetProperty("state").GetString());
        Assert.Contains("completed one", await room.Told());
    }

    [Theory, EveryDatabase]
    public async Task Nobody_is_asked_where_the_window_went_away_or_fell_silent(RunningServer server)
    {
        var room = await Open(server);
        var first = await Polite(server);
        await room.Begin(first);
        Assert.Equal(HttpStatusCode.NoContent, (await room.Content.PostAsync(first + "away", null)).StatusCode);
        var second = await Polite(server);
        await room.Begin(second);
        await server.Get<Database>().Write(s => s.Execute("update launch set seen = seen - 200000000 where seen is not null"), default);
        await room.Begin(await Polite(server));
    }

    [Theory, EveryDatabase]
    public async Task A_window_that_waits_goes_on_by_itself_once_the_other_said_goodbye_and_late_words_do_not_call_it_back(RunningServer server)
    {
        var room = await Open(server);
        var first = await Polite(server);
        var start = (await room.Begin(first)).GetProperty("start");
        var second = await Polite(server);
        Assert.Contains("data-waits", await room.Content.GetStringAsync(second));
        Assert.Equal(HttpStatusCode.Gone, (await room.Content.PostAsync(second + "enter", null)).StatusCode);
        // The goodbye of a closing page may come before its last batch.
        await room.Content.PostAsync(first + "away", null);
        await Json(await room.Commit(first, Batch(start, 1, new() { ["cmi.location"] = "7", ["cmi.exit"] = "suspend" }), leaving: true));
        Assert.Equal(HttpStatusCode.NoContent, (await room.Content.PostAsync(second + "enter", null)).StatusCode);
        Assert.DoesNotContain("data-waits", await room.Content.GetStringAsync(second));
        Assert.Equal("7", (await room.Begin(second)).GetProperty("start").GetProperty("values").GetProperty("cmi.location").GetString());
        Assert.Equal(HttpStatusCode.Gone, (await room.Commit(first, Batch(start, 2, Done))).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await room.Content.PostAsync(first + "enter", null)).StatusCode);
        // A page that comes back from the browser's memory is there again, and is asked about.
        await room.Content.PostAsync(second + "away", null);
        await room.Content.PostAsync(second + "alive", null);
        Assert.Equal(HttpStatusCode.Gone, (await room.Content.PostAsync(first + "enter", null)).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task Of_many_that_open_and_take_over_at_one_moment_one_is_live(RunningServer server)
    {
        var room = await Open(server);
        await room.Begin(await Polite(server));
        var launches = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Polite(server)));
        await Task.WhenAll(launches.Select(async launch => (await room.Content.PostAsync(launch + "take", null)).EnsureSuccessStatusCode()));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => room.Launch()));
        Assert.Equal(1, await server.Get<Database>().Read(s => s.Single<long>("select count(*) from launch where ended = 0"), default));
    }

    [Theory, EveryDatabase]
    public async Task Nothing_is_taken_over_after_its_minutes_or_on_another_host(RunningServer server)
    {
        var room = await Open(server);
        var launch = new Uri(await Polite(server));
        var elsewhere = new UriBuilder(launch) { Host = "c-" + new string('0', 24) + ".localhost" }.Uri;
        Assert.Equal(HttpStatusCode.Gone, (await room.Content.PostAsync(elsewhere + "take", null)).StatusCode);
        await server.Get<Database>().Write(s => s.Execute("update launch set expires = 1"), default);
        foreach (var path in new[] { "take", "enter", "begin", "away" })
            Assert.Equal(HttpStatusCode.Gone, (await room.Content.PostAsync(launch + path, null)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await room.Content.PostAsync("/play/invented/take", null)).StatusCode);
    }

    private static async Task<string> Polite(RunningServer server) =>
        (await server.Get<Launches>().OpenPolitely(Person, Slug, Language.En, CancellationToken.None)).Address(server.Get<IOptions<WebOptions>>().Value).Split('?')[0];
}
