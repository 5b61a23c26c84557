using Tests.Browser.Road;

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
        await using var lesson = await UnderWay.Begin(chromium, Learner);
        var seen = await CutWithTwoStepsUnsent(lesson);
        // This browser never comes back.
        await lesson.Learner.Context.CloseAsync();
        lesson.Link.Mend();
        matrix.Judge("network gone for good; seen from another device", seen, await lesson.FoundElsewhere());
    }

    [ChromiumFact]
    public async Task For_good_and_the_course_is_opened_again_in_this_browser()
    {
        await using var lesson = await UnderWay.Begin(chromium, Learner);
        var seen = await CutWithTwoStepsUnsent(lesson);
        await lesson.Playing.Page.CloseAsync();
        lesson.Link.Mend();
        matrix.Judge("network gone, window closed; opened again in this browser another day", seen, await lesson.FoundHere(), promised: seen.Told);
    }

    [ChromiumFact]
    public async Task The_session_of_the_portal_ends_and_the_lesson_goes_on()
    {
        await using var lesson = await UnderWay.Begin(chromium, Learner);
        var portal = await lesson.Learner.Open("/");
        await portal.ClickAsync("form[action='/sign-out'] button");
        await portal.Locator("input[name=hrms_code]").WaitForAsync();
        await lesson.Steps.Take();
        await lesson.Steps.Saved();
        matrix.Judge("signed out of the portal in another tab", await lesson.Steps.Seen(), await lesson.FoundElsewhere(), promised: 2);
    }

    private async Task Away(string fault, Action<Link> go, TimeSpan howLong)
    {
        await using var lesson = await UnderWay.Begin(chromium, Learner, clockIsOurs: true);
        var (steps, clock) = (lesson.Steps, lesson.Learner.Context.Clock);
        go(lesson.Link);
        for (var part = 0; part < 5; part++)
        {
            await steps.Take();
            await clock.RunForAsync((long)(howLong / 5).TotalMilliseconds);
        }

        await steps.NotSaved();
        var without = await steps.Seen();
        Assert.Equal((6, 1), (without.Done, without.Saved));
        lesson.Link.Mend();
        await clock.RunForAsync(60_000);
        await steps.Saved();
        matrix.Judge($"{fault}; meanwhile \"{without.Line}\"", await steps.Seen(), await lesson.FoundElsewhere(), promised: 6);
    }

    private static async Task<Seen> CutWithTwoStepsUnsent(UnderWay lesson)
    {
        lesson.Link.Cut();
        await lesson.Steps.Take();
        await lesson.Steps.Take();
        await lesson.Steps.NotSaved();
        return await lesson.Steps.Seen();
    }
}
