using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Lrs.Competency.Evidence;
using Lrs.Competency.Frameworks;
using Lrs.People;
using Lrs.Storage;
using Lrs.Web;
using Tests.People;
using Tests.Support;

namespace Tests.Competency.Frameworks;

public sealed class FrameworkImportTests
{
    [Theory, EveryDatabase("--People:ShowOutbox=true")]
    public async Task A_dry_run_writes_nothing_and_applying_writes_all(RunningServer server)
    {
        var import = server.Get<FrameworkImport>();
        var run = (await Check(import, Sample())).DryRun!;
        Assert.All(run.Changes, change => Assert.Equal(ChangeKind.Added, change.Kind));
        Assert.Empty(await Read(server, FrameworkReading.Competencies));

        Assert.Null((await import.Apply(run.Id, "system", CancellationToken.None)).Failure);
        Assert.Equal(14, (await Read(server, FrameworkReading.Competencies)).Count);
        Assert.Equal("Clerk", (await Read(server, s => Posts.Find(s, "PID0001")))!.TitleEn);
        Assert.IsType<Failure.NotFound>((await import.Apply(run.Id, "system", CancellationToken.None)).Failure);
        Assert.Empty((await Check(import, Sample())).DryRun!.Changes);
    }

    [Theory, EveryDatabase("--People:ShowOutbox=true")]
    public async Task What_a_new_version_leaves_out_is_retired_and_can_come_back(RunningServer server)
    {
        await Figures.LoadDictionary(server.Services);
        await Figures.AddRule(server.Services, "CID0001", 2, "passed");
        var import = server.Get<FrameworkImport>();
        var shorter = Sample(2);
        Remove(shorter["competencies"]!, c => (string?)c["id"] == "CID0001");
        Remove(shorter["roleCompetencies"]!, e => (string?)e["competency"] == "CID0001");

        var run = (await Check(import, shorter)).DryRun!;
        Assert.Contains(run.Changes, c => c is { Kind: ChangeKind.Retired, Id: "CID0001" });
        Assert.Contains(run.Changes, c => c.Kind == ChangeKind.Removed && c.Id.EndsWith("CID0001", StringComparison.Ordinal));
        await import.Apply(run.Id, "system", CancellationToken.None);
        Assert.True((await Read(server, s => FrameworkReading.Competency(s, "CID0001")))!.Retired);
        Assert.Single(await Read(server, s => EvidenceRules.OfCompetency(s, "CID0001")));

        var back = (await Check(import, Sample(3))).DryRun!;
        Assert.Contains(back.Changes, c => c is { Kind: ChangeKind.Restored, Id: "CID0001" });
        await import.Apply(back.Id, "system", CancellationToken.None);
        Assert.False((await Read(server, s => FrameworkReading.Competency(s, "CID0001")))!.Retired);
    }

    [Theory, EveryDatabase("--People:ShowOutbox=true")]
    public async Task A_changed_file_needs_a_higher_version(RunningServer server)
    {
        await Figures.LoadDictionary(server.Services);
        var changed = Sample();
        changed["positions"]![0]!["name"]!["en"] = "Head Clerk";
        var finding = Assert.Single((await Check(server.Get<FrameworkImport>(), changed)).Findings);
        Assert.Equal("/version", finding.Place);
        Assert.Contains("2 or higher", finding.Cure.En);
    }

    [Theory, EveryDatabase("--People:ShowOutbox=true")]
    public async Task An_id_of_another_dictionary_is_refused_at_its_place(RunningServer server)
    {
        await Figures.LoadDictionary(server.Services);
        var other = Sample();
        other["framework"] = "another";
        var finding = Assert.Single((await Check(server.Get<FrameworkImport>(), other)).Findings);
        Assert.Equal("/activities/0/id", finding.Place);
        Assert.Contains("haryana-frac-sample", finding.Message.En);
    }

    [Theory, EveryDatabase("--People:ShowOutbox=true")]
    public async Task A_check_made_before_another_change_cannot_be_applied(RunningServer server)
    {
        await Figures.LoadDictionary(server.Services);
        var import = server.Get<FrameworkImport>();
        var (two, three) = (Sample(2), Sample(3));
        two["title"]!["en"] = "Two";
        three["title"]!["en"] = "Three";
        var (first, second) = ((await Check(import, two)).DryRun!, (await Check(import, three)).DryRun!);
        Assert.Null((await import.Apply(second.Id, "system", CancellationToken.None)).Failure);
        Assert.IsType<Failure.Conflict>((await import.Apply(first.Id, "system", CancellationToken.None)).Failure);
        Assert.Equal("Three", Assert.Single(await Read(server, FrameworkReading.All)).Title.En);
    }

    [Theory, EveryDatabase("--People:ShowOutbox=true")]
    public async Task The_operator_uploads_looks_and_applies(RunningServer server)
    {
        await Figures.AddStaff(server.Services, "HR100001", "HR100002");
        await Figures.Appoint(server.Services, "HR100001", Role.Operator, "");
        var browser = new Browser(server);
        await browser.SignIn("HR100001");

        var refused = await browser.Upload("/competency/framework/uploads", "/competency/framework", "broken.json", Encoding.UTF8.GetBytes("{\"framework\": 1}"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("/framework", await Browser.TextOf(refused));

        await browser.Upload("/competency/framework/uploads", "/competency/framework", "frac.json", File.ReadAllBytes(Samples.Dictionary));
        Assert.StartsWith("/competency/framework/uploads/", browser.Address);
        var dryRun = browser.Address;
        Assert.Contains("ई-ऑफिस पर कार्य", await Browser.TextOf(await browser.Get(dryRun)));
        await browser.Post(dryRun + "/apply", dryRun, []);
        Assert.StartsWith("/competency/framework?applied=", browser.Address);
        Assert.Contains("Clerk", await Browser.TextOf(await browser.Get("/competency/framework?lang=en")));
        Assert.Contains("Post and diary clerk", await Browser.TextOf(await browser.Get("/competency/framework/positions/PID0001?lang=en")));
        Assert.Contains("Familiar", await Browser.TextOf(await browser.Get("/competency/framework/competencies/CID0001?lang=en")));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/competency/framework/competencies/CID9999")).StatusCode);

        var employee = new Browser(server);
        await employee.SignIn("HR100002");
        Assert.DoesNotContain("type=\"file\"", await Browser.TextOf(await employee.Get("/competency/framework")));
        Assert.Equal(HttpStatusCode.Forbidden, (await employee.Get(dryRun)).StatusCode);
    }

    private static JsonNode Sample(int version = 1)
    {
        var root = JsonNode.Parse(File.ReadAllText(Samples.Dictionary))!;
        root["version"] = version;
        return root;
    }

    private static void Remove(JsonNode list, Func<JsonNode, bool> which)
    {
        foreach (var node in list.AsArray().Where(n => which(n!)).ToList())
            list.AsArray().Remove(node);
    }

    private static async Task<ImportCheck> Check(FrameworkImport import, JsonNode file) =>
        (await import.Check(Encoding.UTF8.GetBytes(file.ToJsonString()), "file.json", "system", CancellationToken.None)).Value;

    private static Task<T> Read<T>(RunningServer server, Func<Session, Task<T>> work) => server.Get<Database>().Read(work, CancellationToken.None);
}
