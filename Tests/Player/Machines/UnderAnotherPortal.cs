using System.Net;
using System.Text.Json;
using Authoring.Packing;
using Lrs.Records.Keys;
using Lrs.Records.Statements;
using Lrs.Records.Stream;
using Lrs.Storage;
using Microsoft.AspNetCore.Routing;
using Player.Settings;
using Tests.Player.Launch;
using Tests.Support;
using static Tests.Player.Launch.Classroom;

namespace Tests.Player.Machines;

/// <summary>The API for machines: what another portal does with it, and what it may not.</summary>
public sealed class UnderAnotherPortal
{
    private static readonly Dictionary<string, string> Done = new() { ["cmi.completion_status"] = "completed", ["cmi.success_status"] = "passed", ["cmi.score.scaled"] = "0.9" };

    [Theory, EveryDatabase]
    public async Task A_learner_of_any_account_is_registered_learns_and_is_reported(RunningServer server)
    {
        var room = await Open(server);
        var portal = await Portal.With(server);
        var registration = await portal.Register();
        Assert.Equal(registration, await portal.Register());
        var launch = await portal.Launch(registration, server, new { returnTo = "https://panchayat.example/courses?x=1&y=2", item = "two", language = "en" });
        Assert.Contains("data-return=\"https://panchayat.example/courses?x=1&amp;y=2\"", await room.Content.GetStringAsync(launch));
        var begun = await room.Begin(launch);
        Assert.Equal("two", begun.GetProperty("item").GetProperty("id").GetString());
        Assert.Equal("asha", begun.GetProperty("start").GetProperty("values").GetProperty("cmi.learner_id").GetString());
        await Json(await room.Commit(launch, Batch(begun.GetProperty("start"), 1, Done, terminate: true)));

        var seen = await portal.Read(registration);
        Assert.Equal((Portal.HomePage, true, 1), (seen.GetProperty("learner").GetProperty("account").GetProperty("homePage").GetString(), seen.GetProperty("running").GetBoolean(), seen.GetProperty("attempts").GetArrayLength()));
        Assert.Equal([false, true], seen.GetProperty("lessons").EnumerateArray().Select(lesson => lesson.GetProperty("completed").GetBoolean()));
        var actors = (await server.Get<StatementStream>().Read(0, 1000, default)).Select(item => $"{item.Statement.Actor}").Distinct();
        Assert.Contains(Portal.HomePage, Assert.Single(actors));
    }

