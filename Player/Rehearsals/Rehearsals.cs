using Lrs.Storage;
using Player.Attempts;

namespace Player.Rehearsals;

/// <summary>
/// Attempts of launches that keep nothing: a look back at a finished course, an author's trial. They run as every attempt does,
/// on a document of their own that goes with the launch; no statement and no objective comes of them.
/// </summary>
public sealed class Rehearsals(Database database, TimeProvider clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    /// <summary>The rehearsal of a launch; null where none began.</summary>
    public Task<StoredAttempt?> Find(Launch.Launch launch, CancellationToken cancel) => Find(launch.TokenHash, launch.Registration, cancel);

    public Task<StoredAttempt?> Find(string tokenHash, Guid registration, CancellationToken cancel) => database.Read(session => Find(session, tokenHash, registration), cancel);

    /// <summary>The same over the caller's snapshot.</summary>
    public static async Task<StoredAttempt?> Find(Session session, string tokenHash, Guid registration) =>
        await session.Single<Row>("select course_version, revision, document, ended from rehearsal where token_hash = @tokenHash", new { tokenHash }) is { } row
            ? new StoredAttempt(registration, 0, row.CourseVersion, row.Revision, AttemptDocument.FromJson(row.Document), row.Ended != 0)
            : null;

    /// <summary>Begins, or begins anew, on a course version from a given state; from now on the launch is of that mode. Old rehearsals go.</summary>
    public Task Begin(Launch.Launch launch, long version, AttemptDocument document, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return database.Write(async session =>
        {
            await session.Execute("delete from rehearsal where touched < @cut", new { cut = Instants.ToMicros(now - KeptFor) });
            await session.Execute("update launch set mode = @mode where token_hash = @hash", new { hash = launch.TokenHash, mode = launch.Mode.ToString().ToLowerInvariant() });
            await session.Execute(
                """
                insert into rehearsal (token_hash, course_version, revision, document, ended, touched) values (@hash, @version, 1, @document, 0, @now)
                on conflict (token_hash) do update set course_version = excluded.course_version, revision = rehearsal.revision + 1,
                  document = excluded.document, ended = 0, touched = excluded.touched
                """,
                new { hash = launch.TokenHash, version, document = document.ToJson(), now = Instants.ToMicros(now) });
        }, cancel);
    }

    /// <summary>Saves a change of the revision that was read; false if another came first.</summary>
    public static async Task<bool> Save(Session session, Launch.Launch launch, StoredAttempt attempt, long now) => await session.Execute(
        """
        update rehearsal set document = @document, revision = revision + 1, ended = @ended, touched = @now
        where token_hash = @hash and revision = @revision
        """,
        new { hash = launch.TokenHash, revision = attempt.Revision, document = attempt.Document.ToJson(), ended = attempt.Ended ? 1L : 0L, now }) == 1;

    private sealed record Row
    {
        public long CourseVersion { get; init; }
        public long Revision { get; init; }
        public string Document { get; init; } = "";
        public long Ended { get; init; }
    }
}
