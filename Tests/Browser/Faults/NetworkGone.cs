using Tests.Browser.Road;
using Tests.Support;

namespace Tests.Browser.Faults;

/// <summary>The network goes while a lesson runs: for seconds, for minutes, for good; or the portal forgets the learner. The browser's clock is moved on, nobody waits.</summary>
[Collection("whole server")]
public sealed class NetworkGone(Chromium chromium, FaultMatrix matrix) : IClassFixture<Chromium>
{
    private const string Learner = "HRY100006";

    [ChromiumFact]
    public Task For_ten_seconds() => Away("network refused for 10 s", link => link.Cut(), TimeSpan.FromSeconds(10));

    [ChromiumFact]
    public Task For_ten_minutes() => Away("network refused for 10 min", link => link.Cut(), TimeSpan.FromMinutes(10));

    /// <summary>A phone out of reach: no connection breaks, and no answer comes either.</summary>
    [ChromiumFact]
    public Task For_ten_minutes_without_a_word() => Away("network silent for 10 min", link => link.Swallow(), TimeSpan.FromMinutes(10));

    [ChromiumFact]
    public async Task For_good_and_the_course_is_opened_again_another_day()
    {
        using var link = new Link();
        await using var server = await RunningServer.StartWithSamples(null, link.Options);
        await using var learner = await Person.SignIn(chromium.Browser, link.Portal, Learner);
        var playing = await learner.Launch("e-office");
        var steps = await Steps.In(playing);
        await steps.Take();
        await steps.Saved();
        link.Cut();
        await steps.Take();
        await steps.Take();
        await steps.NotSaved();
        var seen = await steps.Seen();
        // This browser never comes back.
        await learner.Context.CloseAsync();
        link.Mend();
        matrix.Judge("network gone for good; seen from another device", seen, await Steps.FoundElsewhere(chromium.Browser, link.Portal, Learner));
    }

    [ChromiumFact]
    public async Task For_good_and_the_course_is_opened_again_in_this_browser()
    {
        using var link = new Link();
        await using var server = await RunningServer.StartWithSamples(null, link.Options);
        await using var learner = await Person.SignIn(chromium.Browser, link.Portal, Learner);
        var playing = await learner.Launch("e-office");
        var steps = await Steps.In(playing);
        await steps.Take();
        await steps.Saved();
        link.Cut();
        await steps.Take();
        await steps.Take();
        await steps.NotSaved();
        var seen = await steps.Seen();
        await playing.Page.CloseAsync();
        link.Mend();
        matrix.Judge("network gone, window closed; opened again in this browser another day", seen, await Steps.Found(learner), promised: seen.Told);
    }

    [ChromiumFact]
    public async Task The_session_of_the_portal_ends_and_the_lesson_goes_on()
    {
        await using var server = await RunningServer.StartWithSamples();
        await using var learner = await Person.SignIn(chromium.Browser, server.PortalOrigin, Learner);
        var playing = await learner.Launch("e-office");
        var steps = await Steps.In(playing);
        await steps.Take();
        var portal = await learner.Open("/");
        await portal.ClickAsync("form[action='/sign-out'] button");
        await portal.Locator("input[name=hrms_code]").WaitForAsync();
        await steps.Take();
        await steps.Saved();
        matrix.Judge("signed out of the portal in another tab", await steps.Seen(), await Steps.FoundElsewhere(chromium.Browser, server.PortalOrigin, Learner), promised: 2);
    }

    private async Task Away(string fault, Action<Link> go, TimeSpan howLong)
    {
        using var link = new Link();
        await using var server = await RunningServer.StartWithSamples(null, link.Options);
        await using var learner = await Person.SignIn(chromium.Browser, link.Portal, Learner);
        await learner.Context.Clock.InstallAsync();
        var playing = await learner.Launch("e-office");
        var steps = await Steps.In(playing);
        await steps.Take();
        await steps.Saved();
        go(link);
        for (var part = 0; part < 5; part++)
        {
            await steps.Take();
            await learner.Context.Clock.RunForAsync((long)(howLong / 5).TotalMilliseconds);
        }

        await steps.NotSaved();
        var without = await steps.Seen();
        Assert.Equal((6, 1), (without.Done, without.Saved));
        link.Mend();
        await learner.Context.Clock.RunForAsync(60_000);
        await steps.Saved();
        matrix.Judge($"{fault}; meanwhile \"{without.Line}\"", await steps.Seen(), await Steps.FoundElsewhere(chromium.Browser, link.Portal, Learner), promised: 6);
    }
}
