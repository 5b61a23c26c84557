using Microsoft.Playwright;
using Tests.Browser.Road;
using Tests.Support;

namespace Tests.Browser;

/// <summary>One person opens the same course twice: the second is offered to continue, the first stops, and only one saves.</summary>
[Collection("whole server")]
public sealed class TwoTabs(Chromium chromium) : IClassFixture<Chromium>
{
    [ChromiumFact]
    public async Task The_older_tab_says_so_and_saves_nothing_more()
    {
        await using var server = await RunningServer.StartWithSamples();
        await using var learner = await Person.SignIn(chromium.Browser, server.PortalOrigin, "HRY100005");
        var older = await learner.Launch("e-office");
        await Screen(older, 0);
        await older.Saved();
        var newer = await learner.OpenCourse("e-office");
        await newer.ContinueHere.WaitForAsync();
        var shots = new Screenshots();
        await shots.AsItIs(newer.Page, "player-open-elsewhere", "hi");
        Assert.Equal("", shots.TooWide);
        // Until somebody says so, the older one goes on.
        await older.Next.ClickAsync();
        await Screen(older, 1);
        await older.Saved();
        await newer.ContinueHere.ClickAsync();
        await Screen(newer, 1);
        await newer.Next.ClickAsync();
        await Screen(newer, 2);
        await newer.Saved();

        var refused = older.Page.WaitForResponseAsync(answer => answer.Url.EndsWith("/commit", StringComparison.Ordinal));
        await older.Next.ClickAsync();
        Assert.Equal(410, (await refused).Status);
        var panel = older.Page.Locator("#panel:not([hidden])");
        await panel.WaitForAsync();
        await Assertions.Expect(panel).ToContainTextAsync("कोर्स कहीं और खुला है");
        await Assertions.Expect(older.ContinueHere).ToBeVisibleAsync();
        await Assertions.Expect(older.Page.Locator("#next:visible, #leave:visible, #toc-button:visible, #strip:visible")).ToHaveCountAsync(0);

        // Back to the first window without a new launch: it goes on where the second was, and overwrites nothing.
        await older.ContinueHere.ClickAsync();
        await Screen(older, 2);
        await older.Page.CloseAsync();
        var later = await learner.OpenCourse("e-office");
        await Screen(later, 2);
    }

    private static Task Screen(Playing tab, int screen) => tab.Sco.Locator($"section[data-screen='{screen}']").WaitForAsync();
}
