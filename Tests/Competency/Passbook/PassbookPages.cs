using System.Net;
using Lrs.Competency.Results;
using Lrs.People;
using Lrs.Records.Stream;
using Lrs.Storage;
using Tests.People;
using Tests.Support;

namespace Tests.Competency.Passbook;

public sealed class PassbookPages
{
    [Theory, EveryDatabase("--People:ShowOutbox=true")]
    public async Task A_passbook_opens_down_to_the_statement(RunningServer server)
    {
        await Set(server);
        var browser = new Browser(server);
        await browser.SignIn("HR100001");
        var passbook = await Browser.TextOf(await browser.Get("/me/competencies?lang=en"));
        Assert.Contains("Working on e-Office", passbook);
        Assert.Contains("/competency/people/HR100001/CID0001", passbook);
        Assert.Contains("2 statements", passbook);

        var evidence = await Browser.TextOf(await browser.Get("/competency/people/HR100001/CID0001?lang=en"));
        Assert.Contains($"/competency/statements/{Said.Id(1)}", evidence);
        var statement = await Browser.TextOf(await browser.Get($"/competency/statements/{Said.Id(1)}?lang=en"));
        Assert.Contains("http://adlnet.gov/expapi/verbs/passed", statement);
        Assert.Contains("(80%)", statement);
    }

    [Theory, EveryDatabase("--People:ShowOutbox=true")]
    public async Task Officers_see_their_department_and_nobody_else(RunningServer server)
    {
        await Set(server);
        await Figures.Appoint(server.Services, "HR200001", Role.HeadOfDepartment, "REV");
        await Figures.Appoint(server.Services, "HR100002", Role.HeadOfDepartment, "EDU");
        string[] pages = ["/competency/people/HR100001", "/competency/people/HR100001/CID0001", $"/competency/statements/{Said.Id(1)}"];
        foreach (var (viewer, expected) in new[]
        {
            ("HR100001", HttpStatusCode.OK), ("HR100002", HttpStatusCode.OK), ("HR100003", HttpStatusCode.NotFound), ("HR200001", HttpStatusCode.NotFound),
        })
        {
            var browser = new Browser(server);
            await browser.SignIn(viewer);
            foreach (var page in pages)
                Assert.Equal((viewer, page, expected), (viewer, page, (await browser.Get(page)).StatusCode));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Portal.GetAsync(pages[0])).StatusCode);
    }

    [Theory, EveryDatabase("--People:ShowOutbox=true")]
    public async Task Results_hold_what_is_reached_and_what_is_asked_for(RunningServer server)
    {
        await Set(server);
        var everything = new Visibility(true, [], "HR100001");
        var reached = await server.Get<CompetencyResults>().Of(everything, "HR100001", CancellationToken.None);
        var first = reached[0];
        Assert.Equal(("CID0001", 2L, 2L), (first.CompetencyId, first.Level, first.EvidenceCount));
        Assert.NotNull(first.RequiredLevel);
        Assert.Equal(Math.Max(0, first.RequiredLevel.Value - 2), first.Gap);
        Assert.Equal(Instants.ToMicros(new DateTimeOffset(2026, 11, 3, 10, 0, 0, TimeSpan.Zero)), first.AcquiredAt);

        var nothing = await server.Get<CompetencyResults>().Of(everything, "HR200001", CancellationToken.None);
        Assert.Equal(reached.Count, nothing.Count);
        Assert.All(nothing, row => Assert.Equal((0L, row.RequiredLevel, (long?)null), (row.Level, row.Gap, row.AcquiredAt)));

        var other = new Visibility(false, ["REV"], "HR200001");
        Assert.Empty(await server.Get<CompetencyResults>().Of(other, "HR100001", CancellationToken.None));
    }

    private static async Task Set(RunningServer server)
    {
        await Figures.LoadDictionary(server.Services);
        await Figures.AddStaff(server.Services, "HR100001", "HR100002", "HR100003", "HR200001");
        await Figures.AddCourse(server.Services, "e-office", "EDU");
        await Figures.AddRule(server.Services, "CID0001", 2, "passed");
        await Said.Store(
            server,
            Said.Ended(1, "HR100001", "passed", day: 3).With(new() { ["score"] = new System.Text.Json.Nodes.JsonObject { ["scaled"] = 0.8 } }),
            Said.Ended(2, "HR100001", "passed", day: 5));
        await server.Get<RollUpRunner>().Catchup(CancellationToken.None);
    }
}
