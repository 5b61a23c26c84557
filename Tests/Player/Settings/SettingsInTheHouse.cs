using System.Net;
using System.Text.Json;
using Authoring.Courses;
using Lrs.Storage;
using Lrs.Web;
using Player.Launch;
using Player.Settings;
using Tests.Player.Launch;
using Tests.Support;
using static Tests.Player.Launch.Classroom;

namespace Tests.Player.Settings;

/// <summary>Settings that are stored act on the next launch, over the wire.</summary>
public sealed class SettingsInTheHouse
{
    private static readonly Dictionary<string, string> Done = new() { ["cmi.completion_status"] = "completed", ["cmi.location"] = "last" };
    private static readonly SettingPlace Course = new(SettingLevel.Course, Slug);

    [Theory, EveryDatabase]
    public async Task What_a_level_chooses_reaches_the_page(RunningServer server)
    {
        var room = await Open(server);
        await Choose(server, SettingPlace.System, (Setting.AfterLesson, "next"), (Setting.SaveSeconds, "30"));
        await Choose(server, new(SettingLevel.Department, "EDU"), (Setting.Window, "pop-up"));
        await Choose(server, Course, (Setting.SaveSeconds, "10"), (Setting.Values, "strict"));
        var begun = await room.Begin(await room.Launch());
        var play = begun.GetProperty("play");
        Assert.Equal(("next", 10, true), (play.GetProperty("afterLesson").GetString(), play.GetProperty("saveSeconds").GetInt32(), play.GetProperty("popUp").GetBoolean()));
        Assert.EndsWith("/Strict", begun.GetProperty("rules").GetString());
        Assert.Equal(HttpStatusCode.OK, (await room.Content.GetAsync(begun.GetProperty("rules").GetString())).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task The_lowest_level_is_one_registration(RunningServer server)
    {
        var room = await Open(server);
        var version = (await server.Get<CourseCatalog>().Version((await server.Get<CourseCatalog>().Find(Slug, default))!.CurrentVersion, default))!;
        var opened = await server.Get<Launches>().Open(Person, Slug, Language.En, CancellationToken.None);
        await Choose(server, new(SettingLevel.Version, $"{version.Id}"), (Setting.MostAttempts, "2"));
        await Choose(server, new(SettingLevel.Registration, $"{opened.Registration:D}"), (Setting.MostAttempts, "5"));
        Assert.Equal(5, (await server.Get<SettingStore>().Of(version, opened.Registration, default)).Settings.MostAttempts);
        Assert.Equal(2, (await server.Get<SettingStore>().Of(version, Guid.NewGuid(), default)).Settings.MostAttempts);
        await room.Begin(await room.Launch());
    }

    [Theory, EveryDatabase]
    public async Task A_finished_course_opened_to_review_records_nothing(RunningServer server)
    {
        var room = await Open(server);
        await Finish(room);
        await Choose(server, Course, (Setting.AfterCompletion, "review"));
        var told = await room.Told();
        var launch = await room.Launch();
        var begun = await room.Begin(launch);
        Assert.Equal("review", begun.GetProperty("play").GetProperty("mode").GetString());
        var values = begun.GetProperty("start").GetProperty("values");
        Assert.Equal(("review", "no-credit", "last"), (values.GetProperty("cmi.mode").GetString(), values.GetProperty("cmi.credit").GetString(), values.GetProperty("cmi.location").GetString()));
        await Json(await room.Commit(launch, Batch(begun.GetProperty("start"), 1, new() { ["cmi.location"] = "first" }, terminate: true)));
        await Json(await room.Content.PostAsync(launch + "leave", null));
        Assert.Equal(told, await room.Told());
        Assert.Equal(1, await Count(server, "select count(*) from attempt"));
        // The next look begins where the attempt ended, not where the last look did.
        Assert.Equal("last", (await room.Begin(await room.Launch())).GetProperty("start").GetProperty("values").GetProperty("cmi.location").GetString());
    }

    [Theory, EveryDatabase]
    public async Task A_finished_course_may_go_on_in_the_same_attempt(RunningServer server)
    {
        var room = await Open(server);
        await Finish(room);
        await Choose(server, Course, (Setting.AfterCompletion, "continue"));
        var begun = await room.Begin(await room.Launch());
        Assert.Equal("last", begun.GetProperty("start").GetProperty("values").GetProperty("cmi.location").GetString());
        Assert.Equal(1, await Count(server, "select count(*) from attempt"));
        Assert.Equal(0, await Count(server, "select count(*) from attempt where ended is not null"));
    }

    [Theory, EveryDatabase]
    public async Task After_the_last_attempt_a_course_opens_to_review(RunningServer server)
    {
        var room = await Open(server);
        await Finish(room);
        await Finish(room);
        Assert.Equal(2, await Count(server, "select count(*) from attempt"));
        await Choose(server, Course, (Setting.MostAttempts, "2"));
        Assert.Equal("review", (await room.Begin(await room.Launch())).GetProperty("play").GetProperty("mode").GetString());
        Assert.Equal(2, await Count(server, "select count(*) from attempt"));
    }

    [Theory, EveryDatabase]
    public async Task Another_passing_score_decides(RunningServer server)
    {
        var room = await Open(server);
        await Choose(server, Course, (Setting.PassingPercent, "60"));
        var launch = await room.Launch();
        var start = (await room.Begin(launch)).GetProperty("start");
        Assert.Equal("0.6", start.GetProperty("values").GetProperty("cmi.scaled_passing_score").GetString());
        await Json(await room.Commit(launch, Batch(start, 1, new() { ["cmi.score.scaled"] = "0.7", ["cmi.success_status"] = "failed" }, terminate: true)));
        Assert.Contains("passed one", await room.Told());
    }

    [Theory, EveryDatabase]
    public async Task Leaving_leads_where_the_settings_say(RunningServer server)
    {
        var room = await Open(server);
        var portal = server.PortalOrigin.AbsoluteUri;
        foreach (var (value, address) in new[] { ("return", portal), ("message", portal + "left"), ("close", portal + "left?close=true") })
        {
            await Choose(server, Course, (Setting.AfterLeaving, value));
            Assert.Contains($"data-return=\"{address}\"", await room.Content.GetStringAsync(await room.Launch()));
        }

        Assert.DoesNotContain("left.js", await server.Portal.GetStringAsync("/left"));
        Assert.Contains("left.js", await server.Portal.GetStringAsync("/left?close=true"));
    }

    [Theory, EveryDatabase]
    public async Task A_value_that_is_not_allowed_changes_nothing(RunningServer server)
    {
        await Open(server);
        await Choose(server, Course, (Setting.SaveSeconds, "10"));
        foreach (var (name, value) in new[] { (Setting.SaveSeconds, "1"), (Setting.Window, "x"), ("nothing", "1"), (Preset.Key, "x") })
        {
            var refused = await server.Get<SettingStore>().Choose(Course, new Dictionary<string, string> { [name] = value }, "system", default);
            Assert.IsType<Failure.Invalid>(refused.Failure);
        }

        Assert.Equal(1, await Count(server, "select count(*) from player_setting where value = '10'"));
    }

    private static async Task Finish(Classroom room)
    {
        var launch = await room.Launch();
        var start = (await room.Begin(launch)).GetProperty("start");
        await Json(await room.Commit(launch, Batch(start, 1, Done, terminate: true)));
        var second = await Json(await room.Content.PostAsync(launch + "navigate?request=continue", null));
        await Json(await room.Commit(launch, Batch(second.GetProperty("start"), 1, Done, terminate: true)));
        Assert.Equal("ended", (await Json(await room.Content.PostAsync(launch + "leave", null))).GetProperty("state").GetString());
    }

    private static async Task Choose(RunningServer server, SettingPlace place, params (string Name, string Value)[] values) =>
        Assert.Null((await server.Get<SettingStore>().Choose(place, values.ToDictionary(v => v.Name, v => v.Value), "system", default)).Failure);

    private static Task<long> Count(RunningServer server, string sql) => server.Get<Database>().Read(session => session.Single<long>(sql), default);
}
