using System.Collections.Concurrent;
using Authoring.Courses;
using Lrs.Storage;
using Player.Settings;

namespace Player.Attempts;

/// <summary>What a change of an attempt is decided on.</summary>
public sealed record Standing(StoredAttempt Attempt, CourseVersion Version, Learners.Learner Learner, StoredGlobals Globals, PlaySettings Settings);

/// <summary>Reads it over one snapshot: a commit that asked for each thing by itself would spend most of its time asking.</summary>
public sealed class Standings(Database database, CourseCatalog courses, Learners.Learners learners, TimeProvider clock)
{
    // The content of a version never changes; the title of its course may, and shows a second later.
    private static readonly TimeSpan Lately = TimeSpan.FromSeconds(1);
    private const int MostVersions = 64;
    private readonly ConcurrentDictionary<long, (CourseVersion Version, DateTimeOffset Until)> _versions = new();

    /// <summary>Where the attempt of a launch stands; null where none runs.</summary>
    public Task<Standing?> Of(Launch.Launch launch, CancellationToken cancel) => database.Read(
        async session =>
        {
            if (await AttemptOpening.Running(session, launch) is not { Ended: false } attempt)
                return null;
            var version = await Version(attempt.CourseVersion, cancel);
            return new Standing(
                attempt, version,
                await learners.Find(session, launch.Person) ?? throw new InvalidOperationException($"Learner {launch.Person} is gone."),
                await AttemptStore.Globals(session, launch.Person),
                (await SettingStore.Of(session, SettingStore.Places(version, launch.Registration), version.Manifest.Tool)).Settings);
        }, cancel);

    private async Task<CourseVersion> Version(long id, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (_versions.TryGetValue(id, out var known) && known.Until > now)
            return known.Version;
        if (_versions.Count >= MostVersions)
            _versions.Clear();
        var version = await courses.Version(id, cancel) ?? throw new InvalidOperationException($"Course version {id} is gone.");
        _versions[id] = (version, now + Lately);
        return version;
    }
}
