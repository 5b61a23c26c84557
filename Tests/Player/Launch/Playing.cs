using System.Net;
using System.Text;
using System.Text.Json;
using Lrs.Storage;
using Tests.Support;
using static Tests.Player.Launch.Classroom;

namespace Tests.Player.Launch;

/// <summary>The player over HTTP: what a browser, a broken browser and a hostile page send.</summary>
public sealed class Playing
{
    private static readonly Dictionary<string, string> Done = new() { ["cmi.completion_status"] = "completed" };

    [Theory, EveryDatabase]
    public async Task A_repeated_commit_writes_nothing_twice(RunningServer server)
    {
        var room = await Open(server);
        var launch = await room.Launch();
        var start = (await room.Begin(launch)).GetProperty("start");
        var batch = Batch(start, 1, Done);
        Assert.Equal("applied", (await Json(await room.Commit(launch, batch))).GetProperty("state").GetString());
        var told = await room.Told();
        Assert.Equal("repeated", (await Json(await room.Commit(launch, batch))).GetProperty("state").GetString());
        Assert.Equal(told, await room.Told());
        Assert.Contains("completed one", told);
    }

    [Theory, EveryDatabase]
    public async Task A_hundred_commits_at_once_lose_nothing(RunningServer server)
    {
        var room = await Open(server);
        var launch = await room.Launch();
        var start = (await room.Begin(launch)).GetProperty("start");
        await Task.WhenAll(Enumerable.Range(0, 100).Select(async n =>
        {
            var batch = Batch(start, n + 1, new()
            {
                [$"cmi.interactions.{n}.id"] = $"q{n}", [$"cmi.interactions.{n}.type"] = "true-false",
                [$"cmi.interactions.{n}.learner_response"] = "true", [$"cmi.interactions.{n}.result"] = "correct",
            });
            // What overtakes is put off and comes again, as the adapter does it.
            while (await room.Commit(launch, batch, leaving: true) is { StatusCode: not HttpStatusCode.OK } answer)
                Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        }));
        var answers = (await room.Told()).Where(line => line.StartsWith("answered", StringComparison.Ordinal)).ToList();
        Assert.Equal(100, answers.Distinct().Count());
        Assert.Equal(100, answers.Count);
    }

