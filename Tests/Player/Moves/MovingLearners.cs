using System.Net;
using System.Text.Json;
using Authoring.Courses;
using Lrs.People;
using Lrs.Storage;
using Player.Moves;
using Player.Settings;
using Tests.Player.Launch;
using Tests.Support;
using static Tests.Player.Launch.Classroom;

namespace Tests.Player.Moves;

/// <summary>Learners moved to another version: what goes along, what stays, who is left alone.</summary>
public sealed class MovingLearners
{
    private static readonly Dictionary<string, string> Done = new()
    {
        ["cmi.completion_status"] = "completed", ["cmi.success_status"] = "passed", ["cmi.score.scaled"] = "0.8", ["cmi.location"] = "page-9", ["cmi.exit"] = "suspend",
    };

    private static readonly Dictionary<string, string> HalfWay = new() { ["cmi.location"] = "page-3", ["cmi.suspend_data"] = "x/\"completed\"", ["cmi.exit"] = "suspend" };

    [Theory, EveryDatabase]
    public async Task The_new_attempt_goes_on_where_the_old_one_stands_and_the_old_one_stays(RunningServer server)
    {
        var room = await Open(server);
        await Learn(room, Done, HalfWay);
        var before = await Document(server, 1);
        await room.Publish("one", "zwei", "three");
        var told = await room.Told();
        var move = await Move(server, MoveWho.Unfinished, MoveCarry.Everything, ("one", "one"), ("two", "zwei"));
        Assert.Equal((1, 0, 0), (move.Moved, move.Waiting, move.Skipped));
        Assert.Equal(before, await Document(server, 1));
        Assert.Equal(told, await room.Told());

        var launch = await room.Launch();
        var begun = await room.Begin(launch);
        Assert.Equal("zwei", begun.GetProperty("item").GetProperty("id").GetString());
        Assert.Equal(("page-3", "resume"), (Value(begun, "cmi.location"), Value(begun, "cmi.entry")));
        Assert.Equal(["passed", "incomplete", "not attempted"], Statuses(begun));
        Assert.Equal(HttpStatusCode.OK, (await room.Content.GetAsync(launch + "files/zwei.html")).StatusCode);
        await Json(await room.Commit(launch, Batch(begun.GetProperty("start"), 1, Done, terminate: true)));
        Assert.DoesNotContain("completed two-lessons", await room.Told());
        var last = await Json(await room.Content.PostAsync(launch + "navigate?request=continue", null));
        Assert.Equal("three", last.GetProperty("item").GetProperty("id").GetString());
        await Json(await room.Commit(launch, Batch(last.GetProperty("start"), 1, Done, terminate: true)));
        Assert.Single(await room.Told(), "completed two-lessons");
        Assert.Single(await room.Told(), "completed one");
    }

    [Theory, EveryDatabase]
    public async Task Results_alone_open_every_lesson_from_its_beginning_and_nothing_begins_anew(RunningServer server)
    {
        var room = await Open(server);
        await Learn(room, Done, HalfWay);
        await room.Publish("one", "two");
        await Move(server, MoveWho.Unfinished, MoveCarry.Results, ("one", "one"), ("two", "two"));
        var begun = await room.Begin(await room.Launch());
        Assert.Equal(["passed", "incomplete"], Statuses(begun));
        Assert.Equal((null, "ab-initio"), (Value(begun, "cmi.location"), Value(begun, "cmi.entry")));

        await room.Publish("one", "two");
        await room.Content.PostAsync(await room.Launch() + "begin", null);
        await room.Content.PostAsync(await Last(room) + "leave", null);
        await Move(server, MoveWho.Unfinished, MoveCarry.Nothing, ("one", "one"), ("two", "two"));
        Assert.Equal(["incomplete", "not attempted"], Statuses(await room.Begin(await room.Launch())));
        Assert.Equal(3, await Count(server, "select count(*) from attempt"));
    }

    [Theory, EveryDatabase]
    public async Task Who_completed_is_moved_only_when_asked_for_and_then_has_the_new_lesson_before_him(RunningServer server)
    {
        var room = await Open(server);
        await Learn(room, Done, Done);
        await room.Publish("one", "two", "three");
        Assert.Equal(0, (await Move(server, MoveWho.Unfinished, MoveCarry.Everything, ("one", "one"), ("two", "two"))).Moved);
        Assert.Equal(1, (await Move(server, MoveWho.All, MoveCarry.Everything, ("one", "one"), ("two", "two"))).Moved);
        await Choose(server, (Setting.MostAttempts, "1"), (Setting.AfterCompletion, "review"));
        var launch = await room.Launch();
        var begun = await room.Begin(launch);
        Assert.Equal("normal", begun.GetProperty("play").GetProperty("mode").GetString());
        Assert.Equal(["passed", "passed", "not attempted"], Statuses(begun));
        Assert.Single(await room.Told(), "completed two-lessons");
        var third = await Json(await room.Content.PostAsync(launch + "navigate?request=" + Uri.EscapeDataString("{target=three}choice"), null));
        await Json(await room.Commit(launch, Batch(third.GetProperty("start"), 1, Done, terminate: true)));
        Assert.Equal(2, (await room.Told()).Count(line => line == "completed two-lessons"));
    }

