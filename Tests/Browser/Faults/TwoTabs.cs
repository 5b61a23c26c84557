using Microsoft.Playwright;
using Tests.Browser.Road;
using Tests.Support;

namespace Tests.Browser.Faults;

/// <summary>One person opens the same course twice: the second is offered to continue, the first stops, and only one saves.</summary>
[Collection("whole server")]
public sealed class TwoTabs(Chromium chromium, FaultMatrix matrix) : IClassFixture<Chromium>
{
    private const string Learner = "HRY100005";

    [ChromiumFact]
    public async Task The_older_tab_says_so_and_saves_nothing_more()
    {
        await using var server = await RunningServer.StartWithSamples();
        await using var learner = await Person.SignIn(chromium.Browser, server.PortalOrigin, Learner);
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
        await Assertions.Expect(newer.ContinueHere).ToBeVisibleAsync(new() { Timeout = 150_000 });
        // Who closes the live window and opens the course again at once is not asked.
        await older.Page.CloseAsync();
        var later = await learner.OpenCourse("e-office");
        await Screen(later, 2);
    }

    [ChromiumFact]
    public async Task What_the_first_did_before_counts_and_what_it_still_had_is_sent_when_it_continues()
    {
        await using var lesson = await UnderWay.Begin(chromium, Learner);
        var (first, steps) = (lesson.Playing, lesson.Steps);
        await first.Page.RouteAsync("**/commit*", route => route.AbortAsync());
        await steps.Take();
        await steps.NotSaved();
        var seen = await steps.Seen();

        var elsewhere = await lesson.FoundElsewhere();
        matrix.Judge("two devices: the second continues while the first has a step unsent", seen, elsewhere);
        await first.Page.UnrouteAsync("**/commit*");
        await Assertions.Expect(first.ContinueHere).ToBeVisibleAsync(new() { Timeout = 150_000 });
        await Assertions.Expect(first.Page.Locator("#panel")).ToContainTextAsync("इस ब्राउज़र में रखा है");
        // The second may have written since: what arrives late is told as done where it is an answer or an end, but changes no newer value.
        await first.ContinueHere.ClickAsync();
        await first.Next.WaitForAsync();
        await first.Page.WaitForFunctionAsync("() => localStorage.length === 0");
        matrix.Judge("the same, and the first continues again", seen, await lesson.FoundHere());
    }

    private static Task Screen(Playing tab, int screen) => tab.Sco.Locator($"section[data-screen='{screen}']").WaitForAsync();
}