    [Theory, EveryDatabase]
    public async Task A_newer_launch_ends_the_older_one(RunningServer server)
    {
        var room = await Open(server);
        var first = await room.Launch();
        var start = (await room.Begin(first)).GetProperty("start");
        var second = await room.Launch();
        await room.Begin(second);
        foreach (var path in new[] { "begin", "leave", "alive", "navigate?request=continue" })
            Assert.Equal(HttpStatusCode.Gone, (await room.Content.PostAsync(first + path, null)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await room.Commit(first, Batch(start, 1, Done))).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await room.Content.GetAsync(first + "files/one.html")).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await room.Content.PostAsync("/play/somebody-elses/begin", null)).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task A_running_attempt_stays_on_its_version(RunningServer server)
    {
        var room = await Open(server);
        await room.Begin(await room.Launch());
        await room.Publish("new");
        var launch = await room.Launch();
        Assert.Equal("one.html", (await room.Begin(launch)).GetProperty("item").GetProperty("href").GetString());
        Assert.Equal(HttpStatusCode.OK, (await room.Content.GetAsync(launch + "files/one.html")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await room.Content.GetAsync(launch + "files/new.html")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await room.Content.GetAsync(launch)).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task A_person_who_left_the_service_begins_nothing_but_loses_nothing(RunningServer server)
    {
        var room = await Open(server);
        var launch = await room.Launch();
        var start = (await room.Begin(launch)).GetProperty("start");
        await server.Get<Database>().Write(s => s.Execute("update employee set active = 0"), CancellationToken.None);
        await Json(await room.Commit(launch, Batch(start, 1, Done)));
        Assert.Contains("completed one", await room.Told());
        Assert.Equal(HttpStatusCode.Forbidden, (await room.Content.PostAsync(launch + "begin", null)).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task Files_come_with_their_headers_and_from_nowhere_else(RunningServer server)
    {
        var room = await Open(server);
        var launch = await room.Launch();
        await room.Begin(launch);
        var file = await room.Content.GetAsync(launch + "files/ONE.html");
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("strict-origin", file.Headers.GetValues("Referrer-Policy").Single());
        Assert.StartsWith("unload=*", file.Headers.GetValues("Permissions-Policy").Single());
        Assert.False(file.Headers.Contains("Set-Cookie"));
        using var again = new HttpRequestMessage(HttpMethod.Get, launch + "files/one.html");
        again.Headers.IfNoneMatch.Add(file.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await room.Content.SendAsync(again)).StatusCode);
        using var part = new HttpRequestMessage(HttpMethod.Get, launch + "files/one.html") { Headers = { Range = new(0, 3) } };
        Assert.Equal(HttpStatusCode.PartialContent, (await room.Content.SendAsync(part)).StatusCode);
        foreach (var path in new[] { "..%2f..%2flrs.db", "%2e%2e/%2e%2e/lrs.db", "..%5c..%5clrs.db", "%00", "/etc/passwd", "imsmanifest.xml%00.html" })
            Assert.NotEqual(HttpStatusCode.OK, (await room.Content.GetAsync(launch + "files/" + path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Portal.GetAsync(new Uri(launch).AbsolutePath + "files/one.html")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task A_launch_is_played_on_the_host_of_its_registration_alone(RunningServer server)
    {
        var room = await Open(server);
        var launch = new Uri(await room.Launch());
        Assert.StartsWith("c-", launch.Host);
        var elsewhere = new UriBuilder(launch) { Host = "c-" + new string('0', 24) + ".localhost" }.Uri;
        Assert.Equal(HttpStatusCode.OK, (await room.Content.GetAsync(launch)).StatusCode);
        foreach (var path in new[] { "", "files/one.html" })
            Assert.Equal(HttpStatusCode.Gone, (await room.Content.GetAsync(elsewhere + path)).StatusCode);
        foreach (var path in new[] { "begin", "leave", "alive", "navigate?request=continue" })
            Assert.Equal(HttpStatusCode.Gone, (await room.Content.PostAsync(elsewhere + path, null)).StatusCode);
        Assert.Equal(launch.Host, new Uri(await room.Launch()).Host);
    }

    [Theory, EveryDatabase]
    public async Task Nonsense_is_refused_and_does_no_harm(RunningServer server)
    {
        var room = await Open(server);
        var launch = await room.Launch();
        Assert.Equal("ended", (await Json(await room.Content.PostAsync(launch + "leave", null))).GetProperty("state").GetString());
        var start = (await room.Begin(launch)).GetProperty("start");
        var deep = string.Concat(Enumerable.Repeat("[", 64)) + string.Concat(Enumerable.Repeat("]", 64));
        foreach (var body in new[] { "", "{", "[]", "null", "\"x\"", deep, "{\"sequence\":1,\"sco\":\"one\",\"session\":\"x\"}", "{\"sequence\":\"\\ud800\"}" })
            Assert.Equal((body, HttpStatusCode.BadRequest), (body, (await Post(room, launch + "commit", body)).StatusCode));
        // Asked beforehand: a refusal while the body is still on its way closes the connection under the client.
        using var large = new HttpRequestMessage(HttpMethod.Post, launch + "commit") { Content = new StringContent(new string(' ', 5_000_000)), Headers = { ExpectContinue = true } };
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await room.Content.SendAsync(large)).StatusCode);
        foreach (var request in new[] { "", "bogus", "{target=}choice", "{target=one", "_none_" })
            Assert.Equal(HttpStatusCode.BadRequest, (await room.Content.PostAsync($"{launch}navigate?request={Uri.EscapeDataString(request)}", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await room.Content.GetAsync("/play-rules/x/7/Lenient")).StatusCode);
        Assert.Equal("applied", (await Json(await room.Commit(launch, Batch(start, 1, Done)))).GetProperty("state").GetString());
    }

    [Theory, EveryDatabase]
    public async Task Half_a_surrogate_pair_does_not_hold_up_the_commits(RunningServer server)
    {
        var room = await Open(server);
        var launch = await room.Launch();
        var start = (await room.Begin(launch)).GetProperty("start");
        var body = $$"""
            {"sequence":1,"sco":"one","session":"{{start.GetProperty("session").GetString()}}",
             "set":{"cmi.suspend_data":"a\ud800b\\ud800c\ud83d\ude00","cmi.\ud800":"x"},"terminate":true,"exit":"suspend"}
            """;
        Assert.Equal("applied", (await Json(await Post(room, launch + "commit", body))).GetProperty("state").GetString());
        await Json(await room.Content.PostAsync(launch + "leave", null));
        var values = (await room.Begin(await room.Launch())).GetProperty("start").GetProperty("values");
        Assert.Equal("a\uFFFDb\\ud800c😀", values.GetProperty("cmi.suspend_data").GetString());
    }

    [Theory, EveryDatabase]
    public async Task Leaving_a_course_that_its_content_ended_leads_back(RunningServer server)
    {
        var room = await Open(server);
        var launch = await room.Launch();
        await room.Begin(launch);
        foreach (var path in new[] { "navigate?request=exitAll", "leave", "navigate?request=continue" })
            Assert.Equal("ended", (await Json(await room.Content.PostAsync(launch + path, null))).GetProperty("state").GetString());
    }

    [Theory, EveryDatabase]
    public async Task A_page_asks_for_the_rules_of_its_edition(RunningServer server)
    {
        var room = await Open(server);
        var rules = (await room.Begin(await room.Launch())).GetProperty("rules").GetString()!;
        var text = await room.Content.GetStringAsync(rules);
        Assert.Equal("scorm2004", JsonDocument.Parse(text).RootElement.GetProperty("standard").GetString());
    }

    private static Task<HttpResponseMessage> Post(Classroom room, string path, string body) =>
        room.Content.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));
}