    [Theory, EveryDatabase]
    public async Task Nobody_is_pulled_away_while_the_course_is_open(RunningServer server)
    {
        var room = await Open(server);
        var open = await room.Launch();
        var start = (await room.Begin(open)).GetProperty("start");
        await room.Publish("one", "two");
        var move = await Move(server, MoveWho.Unfinished, MoveCarry.Everything, ("one", "one"), ("two", "two"));
        Assert.Equal((0, 1), (move.Moved, move.Waiting));
        await Json(await room.Commit(open, Batch(start, 1, HalfWay)));
        Assert.Equal(1, await Count(server, "select count(*) from attempt"));

        var begun = await room.Begin(await room.Launch());
        Assert.Equal("page-3", Value(begun, "cmi.location"));
        Assert.Equal(2, await Count(server, "select count(*) from attempt"));
        var done = (await server.Get<MoveStore>().Find(move.Id, default))!;
        Assert.Equal((1, 0), (done.Moved, done.Waiting));
        await room.Begin(await room.Launch());
        Assert.Equal(2, await Count(server, "select count(*) from attempt"));
    }

    [Theory, EveryDatabase]
    public async Task Who_completes_while_he_waits_is_left_where_he_is(RunningServer server)
    {
        var room = await Open(server);
        var open = await room.Launch();
        var first = await room.Begin(open);
        await room.Publish("one", "two", "three");
        var move = await Move(server, MoveWho.Unfinished, MoveCarry.Everything, ("one", "one"), ("two", "two"));
        await Json(await room.Commit(open, Batch(first.GetProperty("start"), 1, Done, terminate: true)));
        var second = await Json(await room.Content.PostAsync(open + "navigate?request=continue", null));
        await Json(await room.Commit(open, Batch(second.GetProperty("start"), 1, Done, terminate: true)));
        await Choose(server, (Setting.AfterCompletion, "continue"));
        Assert.Equal(2, (await room.Begin(await room.Launch())).GetProperty("toc").GetArrayLength());
        Assert.Equal(1, (await server.Get<MoveStore>().Find(move.Id, default))!.Skipped);
    }

    [Theory, EveryDatabase]
    public async Task An_attempt_that_a_move_began_is_no_try_of_the_learners(RunningServer server)
    {
        var room = await Open(server);
        await Learn(room, Done, HalfWay);
        await room.Publish("one", "two");
        await Move(server, MoveWho.Unfinished, MoveCarry.Everything, ("one", "one"), ("two", "two"));
        await Choose(server, (Setting.MostAttempts, "2"));
        var launch = await room.Launch();
        await Json(await room.Commit(launch, Batch((await room.Begin(launch)).GetProperty("start"), 1, Done, terminate: true)));
        await room.Content.PostAsync(launch + "leave", null);
        Assert.Equal("normal", (await room.Begin(await room.Launch())).GetProperty("play").GetProperty("mode").GetString());
        Assert.Equal(3, await Count(server, "select count(*) from attempt"));
    }

