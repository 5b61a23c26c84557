using Microsoft.Playwright;
using Player.Settings;
using Tests.Browser.Road;
using Tests.Support;

namespace Tests.Browser;

/// <summary>Settings chosen on the page act in the player: a lesson in a window of its own, and what follows when it ends.</summary>
[Collection("whole server")]
public sealed class SettingsAtWork(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Author = "HRY100004";
    private const string Learner = "HRY100005";

    [ChromiumFact]
    public async Task An_author_sets_his_course_and_sees_where_each_value_comes_from()
    {
        await using var server = await RunningServer.StartWithSamples();
        await using var author = await Person.SignIn(chromium.Browser, server.PortalOrigin, Author);
        var page = await author.Open("/play-settings");
        Assert.Equal(0, await page.Locator("main form[action^='/play-settings'] button").CountAsync());
        await page.ClickAsync("main a[href^='/play-settings/department/']");
        await page.ClickAsync("main a[href='/play-settings/course/e-office']");
        await page.SelectOptionAsync("#preset", "captivate");
        await page.SelectOptionAsync("#after-lesson", "next");
        await page.ClickAsync("main form[action='/play-settings/course/e-office'] button");
        await page.Locator("[data-setting=score-decides][data-value=no][data-from=course]").WaitForAsync();
        await page.Locator("[data-setting=after-lesson][data-value=next][data-from=course]").WaitForAsync();
        await page.Locator("[data-setting=values][data-from=default]").WaitForAsync();
        var shots = new Screenshots();
        await shots.Of(page, "player-settings");
        Assert.Equal("", shots.TooWide);
        Assert.Equal(404, (await page.GotoAsync(new Uri(server.PortalOrigin, "/play-settings/course/nowhere").AbsoluteUri))!.Status);
    }

    [ChromiumFact]
    public async Task A_lesson_in_its_own_window_is_opened_on_the_click_and_again_when_it_was_closed()
    {
        await using var server = await RunningServer.StartWithSamples();
        await Choose(server, (Setting.Window, "pop-up"));
        await using var learner = await Person.SignIn(chromium.Browser, server.PortalOrigin, Learner);
        var player = await learner.Launch("e-office");
        var open = player.Page.Locator("#panel button").First;
        await open.WaitForAsync();
        var shots = new Screenshots();
        await shots.AsItIs(player.Page, "player-own-window", "hi");
        Assert.Equal("", shots.TooWide);
        var lesson = await player.Page.RunAndWaitForPopupAsync(() => open.ClickAsync());
        await lesson.Locator("section[data-screen='0']").WaitForAsync();
        await lesson.ClickAsync("[data-action=next]");
        await lesson.Locator("section[data-screen='1']").WaitForAsync();
        await player.Saved();
        await lesson.CloseAsync();

        var again = player.Page.Locator("#panel button").First;
        await Assertions.Expect(again).ToHaveTextAsync("पाठ फिर खोलें");
        var reopened = await player.Page.RunAndWaitForPopupAsync(() => again.ClickAsync());
        await reopened.Locator("section[data-screen='1']").WaitForAsync();
        await reopened.ClickAsync("[data-action=next]");
        await player.Saved();
        Assert.False(player.Page.IsClosed);
    }

    [ChromiumFact]
    public async Task When_a_lesson_ends_the_next_one_opens_or_the_portal_does()
    {
        await using var server = await RunningServer.StartWithSamples();
        await Choose(server, (Setting.AfterLesson, "next"));
        await using var learner = await Person.SignIn(chromium.Browser, server.PortalOrigin, Learner);
        var playing = await learner.Launch("e-office");
        await Finish(playing);
        await playing.Sco.Locator("section[data-part]:not([data-part='1'])").First.WaitForAsync();

        await Choose(server, (Setting.AfterLesson, "leave"));
        await playing.Page.CloseAsync();
        playing = await learner.Launch("e-office");
        await Finish(playing);
        await playing.Page.WaitForURLAsync(url => !url.Contains("/play/"));
    }

    /// <summary>The running SCO ends without asking for anything.</summary>
    private static async Task Finish(Playing playing)
    {
        await playing.Next.WaitForAsync();
        await playing.Page.EvaluateAsync("() => { API_1484_11.SetValue('cmi.completion_status', 'completed'); API_1484_11.SetValue('adl.nav.request', '_none_'); API_1484_11.Terminate(''); }");
    }

    private static async Task Choose(RunningServer server, params (string Name, string Value)[] values) =>
        Assert.Null((await server.Get<SettingStore>().Choose(
            new(SettingLevel.Course, "e-office"), values.ToDictionary(v => v.Name, v => v.Value), "system", CancellationToken.None)).Failure);
}
