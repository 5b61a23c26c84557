using System.Text.Json;
using Lrs.Storage;
using Player.Sequencing;

namespace Player.Attempts;

/// <summary>An attempt as stored. The revision rises with every change; a change based on an older one is refused.</summary>
public sealed record StoredAttempt(Guid Registration, long Number, long CourseVersion, long Revision, AttemptDocument Document, bool Ended)
{
    /// <summary>The same for every request of this attempt.</summary>
    public int Seed => BitConverter.ToInt32(Registration.ToByteArray()) ^ (int)Number;
}

/// <summary>A person's objectives that outlive attempts and are shared by courses, with their revision. SN 3.10.2.</summary>
public sealed record StoredGlobals(string Person, long Revision, GlobalObjectives Objectives, string Before);

/// <summary>Attempts in the database.</summary>
public sealed class AttemptStore(Database database)
{
    /// <summary>The newest attempt of a registration; null where none began.</summary>
    public Task<StoredAttempt?> Newest(Guid registration, CancellationToken cancel) =>
        database.Read(session => Newest(session, registration), cancel);

    /// <summary>Course version that a launch plays: of its rehearsal, else of the newest attempt; null where none began.</summary>
    public Task<long?> VersionOf(Launch.Launch launch, CancellationToken cancel) => database.Read(
        session => session.Single<long?>(
            """
            select coalesce(
              (select course_version from rehearsal where token_hash = @hash),
              (select course_version from attempt where registration = @registration order by number desc limit 1))
            """,
            new { hash = launch.TokenHash, registration = launch.Registration.ToString("D") }), cancel);

    /// <summary>Number of the last attempt before the registration was reset; 0 where it never was.</summary>
    public Task<long> ResetAt(Guid registration, CancellationToken cancel) => database.Read(
        session => session.Single<long>("select attempt from registration where id = @id", new { id = registration.ToString("D") }), cancel);

    /// <summary>Opens an attempt that was over again; false if it has changed since it was read.</summary>
    public static async Task<bool> Reopen(Session session, StoredAttempt attempt, long now) => await session.Execute(
        """
        update attempt set document = @document, revision = revision + 1, updated = @now, ended = null
        where registration = @registration and number = @number and revision = @revision
        """,
        new
        {
            registration = attempt.Registration.ToString("D"), number = attempt.Number, revision = attempt.Revision, document = attempt.Document.ToJson(), now,
        }) == 1;

    /// <summary>Ends an attempt as it stands, because another one goes on with it; false if it has changed since it was read.</summary>
    public static async Task<bool> Close(Session session, StoredAttempt attempt, long now) => await session.Execute(
        """
        update attempt set revision = revision + 1, ended = coalesce(ended, @now)
        where registration = @registration and number = @number and revision = @revision
        """,
        new { registration = attempt.Registration.ToString("D"), number = attempt.Number, revision = attempt.Revision, now }) == 1;

    /// <summary>Begins an attempt; false if somebody else began that number first.</summary>
    public static async Task<bool> Begin(Session session, StoredAttempt attempt, long now) => await session.Execute(
        """
        insert into attempt (registration, number, course_version, revision, document, started, updated, ended)
        values (@registration, @number, @version, 1, @document, @now, @now, null) on conflict do nothing
        """,
        new
        {
            registration = attempt.Registration.ToString("D"),
            number = attempt.Number,
            version = attempt.CourseVersion,
            document = attempt.Document.ToJson(),
            now,
        }) == 1;

    /// <summary>Saves a change of the revision that was read; false if another change came first.</summary>
    public static async Task<bool> Save(Session session, StoredAttempt attempt, long now) => await session.Execute(
        """
        update attempt set document = @document, revision = revision + 1, updated = @now, ended = case when @over = 1 then @now else ended end
        where registration = @registration and number = @number and revision = @revision
        """,
        new
        {
            registration = attempt.Registration.ToString("D"),
            number = attempt.Number,
            revision = attempt.Revision,
            document = attempt.Document.ToJson(),
            over = attempt.Ended ? 1L : 0L,
            now,
        }) == 1;

    /// <summary>A person's global objectives; none yet is revision 0.</summary>
    public Task<StoredGlobals> Globals(string person, CancellationToken cancel) => database.Read(session => Globals(session, person), cancel);

    /// <summary>The same over the caller's snapshot.</summary>
    public static async Task<StoredGlobals> Globals(Session session, string person)
    {
        var row = await session.Single<GlobalsRow>("select revision, document from global_objectives where person = @person", new { person });
        var json = row?.Document ?? JsonSerializer.Serialize(new GlobalObjectives());
        return new StoredGlobals(person, row?.Revision ?? 0, JsonSerializer.Deserialize<GlobalObjectives>(json)!, json);
    }

    /// <summary>Saves global objectives where they changed; false if another change came first.</summary>
    public static async Task<bool> Save(Session session, StoredGlobals globals)
    {
        var document = JsonSerializer.Serialize(globals.Objectives);
        return document == globals.Before || await session.Execute(
            """
            insert into global_objectives (person, revision, document) values (@person, 1, @document)
            on conflict (person) do update set revision = global_objectives.revision + 1, document = excluded.document
            where global_objectives.revision = @revision
            """,
            new { person = globals.Person, revision = globals.Revision, document }) == 1;
    }

    /// <summary>The newest attempt of a registration; null where none began.</summary>
    public static async Task<StoredAttempt?> Newest(Session session, Guid registration)
    {
        var row = await session.Single<AttemptRow>(
            "select registration, number, course_version, revision, document, ended from attempt where registration = @registration order by number desc limit 1",
            new { registration = registration.ToString("D") });
        return row is null
            ? null
            : new StoredAttempt(registration, row.Number, row.CourseVersion, row.Revision, AttemptDocument.FromJson(row.Document), row.Ended is not null);
    }

    private sealed record GlobalsRow
    {
        public long Revision { get; init; }
        public string Document { get; init; } = "";
    }

    private sealed record AttemptRow
    {
        public long Number { get; init; }
        public long CourseVersion { get; init; }
        public long Revision { get; init; }
        public string Document { get; init; } = "";
        public long? Ended { get; init; }
    }
}