    [Theory, EveryDatabase("--People:ShowOutbox=true")]
    public async Task The_page_shows_who_and_what_first_and_then_does_it(RunningServer server)
    {
        var room = await Open(server);
        await Learn(room, Done, HalfWay);
        await room.Publish("one", "three");
        await server.Get<Database>().Write(
            async session =>
            {
                await Officers.Appoint(session, "system", new Officer { HrmsCode = Person, Role = Role.Author, Department = "EDU" }, 1);
                await session.Execute("insert into department (code, name_hi, name_en) values ('REV', 'राजस्व', 'Revenue')");
                await session.Execute("insert into office (code, department, district, name_hi, name_en) values ('REV-01', 'REV', 'Hisar', 'तहसील', 'Tehsil')");
                await session.Execute(
                    """
                    insert into employee (hrms_code, name_hi, name_en, department, office, position, mobile, email, active, search)
                    values ('HR200001', 'रवि', 'Ravi', 'REV', 'REV-01', 'PID0002', '9000000002', '', 1, '')
                    """);
                await Officers.Appoint(session, "system", new Officer { HrmsCode = "HR200001", Role = Role.Author, Department = "REV" }, 1);
            }, default);
        var path = $"/author/courses/{Slug}/versions/moves";
        var author = await SignedIn.As(server, Person);
        Assert.Contains(path, await author.Html($"/author/courses/{Slug}/versions"));
        var preview = await author.Html($"{path}?from=1&to=2&who=Unfinished&carry=Everything&quiet=");
        Assert.Contains("data-figure=\"total\">1<", preview);
        foreach (var row in new[] { "data-match=\"Same\" data-lesson=\"one\"", "data-match=\"None\" data-lesson=\"two\"", "data-match=\"New\" data-lesson=\"three\"", Person })
            Assert.Contains(row, preview);
        Assert.Equal(1, await Count(server, "select count(*) from attempt"));
        Assert.Contains("data-figure=\"total\">0<", await author.Html($"{path}?from=1&to=2&quiet=2026-01-01"));

        foreach (var wrong in new[] { "from=2&to=2", "from=9&to=2", "from=1&to=2&quiet=tomorrow" })
            Assert.Equal((wrong, HttpStatusCode.BadRequest), (wrong, (await author.Get($"{path}?{wrong}")).StatusCode));
        var twice = await author.Post(path, path, new() { ["from"] = "1", ["to"] = "2", ["lesson:two"] = "one" });
        Assert.Equal(HttpStatusCode.BadRequest, twice.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await SignedIn.As(server, "HR200001")).Get(path)).StatusCode);

        var begun = await author.Post(path, path, new() { ["from"] = "1", ["to"] = "2", ["who"] = "Unfinished", ["carry"] = "Everything", ["quiet"] = "", ["lesson:two"] = "three" });
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        var address = begun.Headers.Location!.ToString();
        Assert.Equal(1, (await Ended(server, Guid.Parse(address.Split('/')[^1]))).Moved);
        Assert.Contains("data-state=\"moved\"", await author.Html(address));
        var audit = await server.Get<Database>().Read(session => session.Query<AuditEntry>("select act, detail, who, subject, previous, hash from audit_entry where act like 'learners-moved%' order by number"), default);
        Assert.Equal([("learners-moved", Person, Slug), ("learners-moved-done", Person, Slug)], audit.Select(entry => (entry.Act, entry.Who, entry.Subject)));
        Assert.Equal("three", (await room.Begin(await room.Launch())).GetProperty("item").GetProperty("id").GetString());
    }

    private static async Task Learn(Classroom room, Dictionary<string, string> first, Dictionary<string, string> second)
    {
        var launch = await room.Launch();
        var begun = await room.Begin(launch);
        await Json(await room.Commit(launch, Batch(begun.GetProperty("start"), 1, first, terminate: true)));
        var next = await Json(await room.Content.PostAsync(launch + "navigate?request=continue", null));
        await Json(await room.Commit(launch, Batch(next.GetProperty("start"), 1, second, terminate: true)));
        await Json(await room.Content.PostAsync(launch + "leave", null));
    }

    private static async Task<string> Last(Classroom room)
    {
        var launch = await room.Launch();
        await room.Begin(launch);
        return launch;
    }

    /// <summary>From every version but the newest to the newest.</summary>
    private static async Task<VersionMove> Move(RunningServer server, MoveWho who, MoveCarry carry, params (string Old, string New)[] lessons)
    {
        var to = (await server.Get<CourseCatalog>().Find(Slug, default))!.CurrentVersion;
        var from = await server.Get<Database>().Read(session => session.Query<long>("select id from course_version where id <> @to", new { to }), default);
        var id = await server.Get<MoveStore>().Begin(new MoveRule(Slug, from, to, who, null, carry, lessons.ToDictionary(l => l.Old, l => l.New)), "HR100009", default);
        return await Ended(server, id!.Value);
    }

    private static async Task<VersionMove> Ended(RunningServer server, Guid id)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            if (await server.Get<MoveStore>().Find(id, default) is { Running: false } move)
                return move;
            await Task.Delay(100);
        }

        throw new TimeoutException("the move did not end within a minute");
    }

    private static async Task Choose(RunningServer server, params (string Name, string Value)[] values) => Assert.Null(
        (await server.Get<SettingStore>().Choose(SettingPlace.System, values.ToDictionary(v => v.Name, v => v.Value), "system", default)).Failure);

    private static string? Value(JsonElement delivery, string element) =>
        delivery.GetProperty("start").GetProperty("values").TryGetProperty(element, out var value) ? value.GetString() is { Length: > 0 } text ? text : null : null;

    private static IEnumerable<string?> Statuses(JsonElement delivery) => delivery.GetProperty("toc").EnumerateArray().Select(line => line.GetProperty("status").GetString());

    private static Task<string?> Document(RunningServer server, long number) =>
        server.Get<Database>().Read(session => session.Single<string>("select document from attempt where number = @number", new { number }), default);

    private static Task<long> Count(RunningServer server, string sql) => server.Get<Database>().Read(session => session.Single<long>(sql), default);
}
