using Microsoft.Playwright;
using Tests.Browser.Road;
using Tests.Support;

namespace Tests.Browser.Faults;

/// <summary>The window goes: the tab is closed, the browser is killed, the phone sleeps and forgets it.</summary>
[Collection("whole server")]
public sealed class WindowGone(Chromium chromium, FaultMatrix matrix) : IClassFixture<Chromium>
{
    private const string Learner = "HRY100005";

    [ChromiumFact]
    public async Task The_tab_is_closed_in_the_same_moment()
    {
        await using var lesson = await UnderWay.Begin(chromium, Learner);
        await lesson.Steps.TakeQuietly();
        var seen = await lesson.Steps.Seen();
        await lesson.Playing.Page.CloseAsync();
        matrix.Judge("tab closed right after a step; opened again at once", seen, await lesson.FoundHere(), promised: 2);
    }

    [ChromiumFact]
    public async Task The_browser_is_killed_while_the_network_is_gone()
    {
        using var link = new Link();
        await using var server = await RunningServer.StartWithSamples(null, link.Options);
        var profile = Directory.CreateTempSubdirectory("lrs-profile-").FullName;
        Seen seen;
        await using (var browser = await KillableBrowser.Start(profile))
        {
            var learner = await browser.SignIn(link.Portal, Learner);
            var steps = await Steps.In(await learner.Launch("e-office"));
            await steps.Take();
            await steps.Saved();
            link.Cut();
            await steps.Take();
            await steps.Take();
            seen = await steps.Seen();
            await browser.Kill();
        }

        link.Mend();
        await using (var browser = await KillableBrowser.Start(profile))
            matrix.Judge(
                "browser killed with the network gone; started again with its profile", seen, await Steps.Found(await browser.SignIn(link.Portal, Learner)), promised: seen.Told);
        Directory.Delete(profile, recursive: true);
    }

    [ChromiumFact]
    public async Task The_phone_sleeps_and_wakes()
    {
        await using var lesson = await UnderWay.Begin(chromium, Learner);
        await lesson.Steps.TakeQuietly();
        var asleep = await lesson.Steps.Seen();
        await Life(lesson.Playing.Page, "frozen");
        matrix.Judge("phone asleep right after a step; seen from another device", asleep, await lesson.FoundElsewhere(), promised: 2);

        await Life(lesson.Playing.Page, "active");
        await lesson.Playing.ContinueHere.ClickAsync(new() { Timeout = 150_000 });
        await lesson.Playing.Next.WaitForAsync();
        matrix.Judge("the same; the phone wakes and continues", asleep, await lesson.FoundHere(), promised: 2);
    }

    [ChromiumFact]
    public async Task The_phone_sleeps_and_the_browser_drops_the_page()
    {
        await using var lesson = await UnderWay.Begin(chromium, Learner);
        lesson.Link.Cut();
        await lesson.Steps.TakeQuietly();
        var seen = await lesson.Steps.Seen();
        await Life(lesson.Playing.Page, "frozen");
        await lesson.Playing.Page.CloseAsync();
        lesson.Link.Mend();
        matrix.Judge("phone asleep without a network, page dropped; opened again there", seen, await lesson.FoundHere(), promised: 2);
    }

    private static async Task Life(IPage page, string state)
    {
        var devTools = await page.Context.NewCDPSessionAsync(page);
        await devTools.SendAsync("Page.setWebLifecycleState", new() { ["state"] = state });
        await devTools.DetachAsync();
    }
}
