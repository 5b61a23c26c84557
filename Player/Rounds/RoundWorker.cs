using Authoring.Courses;
using Authoring.Manifests;
using Lrs.Web;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Player.Attempts;
using Player.Launch;
using PuppeteerSharp;

namespace Player.Rounds;

/// <summary>Opens every lesson of a version, one after the other, in trials of the author who asked: nothing is kept of them.</summary>
internal sealed class RoundWorker(
    RoundStore rounds, Launches launches, Rehearsals.Rehearsals rehearsals, CourseCatalog courses, IOptions<PlayerOptions> options, IOptions<WebOptions> web,
    TimeProvider clock, ILogger<RoundWorker> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await rounds.Take(stoppingToken) is { } round)
                    await Go(round, stoppingToken);
                await timer.WaitForNextTickAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The round stands in the table; the next look finds it again.
            catch (Exception broken)
#pragma warning restore CA1031
            {
                log.LogError(broken, "Rounds can't be worked on now; trying again");
                await Task.Delay(Every, clock, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }

    private async Task Go(Round round, CancellationToken cancel)
    {
        var seen = new List<LessonSeen>();
        if (!File.Exists(options.Value.Chromium))
        {
            await rounds.End(round.Version, RoundState.Failed, seen, LessonsOf.NoChromium, cancel);
            return;
        }

        var version = (await courses.Version(round.Version, cancel))!;
        try
        {
            var trial = await launches.OpenTrial(round.AskedBy, version.Course.Slug, Language.Hi, cancel);
            await using var browser = await LessonVisit.Start(options.Value, new Uri(trial.Address(web.Value)).Authority, clock);
            foreach (var item in LessonsOf.Version(version))
            {
                var opened = await launches.OpenLink(trial.Registration, Language.Hi, LaunchMode.Try, null, item.Identifier, cancel);
                var launch = (await launches.Find(opened.Token, cancel)).Value;
                await rehearsals.Begin(launch, version.Id, new AttemptDocument(), cancel);
                seen.Add(await Visit(browser, item, opened.Address(web.Value).Split('?')[0], cancel));
                await rounds.Reached(round.Version, seen, cancel);
            }

            await rounds.End(round.Version, RoundState.Done, seen, "", cancel);
        }
        catch (PuppeteerException broken)
        {
            log.LogWarning(broken, "The round through version {Version} broke off", round.Version);
            await rounds.End(round.Version, RoundState.Failed, seen, broken.Message.Split('\n')[0], cancel);
        }
    }

    /// <summary>A lesson that never ends loading is a finding, not the end of the round.</summary>
    private static async Task<LessonSeen> Visit(LessonVisit browser, Item item, string launch, CancellationToken cancel)
    {
        try
        {
            return await browser.Of(item, launch, cancel);
        }
        catch (NavigationException broken)
        {
            return new LessonSeen(item.Identifier, item.Title, item.ScormType == ScormType.Sco, false, false, [], [broken.Message.Split('\n')[0]], []);
        }
    }
}

/// <summary>What rounds are about.</summary>
internal static class LessonsOf
{
    /// <summary>The problem of a house without the browser.</summary>
    public const string NoChromium = "no-chromium";

    public static IReadOnlyList<Item> Version(CourseVersion version) => [.. version.Manifest.Deliverable().AllItems().Where(item => item.Href is not null)];
}
