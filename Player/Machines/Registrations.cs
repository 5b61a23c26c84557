using System.Security.Cryptography;
using System.Text;
using Lrs.Storage;
using Lrs.Web;
using Player.Attempts;
using Player.Launch;

namespace Player.Machines;

/// <summary>A registration as the API knows it.</summary>
public sealed record Registration
{
    public string Id { get; init; } = "";
    public string Person { get; init; } = "";
    public string Course { get; init; } = "";
    public long Created { get; init; }
}

/// <summary>A stored attempt with its times.</summary>
public sealed record AttemptSeen(long Number, long CourseVersion, AttemptDocument Document, DateTimeOffset Started, DateTimeOffset Updated, DateTimeOffset? Ended);

/// <summary>Registrations for other systems: made for any account, looked at, begun anew, taken back. Tracking is never deleted.</summary>
public sealed class Registrations(Database database, TimeProvider clock)
{
    private long Now => Instants.ToMicros(clock.GetUtcNow());

    /// <summary>The registration of a person for a course; a new one, or the one there is. One that was taken back is there again.</summary>
    public static async Task<Registration> Make(Session session, string person, string course, long now)
    {
        await session.Execute(
            "insert into registration (id, person, course, attempt, created) values (@id, @person, @course, 0, @now) on conflict (person, course) do update set deleted = null",
            new { id = Guid.NewGuid().ToString("D"), person, course, now });
        return (await session.Single<Registration>("select id, person, course, created from registration where person = @person and course = @course", new { person, course }))!;
    }

    /// <summary>Null where there is none, or it was taken back.</summary>
    public Task<Registration?> Find(Guid id, CancellationToken cancel) => database.Read(session => session.Single<Registration>(
        "select id, person, course, created from registration where id = @id and deleted is null", new { id = id.ToString("D") }), cancel);

    /// <summary>Every attempt, the newest first.</summary>
    public async Task<IReadOnlyList<AttemptSeen>> Attempts(Guid id, CancellationToken cancel) =>
    [
        .. (await database.Read(session => session.Query<AttemptRow>(
            "select number, course_version, document, started, updated, ended from attempt where registration = @id order by number desc", new { id = id.ToString("D") }), cancel))
            .Select(row => new AttemptSeen(
                row.Number, row.CourseVersion, AttemptDocument.FromJson(row.Document), Instants.FromMicros(row.Started), Instants.FromMicros(row.Updated),
                row.Ended is { } ended ? Instants.FromMicros(ended) : null)),
    ];

    /// <summary>The next launch begins a new attempt; what runs now is over and can write nothing more. Its tracking stays.</summary>
    public Task Reset(Guid id, CancellationToken cancel) => database.Write(session => Over(session, id, Now), cancel);

    /// <summary>The same, and the registration is gone for the API until it is made again.</summary>
    public Task Delete(Guid id, CancellationToken cancel) => database.Write(
        async session =>
        {
            await Over(session, id, Now);
            await session.Execute("delete from launch_link where registration = @id", new { id = id.ToString("D") });
            await session.Execute("update registration set deleted = @now where id = @id", new { now = Now, id = id.ToString("D") });
        }, cancel);

    /// <summary>A link that opens launches for some minutes. The code is known to its receiver alone.</summary>
    public async Task<(string Code, DateTimeOffset Expires)> Link(Guid id, Language language, LaunchMode mode, string? returnTo, string? item, TimeSpan life, CancellationToken cancel)
    {
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var expires = clock.GetUtcNow() + life;
        await database.Write(
            async session =>
            {
                await session.Execute("delete from launch_link where expires < @now", new { now = Now });
                await session.Execute(
                    """
                    insert into launch_link (code_hash, registration, language, mode, return_to, start_item, expires)
                    values (@hash, @id, @language, @mode, @returnTo, @item, @expires)
                    """,
                    new
                    {
                        hash = Hash(code), id = id.ToString("D"), language = language == Language.Hi ? "hi" : "en", mode = mode.ToString().ToLowerInvariant(), returnTo, item,
                        expires = Instants.ToMicros(expires),
                    });
            }, cancel);
        return (code, expires);
    }

    /// <summary>What a link opens; null where there is none or its minutes are over.</summary>
    public Task<LinkRow?> LinkOf(string code, CancellationToken cancel) => database.Read(session => session.Single<LinkRow>(
        """
        select l.registration, l.language, l.mode, l.return_to, l.start_item from launch_link l join registration r on r.id = l.registration
        where l.code_hash = @hash and l.expires > @now and r.deleted is null
        """, new { hash = Hash(code), now = Now }), cancel);

    private static async Task<int> Over(Session session, Guid id, long now)
    {
        await session.Execute("update launch set ended = 1 where registration = @id and ended = 0", new { id = id.ToString("D") });
        await session.Execute(
            "update registration set attempt = coalesce((select max(a.number) from attempt a where a.registration = @id), 0) where id = @id", new { id = id.ToString("D") });
        return await session.Execute(
            "update attempt set ended = @now, revision = revision + 1 where registration = @id and ended is null", new { now, id = id.ToString("D") });
    }

    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));

    private sealed record AttemptRow
    {
        public long Number { get; init; }
        public long CourseVersion { get; init; }
        public string Document { get; init; } = "";
        public long Started { get; init; }
        public long Updated { get; init; }
        public long? Ended { get; init; }
    }
}

/// <summary>What a launch link opens.</summary>
public sealed record LinkRow
{
    public string Registration { get; init; } = "";
    public string Language { get; init; } = "";
    public string Mode { get; init; } = "";
    public string? ReturnTo { get; init; }
    public string? StartItem { get; init; }
}
