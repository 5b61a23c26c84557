using Authoring.Courses;
using Authoring.Packing;
using Lrs.Storage;
using Lrs.Web;
using Tests.Browser.Road;
using Tests.Support;

namespace Tests.Browser;

/// <summary>An author has every lesson opened on the server and reads which are silent, broken or have lost files.</summary>
[Collection("whole server")]
public sealed class OpeningEveryLesson(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Author = "HRY100004";

    // What a good lesson does, and a second page that reaches for a machine that only the server could reach.
    private const string Talks = "<script>let w = window; while (!w.API && w.parent !== w) w = w.parent; w.API.LMSInitialize('');</script>";

    [ChromiumFact]
    public async Task Silent_and_broken_lessons_and_lost_files_are_named_and_nothing_is_kept()
    {
        await using var server = await RunningServer.StartWithSamples(null, $"--Player:Chromium={Chromium.Path}", "--Player:ChromiumSandbox=false");
        await Publish(server, new()
        {
            ["well"] = Talks,
            ["silent"] = "<p>I say nothing.",
            ["broken"] = Talks + "<script>nowhere.to.be.found();</script>",
            ["lost"] = Talks + "<img src='pictures/gone.png'>",
            ["reaches"] = Talks + $"<script>fetch('{server.PortalOrigin}health/ready', {{ mode: 'no-cors' }}).then(() => console.error('REACHED'), () => console.error('refused'));</script>",
        });
        await using var author = await Person.SignIn(chromium.Browser, server.PortalOrigin, Author);
        var page = await author.Open("/author/courses/five/versions/1");
        await page.ClickAsync("main a[href$='/lessons']");
        await page.ClickAsync("main form[action$='/lessons'] button");
        await page.Locator("[data-round=Done]").WaitForAsync(new() { Timeout = 180_000 });
        var shots = new Screenshots();
        await shots.Of(page, "every-lesson");
        Assert.Equal("", shots.TooWide);
        foreach (var (lesson, expected) in new[] { ("well", ""), ("silent", "never-called"), ("broken", "script-error"), ("lost", "missing-file"), ("reaches", "console-error") })
            Assert.Equal((lesson, expected), (lesson, string.Join(' ', await page.Locator($"[data-lesson={lesson}] [data-finding]").EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.finding)"))));
        Assert.Contains("nowhere is not defined", await page.Locator("[data-lesson=broken]").InnerTextAsync());
        Assert.Contains("404 pictures/gone.png", await page.Locator("[data-lesson=lost]").InnerTextAsync());
        Assert.DoesNotContain("/play/", await page.ContentAsync());
        Assert.Contains("refused", await page.Locator("[data-lesson=reaches]").InnerTextAsync());
        Assert.Equal(0, await server.Get<Database>().Read(session => session.Single<long>("select count(*) from attempt"), CancellationToken.None));
    }

    [ChromiumFact]
    public async Task Without_chromium_the_page_says_so_and_how_to_install_it()
    {
        await using var server = await RunningServer.StartWithSamples(null, "--Player:Chromium=/nowhere/chromium");
        await using var author = await Person.SignIn(chromium.Browser, server.PortalOrigin, Author);
        var page = await author.Open("/author/courses/e-office/versions/1/lessons");
        Assert.Contains("apt install chromium", await page.Locator("main .notice").InnerTextAsync());
        Assert.Equal(0, await page.Locator("main form[action$='/lessons'] button").CountAsync());
    }

    private static async Task Publish(RunningServer server, Dictionary<string, string> lessons)
    {
        var folder = Directory.CreateTempSubdirectory("lrs-five-");
        foreach (var (name, body) in lessons)
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, name + ".html"), $"<!doctype html><meta charset=utf-8><title>{name}</title>{body}");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "imsmanifest.xml"),
            $"""
            <?xml version="1.0"?>
            <manifest identifier="m" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
              <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
              <organizations default="o"><organization identifier="o"><title>Five</title>
                {string.Concat(lessons.Keys.Select(name => $"<item identifier=\"{name}\" identifierref=\"r-{name}\"><title>{name}</title></item>"))}
              </organization></organizations>
              <resources>{string.Concat(lessons.Keys.Select(name => $"<resource identifier=\"r-{name}\" type=\"webcontent\" adlcp:scormtype=\"sco\" href=\"{name}.html\"><file href=\"{name}.html\"/></resource>"))}</resources>
            </manifest>
            """);
        using var zip = new MemoryStream();
        Packer.Pack(folder.FullName, zip);
        folder.Delete(recursive: true);
        zip.Position = 0;
        var office = (await server.Get<CourseCatalog>().Find("e-office", CancellationToken.None))!;
        var published = await server.Get<Publisher>().Publish(zip, new Publication("five", office.Department, new Text("पाँच पाठ", "Five lessons"), [], Author), CancellationToken.None);
        Assert.True(published.Version is not null, string.Join('\n', published.Findings));
    }
}
