using Authoring.Courses;
using Authoring.Packing;
using Microsoft.Playwright;
using Tests.Browser.Road;
using Tests.Support;

namespace Tests.Browser;

/// <summary>A learner half way is moved to a new version by its author and goes on where he was.</summary>
[Collection("whole server")]
public sealed class MovingToAVersion(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Author = "HRY100004";
    private const string Learner = "HRY100005";
    private const string Moves = "/author/courses/e-office/versions/moves";

    [ChromiumFact]
    public async Task The_author_sees_who_and_what_first_and_the_learner_goes_on_where_he_was()
    {
        await using var server = await RunningServer.StartWithSamples();
        await using var learner = await Person.SignIn(chromium.Browser, server.PortalOrigin, Learner);
        var playing = await learner.Launch("e-office");
        await playing.Next.ClickAsync();
        await playing.Sco.Locator("section[data-screen='1']").WaitForAsync();
        await playing.Saved();
        await playing.Page.ClickAsync("#leave");
        await playing.Page.WaitForURLAsync(url => !url.Contains("/play/"));
        await Publish(server);

        await using var author = await Person.SignIn(chromium.Browser, server.PortalOrigin, Author);
        var page = await author.Open("/author/courses/e-office/versions");
        await page.ClickAsync($"main a[href='{Moves}']");
        await page.CheckAsync("input[name=from][value='1']");
        await page.ClickAsync("main form[method=get] button");
        await page.Locator("[data-match=None][data-lesson=quiz]").WaitForAsync();
        await page.Locator("[data-match=New][data-lesson=test]").WaitForAsync();
        await Assertions.Expect(page.Locator("[data-figure=total]")).ToContainTextAsync("1");
        var shots = new Screenshots();
        await shots.Of(page, "move-preview");
        await page.SelectOptionAsync("select[name='lesson:quiz']", "test");
        await page.ClickAsync($"main form[action='{Moves}'] button.big");
        await page.Locator("[data-move=done]").WaitForAsync();
        await page.Locator("[data-state=moved]").WaitForAsync();
        await shots.Of(page, "moved");
        Assert.Equal("", shots.TooWide);

        playing = await learner.Launch("e-office");
        await playing.Sco.Locator("section[data-screen='1']").WaitForAsync();
        await Assertions.Expect(playing.Page.Locator("#toc")).ToContainTextAsync("जाँच 2026");
    }

    /// <summary>The sample course once more; its quiz has another identifier, file and title.</summary>
    private static async Task Publish(RunningServer server)
    {
        var folder = Directory.CreateTempSubdirectory("lrs-next-");
        var sample = Files.Sample(Path.Combine("valid", "e-office-2004"));
        foreach (var file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder.FullName, Path.GetRelativePath(sample, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        File.Copy(Path.Combine(folder.FullName, "quiz.html"), Path.Combine(folder.FullName, "test.html"));
        var manifest = Path.Combine(folder.FullName, "imsmanifest.xml");
        await File.WriteAllTextAsync(manifest, (await File.ReadAllTextAsync(manifest)).Replace("item identifier=\"quiz\"", "item identifier=\"test\"", StringComparison.Ordinal)
            .Replace("quiz.html", "test.html", StringComparison.Ordinal).Replace("प्रश्नोत्तरी / Quiz", "जाँच 2026", StringComparison.Ordinal));
        using var zip = new MemoryStream();
        Packer.Pack(folder.FullName, zip);
        folder.Delete(recursive: true);
        zip.Position = 0;
        var course = (await server.Get<CourseCatalog>().Find("e-office", CancellationToken.None))!;
        var published = await server.Get<Publisher>().Publish(zip, new Publication(course.Slug, course.Department, course.Title, course.Audience, Author), CancellationToken.None);
        Assert.True(published.Version is not null, string.Join('\n', published.Findings));
    }
}
