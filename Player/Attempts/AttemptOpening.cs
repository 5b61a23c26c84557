using Authoring.Courses;
using Lrs.Storage;
using Player.Launch;
using Player.Moves;
using Player.Settings;

namespace Player.Attempts;

/// <summary>Sees to it that a launch has an attempt to run: the one that waits, a new one, one opened again, or a rehearsal.</summary>
public sealed class AttemptOpening(
    Database database, AttemptStore store, CourseCatalog courses, CourseTrees trees, SettingStore settings, Rehearsals.Rehearsals rehearsals, MoveStore moves, Mover mover, TimeProvider clock)
{
    /// <summary>The attempt a launch runs now; null where none began.</summary>
    public Task<StoredAttempt?> Running(Launch.Launch launch, CancellationToken cancel) => database.Read(session => Running(session, launch), cancel);

    /// <summary>The same over the caller's snapshot.</summary>
    public static Task<StoredAttempt?> Running(Session session, Launch.Launch launch) =>
        launch.Mode == LaunchMode.Normal ? AttemptStore.Newest(session, launch.Registration) : Rehearsals.Rehearsals.Find(session, launch.TokenHash, launch.Registration);

    /// <summary>Opens by the settings in force; answers the launch, which a finished course may have turned into a review.</summary>
    public async Task<Launch.Launch> Open(Launch.Launch launch, CancellationToken cancel)
    {
        if (launch.Mode == LaunchMode.Try)
            return await Rehearse(launch, cancel);
        if (launch.Mode == LaunchMode.Normal)
            await mover.Opened(launch.Registration, cancel);
        var newest = await store.Newest(launch.Registration, cancel);
        var reset = await store.ResetAt(launch.Registration, cancel);
        switch (launch.Mode == LaunchMode.Review ? Opening.Review : Openings.Of(await SettingsOf(launch, newest, cancel), newest, reset, await moves.BegunByMoves(launch.Registration, cancel)))
        {
            case Opening.Review:
                launch = launch with { Mode = LaunchMode.Review };
                await rehearsals.Begin(
                    launch, newest?.CourseVersion ?? await CurrentVersion(launch, cancel), newest is null ? new AttemptDocument() : Openings.Reopened(newest.Document), cancel);
                break;
            case Opening.Begin:
                var version = await CurrentVersion(launch, cancel);
                var next = new StoredAttempt(launch.Registration, (newest?.Number ?? 0) + 1, version, 1, await First(newest?.Number > reset ? newest : null, version, cancel), Ended: false);
                await database.Write(session => AttemptStore.Begin(session, next, Instants.ToMicros(clock.GetUtcNow())), cancel);
                break;
            case Opening.GoOn when newest!.Ended:
                await database.Write(session => AttemptStore.Reopen(
                    session, newest with { Document = Openings.Reopened(newest.Document) }, Instants.ToMicros(clock.GetUtcNow())), cancel);
                break;
        }

        return launch;
    }

    /// <summary>Where a new attempt begins; another version of the course is another tree.</summary>
    /// <param name="before">The attempt it follows; null for the first one, and where somebody began anew.</param>
    private async Task<AttemptDocument> First(StoredAttempt? before, long current, CancellationToken cancel) =>
        before?.CourseVersion == current && await courses.Version(current, cancel) is { } version
            ? AttemptDocument.After(before.Document, trees.Of(version).Tree)
            : new AttemptDocument { Judged = false };

    private async Task<Launch.Launch> Rehearse(Launch.Launch launch, CancellationToken cancel)
    {
        if (await rehearsals.Find(launch, cancel) is not { Ended: false })
            await rehearsals.Begin(launch, await CurrentVersion(launch, cancel), new AttemptDocument(), cancel);
        return launch;
    }

    private async Task<PlaySettings> SettingsOf(Launch.Launch launch, StoredAttempt? newest, CancellationToken cancel) =>
        newest is { Ended: true } && await courses.Version(newest.CourseVersion, cancel) is { } version
            ? (await settings.Of(version, launch.Registration, cancel)).Settings
            : PlaySettings.Default;

    private async Task<long> CurrentVersion(Launch.Launch launch, CancellationToken cancel) =>
        (await courses.Find(launch.Course, cancel) ?? throw new InvalidOperationException($"Course {launch.Course} is gone.")).CurrentVersion;
}