    [Theory, EveryDatabase]
    public async Task Reset_begins_anew_whatever_the_settings_and_keeps_the_history(RunningServer server)
    {
        var room = await Open(server);
        var portal = await Portal.With(server);
        await server.Get<SettingStore>().Choose(SettingPlace.System, new Dictionary<string, string> { [Setting.AfterCompletion] = "review", [Setting.Grading] = "last" }, "system", default);
        var registration = await portal.Register();
        await Finish(room, await portal.Launch(registration, server), "0.9");
        Assert.Equal("review", (await room.Begin(await portal.Launch(registration, server))).GetProperty("play").GetProperty("mode").GetString());
        var running = await portal.Launch(registration, server);
        Assert.Equal(HttpStatusCode.NoContent, (await portal.Post(registration + "/reset")).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await room.Content.PostAsync(running + "begin", null)).StatusCode);
        await Finish(room, await portal.Launch(registration, server), "0.5");
        var seen = await portal.Read(registration);
        Assert.Equal((2, 0.5, true), (seen.GetProperty("attempts").GetArrayLength(), seen.GetProperty("score").GetDouble(), seen.GetProperty("completed").GetBoolean()));
        await server.Get<SettingStore>().Choose(SettingPlace.System, new Dictionary<string, string> { [Setting.Grading] = "average" }, "system", default);
        Assert.Equal(0.7, (await portal.Read(registration)).GetProperty("score").GetDouble(), 3);
    }

    [Theory, EveryDatabase]
    public async Task What_is_taken_back_is_gone_for_the_api_and_its_tracking_stays(RunningServer server)
    {
        var room = await Open(server);
        var portal = await Portal.With(server);
        var registration = await portal.Register();
        var launch = await portal.Launch(registration, server);
        await room.Begin(launch);
        Assert.Equal(HttpStatusCode.NoContent, (await portal.Delete(registration)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Get(registration)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await room.Content.PostAsync(launch + "begin", null)).StatusCode);
        Assert.Equal(1, await server.Get<Database>().Read(s => s.Single<long>("select count(*) from attempt"), default));
        Assert.Equal(registration, await portal.Register());
        Assert.Equal(HttpStatusCode.OK, (await portal.Get(registration)).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task Links_say_what_is_wrong_with_them_and_end(RunningServer server)
    {
        await Open(server);
        var portal = await Portal.With(server);
        var registration = await portal.Register();
        foreach (var link in new object[] { new { returnTo = "javascript:alert(1)" }, new { item = "nowhere" }, new { language = "fr" }, new { mode = "try" }, new { minutes = 61 } })
        {
            var refused = await portal.Post(registration + "/launches", link);
            Assert.Equal((link.ToString(), HttpStatusCode.BadRequest), (link.ToString(), refused.StatusCode));
            Assert.Contains("\"cure\"", await refused.Content.ReadAsStringAsync());
        }

        var made = JsonDocument.Parse(await (await portal.Post(registration + "/launches", new { })).Content.ReadAsStringAsync()).RootElement;
        await server.Get<Database>().Write(s => s.Execute("update launch_link set expires = 1"), default);
        Assert.Equal(HttpStatusCode.Gone, (await server.Portal.GetAsync(made.GetProperty("address").GetString())).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await server.Portal.GetAsync("/launch/invented")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task A_key_does_what_its_scope_and_department_allow(RunningServer server)
    {
        await Open(server);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Portal.GetAsync("/api/v1/courses")).StatusCode);
        var reader = await Portal.With(server, Scope.PlayerRead);
        Assert.Single((await reader.Read("/courses")).GetProperty("courses").EnumerateArray());
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Post("/registrations", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await Portal.With(server, Scope.StatementsWrite)).Get("/courses")).StatusCode);
        var owner = await Portal.With(server, Scope.Player, "EDU");
        var registration = await owner.Register();
        var stranger = await Portal.With(server, Scope.Player, "GAD");
        Assert.Empty((await stranger.Read("/courses")).GetProperty("courses").EnumerateArray());
        foreach (var path in new[] { registration, "/courses/" + Slug })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Post(registration + "/reset")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await owner.Post("/registrations", new { course = Slug, learner = new { account = new { homePage = "https://hrms.haryana.gov.in", name = "HR999999" } } })).StatusCode);
        await owner.Register(Person, Slug, "https://hrms.haryana.gov.in");
        Assert.Equal(HttpStatusCode.BadRequest, (await owner.Send("/registrations", new StringContent("{"))).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await owner.Send("/registrations", new StringContent(new string(' ', 70_000)))).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task A_package_that_is_sent_becomes_a_version_or_says_why_not(RunningServer server)
    {
        await Open(server);
        var portal = await Portal.With(server, Scope.Player, "EDU");
        var done = await Watched(portal, await portal.Send($"/imports?course={Slug}", new ByteArrayContent(Zip())));
        Assert.Equal(("done", 2), (done.GetProperty("state").GetString(), done.GetProperty("version").GetInt32()));
        var fresh = await Watched(portal, await portal.Send("/imports?course=sent&titleEn=Sent&titleHi=भेजा", new ByteArrayContent(Zip())));
        Assert.Equal(("done", 1), (fresh.GetProperty("state").GetString(), fresh.GetProperty("version").GetInt32()));
        Assert.Equal("Sent", (await portal.Read("/courses/sent")).GetProperty("course").GetProperty("titleEn").GetString());
        var broken = await Watched(portal, await portal.Send("/imports?course=broken", new ByteArrayContent("no zip"u8.ToArray())));
        Assert.Equal("failed", broken.GetProperty("state").GetString());
        Assert.NotEmpty(broken.GetProperty("findings").EnumerateArray());
        Assert.Equal(HttpStatusCode.BadRequest, (await portal.Send("/imports?course=other&department=GAD", new ByteArrayContent(Zip()))).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task The_document_describes_every_address_and_no_other(RunningServer server)
    {
        var document = JsonDocument.Parse(await server.Portal.GetStringAsync("/api/v1/openapi.json")).RootElement;
        var described = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}"));
        var there = server.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal) && !endpoint.RoutePattern.RawText.Contains("**", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {endpoint.RoutePattern.RawText!.Replace(":guid", "", StringComparison.Ordinal)}"));
        Assert.Equal(there.Order(), described.Order());
    }

    private static async Task Finish(Classroom room, string launch, string score)
    {
        var delivery = await room.Begin(launch);
        for (var lesson = 0; lesson < 2; lesson++)
        {
            await Json(await room.Commit(launch, Batch(delivery.GetProperty("start"), 1, new(Done) { ["cmi.score.scaled"] = score }, terminate: true)));
            if (lesson == 0)
                delivery = await Json(await room.Content.PostAsync(launch + "navigate?request=continue", null));
        }

        await Json(await room.Content.PostAsync(launch + "leave", null));
    }

    private static async Task<JsonElement> Watched(Portal portal, HttpResponseMessage accepted)
    {
        Assert.True(accepted.StatusCode == HttpStatusCode.Accepted, await accepted.Content.ReadAsStringAsync());
        for (var tries = 0; tries < 300; tries++)
        {
            var job = await portal.Read(accepted.Headers.Location!.ToString()["/api/v1".Length..]);
            if (job.GetProperty("state").GetString() != "open")
                return job;
            await Task.Delay(200);
        }

        throw new TimeoutException("the import did not end within a minute");
    }

    private static byte[] Zip()
    {
        var folder = Directory.CreateTempSubdirectory("lrs-sent-");
        File.WriteAllText(Path.Combine(folder.FullName, "a.html"), "<!doctype html><title>a</title>");
        File.WriteAllText(Path.Combine(folder.FullName, "imsmanifest.xml"), """
            <?xml version="1.0"?>
            <manifest identifier="m" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
              <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
              <organizations default="o"><organization identifier="o"><title>Sent</title><item identifier="a" identifierref="r"><title>A</title></item></organization></organizations>
              <resources><resource identifier="r" type="webcontent" adlcp:scormtype="sco" href="a.html"><file href="a.html"/></resource></resources>
            </manifest>
            """);
        using var zip = new MemoryStream();
        Packer.Pack(folder.FullName, zip);
        folder.Delete(recursive: true);
        return zip.ToArray();
    }
}
