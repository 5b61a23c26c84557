using System.Text.Json;
using System.Text.RegularExpressions;
using Authoring.Courses;
using Lrs.Records.Keys;
using Microsoft.Playwright;
using Tests.Browser.Road;
using Tests.Support;

namespace Tests.Browser;

/// <summary>A course goes in, is taken in a browser, and is counted: every room, each page photographed on the way.</summary>
[Collection("whole server")]
public sealed class TheWholeRoad(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Author = "HRY100004";
    private const string Head = "HRY100001";
    private const string Learner = "HRY100002";
    private const string Colleague = "HRY100005";
    private const string Competency = "CID0001";
    private const string OneSco = "diary-and-dispatch";
    private const string ManyScos = "e-office-in-lessons";

    private readonly Screenshots _shots = new();

    [ChromiumFact]
    public async Task A_course_goes_in_is_taken_and_is_counted()
    {
        await using var server = await RunningServer.StartWithSamples();
        await UploadAndPublish(server.PortalOrigin);
        await using var learner = await Person.SignIn(chromium.Browser, server.PortalOrigin, Learner);
        await Take(learner, OneSco, closesAtOnce: false);

        await using var head = await Person.SignIn(chromium.Browser, server.PortalOrigin, Head);
        var board = await head.Open($"/board/department/GAD?course={ManyScos}");
        await board.EvaluateAsync("() => { window.neverReloaded = true; }");
        var before = await board.Locator("[data-asof]").GetAttributeAsync("data-asof");
        await Figure(board, "completed", 0);

        await Take(learner, ManyScos, closesAtOnce: true);
        await Figure(board, "completed", 1);
        Assert.NotEqual(before, await board.Locator("[data-asof]").GetAttributeAsync("data-asof"));

        using var reader = new Tool(server.PortalOrigin, "sample", "sample");
        var activity = await ActivityOf(server, ManyScos);
        await StatementsTell(reader, await ActivityOf(server, OneSco));
        await StatementsTell(reader, activity);

        var key = (await server.Get<ApiKeys>().Create("workshop tool", null, [Scope.StatementsWrite], CancellationToken.None)).Value;
        using var tool = new Tool(server.PortalOrigin, key.Key.Name, key.Secret);
        await tool.SayPassed(Colleague, activity);
        await Figure(board, "completed", 2);
        Assert.True(await board.EvaluateAsync<bool>("() => window.neverReloaded"), "the board was loaded again");

        await OpensDownToTheStatement(board);
        await CountedInFeeds(reader);
        await PhotographTheRest(server.PortalOrigin, learner, head);
        Assert.True(_shots.TooWide.Length == 0, _shots.TooWide);
    }

    private async Task UploadAndPublish(Uri portal)
    {
        await using var author = await Person.SignIn(chromium.Browser, portal, Author, _shots);
        var refused = await Upload(author, Files.Sample("broken/no-manifest.zip"), "Refused");
        var expected = (await File.ReadAllLinesAsync(Files.Sample("broken/no-manifest.expected.txt")))[0];
        var reasonAndCure = refused.Locator($"[data-finding='{expected}'] td");
        Assert.All([await reasonAndCure.Nth(1).InnerTextAsync(), await reasonAndCure.Nth(3).InnerTextAsync()], said => Assert.True(said.Length > 20, said));
        await _shots.Of(refused, "upload-refused");

        foreach (var (course, slug) in new[] { ("e-office-1.2", OneSco), ("e-office-2004", ManyScos) })
        {
            var page = await Upload(author, Files.Zip(course), "Checked");
            await _shots.Of(page, $"upload-checked-{slug}");
            await page.FillAsync("[name=title_hi]", $"ई-ऑफ़िस {slug}");
            await page.FillAsync("[name=title_en]", $"e-Office {slug}");
            await page.FillAsync("[name=slug]", slug);
            await page.ClickAsync("form[action$='/publish'] button[type=submit]");
            await page.WaitForURLAsync($"**/author/courses?published={slug}");
            await page.Locator($"[data-course='{slug}']").WaitForAsync();
            await _shots.Of(page, $"courses-made-{slug}");
        }

        var rules = await author.Open($"/author/courses/{ManyScos}/competencies");
        await rules.SelectOptionAsync("[name=level]", $"{Competency}/2");
        await rules.ClickAsync($"form[action$='/{ManyScos}/competencies'] button[type=submit]");
        await rules.Locator($"td a[href$='{Competency}']").WaitForAsync();
        await _shots.Of(rules, "course-competencies");
    }

    private async Task<IPage> Upload(Person author, string zip, string state)
    {
        var page = await author.Open("/author/upload");
        await _shots.Of(page, "upload");
        await page.SetInputFilesAsync("input[type=file]", zip);
        await page.ClickAsync("main button[type=submit]");
        await page.WaitForURLAsync("**/author/uploads/*");
        await page.Locator($"[data-upload-state={state}]").WaitForAsync();
        return page;
    }

    /// <summary>Half of the quiz, the tab closed, again from there, to a pass.</summary>
    private async Task Take(Person learner, string slug, bool closesAtOnce)
    {
        await _shots.Of(await learner.Open("/"), $"my-courses-before-{slug}");
        var first = await learner.Launch(slug);
        await first.Next.WaitForAsync();
        await _shots.AsItIs(first.Page, $"player-{slug}", "hi");
        await first.ToTheQuiz();
        var asked = await first.Answer(1, Playing.Questions / 2);
        if (!closesAtOnce)
            await first.Saved();
        await first.Page.CloseAsync();

        await learner.Read("en");
        var again = await learner.Launch(slug);
        var rest = await again.Answer((Playing.Questions / 2) + 1, Playing.Questions);
        await _shots.AsItIs(again.Page, $"player-{slug}", "en");
        Assert.Equal(Playing.Questions, asked.Concat(rest).Distinct().Count());
        Assert.Equal("passed", await again.FinishAndLeave());
        await learner.Read("hi");
        await _shots.Of(await learner.Open("/"), $"my-courses-after-{slug}");
    }

    private static async Task StatementsTell(Tool reader, string activity)
    {
        var statements = await reader.StatementsOf(Learner, activity);
        var verbs = statements.Select(s => s.GetProperty("verb").GetProperty("id").GetString()!.Split('/')[^1]).ToHashSet();
        foreach (var verb in new[] { "initialized", "answered", "suspended", "resumed", "completed", "passed", "terminated" })
            Assert.Contains(verb, verbs);
        Assert.Single(statements.Select(s => s.GetProperty("context").GetProperty("registration").GetGuid()).Distinct());
        Assert.Equal(Playing.Questions, statements.Count(s => s.GetProperty("verb").GetProperty("id").GetString()!.EndsWith("/answered", StringComparison.Ordinal)));
    }

    private static Task Figure(IPage board, string name, long value) =>
        Assertions.Expect(board.Locator($"[data-figure={name}]")).ToHaveTextAsync(new Regex($@"^\s*{value}\b"));

    private async Task OpensDownToTheStatement(IPage board)
    {
        await _shots.Of(board, "board-one-course");
        await board.ClickAsync("[data-figure=completed]");
        await board.WaitForURLAsync("**/people?**");
        await _shots.Of(board, "board-people");
        await board.ClickAsync($"a[href*='/board/person/{Learner}']");
        await board.WaitForURLAsync($"**/board/person/{Learner}/course/{ManyScos}*");
        await _shots.Of(board, "board-person-course");
        await board.Locator("a[href*='/board/statement/']").First.ClickAsync();
        await board.WaitForURLAsync("**/board/statement/*");
        await _shots.Of(board, "board-statement");
        var statement = JsonDocument.Parse(await board.Locator("#json pre").TextContentAsync() ?? "").RootElement;
        Assert.Equal(Learner, statement.GetProperty("actor").GetProperty("account").GetProperty("name").GetString());
    }

    private static async Task CountedInFeeds(Tool reader)
    {
        var filter = $"$filter=HrmsCode eq '{Learner}' and CompetencyId eq '{Competency}'";
        var row = Assert.Single(await reader.Feed($"CompetencyResults?{filter}"));
        Assert.Equal(2, row.GetProperty("Level").GetInt64());
        var lines = (await reader.Csv($"/reports/competency-results.csv?{filter}")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        var cells = lines.Select(line => Regex.Split(line.Trim(), ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")).ToList();
        Assert.Contains(Learner, cells[1]);
        Assert.Equal("2", cells[1][Array.IndexOf(cells[0], "Level")]);
    }

    private async Task PhotographTheRest(Uri portal, Person learner, Person head)
    {
        foreach (var path in new[] { "/me", "/me/competencies", $"/competency/people/{Learner}/{Competency}", "/competency/framework" })
            await Photograph(learner, path);
        foreach (var path in new[] { "/board/department/GAD", $"/board/person/{Learner}", $"/board/department/GAD/competency/{Competency}?who=reached", "/staff", "/board/department/none" })
            await Photograph(head, path);
        await using var secretary = await Person.SignIn(chromium.Browser, portal, "HRY100006");
        await Photograph(secretary, "/board");
        await using var registrar = await Person.SignIn(chromium.Browser, portal, "HRY100003");
        await Photograph(registrar, "/staff/import");
        await using var keeper = await Person.SignIn(chromium.Browser, portal, "HRY100007");
        foreach (var path in new[] { "/officers", "/keys", "/audit" })
            await Photograph(keeper, path);
    }

    private async Task Photograph(Person person, string path)
    {
        var page = await person.Open(path);
        await _shots.Of(page, path.Split('?')[0].Trim('/').Replace('/', '-'));
        await page.CloseAsync();
    }

    private static async Task<string> ActivityOf(RunningServer server, string slug)
    {
        var catalog = server.Get<CourseCatalog>();
        return catalog.ActivityId((await catalog.Find(slug, CancellationToken.None))!);
    }
}
