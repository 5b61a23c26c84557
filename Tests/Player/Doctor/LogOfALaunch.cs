using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Lrs.People;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.Extensions.Options;
using Player.Doctor;
using Player.Launch;
using Tests.Player.Launch;
using Tests.Support;
using static Tests.Player.Launch.Classroom;

namespace Tests.Player.Doctor;

/// <summary>What a launch leaves for the launch doctor, who sees it, and that it is bounded.</summary>
public sealed class LogOfALaunch
{
    private static readonly Viewer Operator = new("HR100009", Text.Same("Operator"), "EDU", [new Grant(Role.Operator, "")]);

    [Theory, EveryDatabase]
    public async Task It_tells_calls_values_refusals_sequencing_and_statements(RunningServer server)
    {
        var room = await Open(server);
        var launch = await room.Launch();
        var start = (await room.Begin(launch)).GetProperty("start");
        var call = new { kind = "call", at = 1_790_000_000_000, call = "SetValue", args = new[] { "cmi.location", new string('x', 5000) }, answer = "true", error = 0 };
        Assert.Equal(HttpStatusCode.NoContent, (await room.Content.PostAsJsonAsync(launch + "log", new { events = new object[] { call, new { kind = "forged", at = 1 }, 7 } })).StatusCode);
        await Json(await room.Commit(launch, Batch(start, 1, new() { ["cmi.completion_status"] = "completed", ["cmi.score.scaled"] = "7" }, terminate: true)));
        await Json(await room.Content.PostAsync(launch + "navigate?request=continue", null));

        var lines = await server.Get<LaunchLog>().Of(IdOf(launch), default);
        Assert.Equal(["begin", "call", "commit", "navigate", "sequencing", "statement"], lines.Select(line => line.Kind).Distinct().Order());
        var told = lines.Single(line => line.Kind == "call");
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1_790_000_000_000), told.At);
        Assert.InRange(told.Detail.Length, 500, 700);
        Assert.Contains("cmi.score.scaled=7: 407", lines.Single(line => line.Kind == "commit").Detail);
        Assert.Contains(lines, line => line.Kind == "statement" && line.Detail.Contains("completed", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Kind == "sequencing" && line.Detail.Contains("SB.2.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_browsers_wrong_clock_is_set_right_and_a_call_is_read_as_one()
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(2_000_000);
        var message = System.Text.Json.JsonDocument.Parse("""{"sent":1000,"events":[{"kind":"call","at":400,"call":"SetValue","args":["cmi.exit","x"],"answer":"false","error":406}]}""");
        var line = LogJson.Read(LogJson.FromBrowser(message.RootElement, now).Single(), LogSource.Browser, now);
        Assert.Equal(now.AddMilliseconds(-600), line.At);
        Assert.Equal("SetValue(cmi.exit, x) → false · error 406", LogJson.Said(line));
    }

    [Theory, EveryDatabase("--Player:DoctorBytes=4096")]
    public async Task It_stops_at_its_bound_and_the_launch_goes_on(RunningServer server)
    {
        var room = await Open(server);
        var launch = await room.Launch();
        var start = (await room.Begin(launch)).GetProperty("start");
        for (var number = 1; number <= 30; number++)
            await Json(await room.Commit(launch, Batch(start, number, new() { ["cmi.location"] = new string('x', 300) + number })));
        var lines = await server.Get<LaunchLog>().Of(IdOf(launch), default);
        Assert.InRange(lines.Sum(line => line.Detail.Length), 1000, 4096);
        Assert.Contains("log-full", lines[^1].Detail);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await room.Content.PostAsync(launch + "log", new StringContent(new string(' ', 70_000)))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await room.Content.PostAsync(launch + "log", new StringContent("{"))).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task What_is_too_old_goes_when_somebody_opens_a_course(RunningServer server)
    {
        var room = await Open(server);
        var launch = await room.Launch();
        await room.Begin(launch);
        await server.Get<Database>().Write(s => s.Execute("update launch_log set at = at - 31 * 86400000000"), default);
        await room.Begin(launch);
        var before = (await server.Get<LaunchLog>().Of(IdOf(launch), default)).Count;
        await room.Launch();
        Assert.InRange((await server.Get<LaunchLog>().Of(IdOf(launch), default)).Count, 1, before - 1);
    }

    [Theory, EveryDatabase]
    public async Task Only_those_who_see_the_person_or_write_for_the_department_find_it(RunningServer server)
    {
        var room = await Open(server);
        var id = IdOf(await room.Launch());
        var list = server.Get<LaunchList>();
        foreach (var (role, department, sees) in new[]
        {
            (Role.Operator, "", true), (Role.NodalOfficer, "EDU", true), (Role.Author, "EDU", true), (Role.NodalOfficer, "GAD", false), (Role.Author, "GAD", false),
        })
            Assert.Equal((role, department, sees), (role, department, await list.Find(new Viewer("HR9", Text.Same("x"), "GAD", [new Grant(role, department)]), id, default) is not null));
        Assert.Single(await list.Search(Operator, "hr100001", null, default));
        Assert.Single(await list.Search(Operator, Slug, null, default));
        Assert.Empty(await list.Search(Operator, "HR1", null, default));
        Assert.Empty(await list.Search(Operator, "", DateTimeOffset.UnixEpoch.AddDays(1), default));
    }

    [Theory, EveryDatabase]
    public async Task An_authors_trial_keeps_no_result(RunningServer server)
    {
        var room = await Open(server);
        var launch = await Trial(server);
        var begun = await room.Begin(launch);
        Assert.Equal("try", begun.GetProperty("play").GetProperty("mode").GetString());
        Assert.Equal(HttpStatusCode.OK, (await room.Content.GetAsync(launch + "files/one.html")).StatusCode);
        await Json(await room.Commit(launch, Batch(begun.GetProperty("start"), 1, new() { ["cmi.completion_status"] = "completed", ["cmi.location"] = "9", ["cmi.exit"] = "suspend" }, terminate: true)));
        await Json(await room.Content.PostAsync(launch + "leave", null));
        // Within the trial the course resumes as it would; a new trial begins at the beginning.
        Assert.Equal("9", (await room.Begin(launch)).GetProperty("start").GetProperty("values").GetProperty("cmi.location").GetString());
        Assert.False((await room.Begin(await Trial(server))).GetProperty("start").GetProperty("values").TryGetProperty("cmi.location", out _));
        Assert.Empty(await room.Told());
        foreach (var table in new[] { "attempt", "global_objectives" })
            Assert.Equal(0, await server.Get<Database>().Read(s => s.Single<long>($"select count(*) from {table}"), default));
        Assert.Contains(await server.Get<LaunchLog>().Of(IdOf(launch), default), line => line.Kind == "commit");
    }

    private static async Task<string> Trial(RunningServer server) =>
        (await server.Get<Launches>().OpenTrial(Person, Slug, Language.En, default)).Address(server.Get<IOptions<WebOptions>>().Value).Split('?')[0];

    private static string IdOf(string launch) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(launch.Split("/play/")[1].TrimEnd('/'))));
}
