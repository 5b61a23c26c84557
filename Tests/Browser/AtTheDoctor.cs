using Microsoft.Playwright;
using Tests.Browser.Road;
using Tests.Support;

namespace Tests.Browser;

/// <summary>An author tries a course, and the launch doctor says what happened and why it stands as it does.</summary>
[Collection("whole server")]
public sealed class AtTheDoctor(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Author = "HRY100004";

    [ChromiumFact]
    public async Task A_trial_is_read_at_the_doctor_call_by_call()
    {
        await using var server = await RunningServer.StartWithSamples();
        await using var author = await Person.SignIn(chromium.Browser, server.PortalOrigin, Author);
        var page = await author.Open("/play-settings/course/e-office");
        await page.ClickAsync("form[action='/doctor/try/e-office'] button");
        await page.WaitForURLAsync("**/play/**");
        var playing = new Playing(page);
        await playing.Next.ClickAsync();
        await playing.Sco.Locator("section[data-screen='1']").WaitForAsync();
        await Assertions.Expect(page.Locator("#mode")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#saved")).ToBeHiddenAsync();
        var shots = new Screenshots();
        await shots.AsItIs(page, "player-trial", "hi");
        await playing.Sco.Locator("body").EvaluateAsync("() => setTimeout(() => { throw new Error('a mistake of the content'); })");
        await page.Locator("#leave").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/play/"));
        await page.CloseAsync();

        var doctor = await author.Open("/doctor");
        await doctor.ClickAsync("main table a[href^='/doctor/']");
        await doctor.Locator("[data-kind=begin]").First.WaitForAsync();
        foreach (var kind in new[] { "client", "call", "commit", "sequencing", "leave" })
            Assert.NotEqual(0, await doctor.Locator($"[data-kind={kind}]").CountAsync());
        Assert.Equal(0, await doctor.Locator("[data-kind=statement]").CountAsync());
        Assert.NotEqual(0, await doctor.Locator("[data-why]").CountAsync());
        await Assertions.Expect(doctor.Locator("[data-kind=problem]").Filter(new() { HasText = "a mistake of the content" })).ToHaveCountAsync(1);
        await shots.Of(doctor, "launch-doctor");
        Assert.Equal("", shots.TooWide);
        await doctor.FillAsync("#find", "Initialize");
        await doctor.ClickAsync("form.search button");
        await Assertions.Expect(doctor.Locator("[data-kind]")).ToHaveCountAsync(1);
        var file = await doctor.RunAndWaitForDownloadAsync(() => doctor.ClickAsync("a[href$='log.jsonl']"));
        Assert.Contains("\"kind\":\"sequencing\"", await File.ReadAllTextAsync(await file.PathAsync()));
    }
}
