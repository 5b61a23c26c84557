using System.Net;
using Lrs.Competency.Evidence;
using Lrs.People;
using Lrs.Records.Stream;
using Lrs.Storage;
using Tests.People;
using Tests.Support;

namespace Tests.Competency.Evidence;

public sealed class CourseRulePages
{
    private const string Page = "/author/courses/e-office/competencies";

    [Theory, EveryDatabase("--People:ShowOutbox=true")]
    public async Task An_author_adds_and_removes_a_competency_and_the_figures_follow(RunningServer server)
    {
        await Figures.LoadDictionary(server.Services);
        await Figures.AddStaff(server.Services, "HR100001", "HR200001");
        await Figures.AddCourse(server.Services, "e-office", "EDU");
        await Figures.Appoint(server.Services, "HR100001", Role.Author, "EDU");
        await Said.Store(server, Said.Ended(1, "HR200001", "passed", day: 3));
        await server.Get<RollUpRunner>().Catchup(CancellationToken.None);
        var browser = new Browser(server);
        await browser.SignIn("HR100001");

        await browser.Post(Page, Page, new() { ["level"] = "CID0001/2", ["requires"] = "passed" });
        Assert.Equal(Page, browser.Address);
        await server.Get<Recount>().CatchUp(CancellationToken.None);
        Assert.StartsWith("HR200001 CID0001 2 since 2026-11-03", await Figures.All(server.Services));
        Assert.Equal(HttpStatusCode.Conflict, (await browser.Post(Page, Page, new() { ["level"] = "CID0001/2", ["requires"] = "completed" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Post(Page, Page, new() { ["level"] = "CID0001/9", ["requires"] = "passed" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Post(Page, Page, new() { ["level"] = "CID0001/1", ["requires"] = "seen" })).StatusCode);

        var rule = Assert.Single(await server.Get<Database>().Read(s => EvidenceRules.OfCourse(s, "e-office"), CancellationToken.None));
        await browser.Post($"{Page}/{rule.Id}/remove", Page, []);
        await server.Get<Recount>().CatchUp(CancellationToken.None);
        Assert.Equal("", await Figures.All(server.Services));
        var acts = await server.Get<Database>().Read(s => AuditLog.Page(s, 0, 20), CancellationToken.None);
        Assert.Contains(acts, a => a is { Act: "evidence-rule-added", Who: "HR100001", Subject: "e-office" });
        Assert.Contains(acts, a => a is { Act: "evidence-rule-removed", Who: "HR100001" });
    }

    [Theory, EveryDatabase("--People:ShowOutbox=true")]
    public async Task A_day_leaves_out_what_was_before_it(RunningServer server)
    {
        await Figures.LoadDictionary(server.Services);
        await Figures.AddStaff(server.Services, "HR100001");
        await Figures.AddCourse(server.Services, "e-office", "EDU");
        await Figures.Appoint(server.Services, "HR100001", Role.Author, "EDU");
        await Said.Store(server, Said.Ended(1, "HR100001", "passed", day: 3), Said.Ended(2, "HR100001", "passed", day: 8));
        await server.Get<RollUpRunner>().Catchup(CancellationToken.None);
        var browser = new Browser(server);
        await browser.SignIn("HR100001");
        await browser.Post(Page, Page, new() { ["level"] = "CID0001/2", ["requires"] = "passed", ["from"] = "2026-11-04" });
        await server.Get<Recount>().CatchUp(CancellationToken.None);
        Assert.StartsWith("HR100001 CID0001 2 since 2026-11-08", await Figures.All(server.Services));
    }

    [Theory, EveryDatabase("--People:ShowOutbox=true")]
    public async Task An_author_of_another_department_may_not(RunningServer server)
    {
        await Figures.AddStaff(server.Services, "HR100001", "HR200001");
        await Figures.AddCourse(server.Services, "e-office", "EDU");
        await Figures.Appoint(server.Services, "HR200001", Role.Author, "REV");
        var browser = new Browser(server);
        await browser.SignIn("HR200001");
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get(Page)).StatusCode);
        var employee = new Browser(server);
        await employee.SignIn("HR100001");
        Assert.Equal(HttpStatusCode.Forbidden, (await employee.Get(Page)).StatusCode);
    }
}
