using System.Security.Cryptography;
using System.Text;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.Extensions.Options;
using Player.Doctor;
using Player.Machines;

namespace Player.Launch;

/// <summary>
/// Launch tokens: 32 random bytes in the path, good for one registration, for minutes, renewed while in use.
/// One launch of a registration is live at a time, so that two tabs never write over each other.
/// </summary>
public sealed partial class Launches(Database database, LaunchLog log, TimeProvider clock, IOptions<PlayerOptions> options)
{
    private const string Expired = "launch-expired";

    // Before the person of a trial's registration; no HRMS code begins so.
    private const string Trial = "~";

    private TimeSpan Life => TimeSpan.FromMinutes(options.Value.LaunchMinutes);

    /// <summary>Registers the person for the course if needed, ends older launches, and returns the new one.</summary>
    public Task<OpenedLaunch> Open(string person, string course, Language language, CancellationToken cancel) =>
        Open(session => Register(session, person, course), language, LaunchMode.Normal, null, null, waits: false, cancel);

    /// <summary>
    /// The same where somebody may still be at the course in another window: then the new launch waits, and its page offers to
    /// continue here, which is <see cref="Take"/>.
    /// </summary>
    public Task<OpenedLaunch> OpenPolitely(string person, string course, Language language, CancellationToken cancel) =>
        Open(session => Register(session, person, course), language, LaunchMode.Normal, null, null, waits: true, cancel);

    /// <summary>The same for an author's trial, under a registration of its own that no attempt ever belongs to.</summary>
    public Task<OpenedLaunch> OpenTrial(string person, string course, Language language, CancellationToken cancel) =>
        Open(session => Register(session, Trial + person, course), language, LaunchMode.Try, null, null, waits: false, cancel);

    /// <summary>The same for a registration that another system made: it says where to begin and where to go afterwards.</summary>
    public Task<OpenedLaunch> OpenLink(Guid registration, Language language, LaunchMode mode, string? returnTo, string? startItem, CancellationToken cancel) =>
        Open(_ => Task.FromResult(registration.ToString("D")), language, mode, returnTo, startItem, waits: true, cancel);

    private async Task<OpenedLaunch> Open(
        Func<Session, Task<string>> register, Language language, LaunchMode mode, string? returnTo, string? startItem, bool waits,
        CancellationToken cancel)
    {
        var token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).Replace('+', '-').Replace('/', '_').TrimEnd('=');
        var now = clock.GetUtcNow();
        var opened = await database.Write(async session =>
        {
            var registration = await register(session);
            await Lock(session, registration);
            var elsewhere = waits && await SomebodyIsThere(session, registration, now);
            if (!elsewhere)
                await EndLive(session, registration);
            await session.Execute(
                """
                insert into launch (token_hash, registration, language, mode, return_to, start_item, created, expires, ended)
                values (@hash, @registration, @language, @mode, @returnTo, @startItem, @now, @expires, @ended)
                """,
                new
                {
                    hash = Hash(token),
                    registration,
                    language = language == Language.Hi ? "hi" : "en",
                    mode = mode.ToString().ToLowerInvariant(),
                    returnTo,
                    startItem,
                    ended = elsewhere ? 1L : 0L,
                    now = Instants.ToMicros(now),
                    expires = Instants.ToMicros(now + Life),
                });
            await log.Forget(session);
            return registration;
        }, cancel);
        return new OpenedLaunch(token, Guid.Parse(opened), language);
    }

    /// <summary>The launch of a token: Gone if there is none, its minutes are over, or the course was opened elsewhere.</summary>
    public async Task<Outcome<Launch>> Find(string token, CancellationToken cancel)
    {
        var row = await Row(token, cancel);
        if (row is null || Instants.FromMicros(row.Expires) < clock.GetUtcNow())
            return OverAlready;
        if (row.Ended != 0)
            return OpenedElsewhere;
        return row.Launch();
    }

    private Task<LaunchRow?> Row(string token, CancellationToken cancel) => database.Read(session => session.Single<LaunchRow>(
        """
        select l.token_hash, l.registration, l.language, l.mode, l.return_to, l.start_item, l.expires, l.ended, r.person, r.course
        from launch l join registration r on r.id = l.registration
        where l.token_hash = @hash and r.deleted is null
        """, new { hash = Hash(token) }), cancel);

    /// <summary>Course version of a registration's newest attempt, else the course's current one; null where there is no registration.</summary>
    public Task<long?> VersionOf(Guid registration, CancellationToken cancel) => database.Read(
        session => session.Single<long?>(
            """
            select coalesce(
              (select a.course_version from attempt a where a.registration = r.id order by a.number desc limit 1),
              (select c.current_version from course c where c.slug = r.course))
            from registration r where r.id = @id
            """, new { id = registration.ToString("D") }), cancel);

    /// <summary>Whose registration it is; null where there is none.</summary>
    public Task<string?> PersonOf(Guid registration, CancellationToken cancel) => database.Read(
        session => session.Single<string>("select person from registration where id = @id", new { id = registration.ToString("D") }), cancel);

    /// <summary>There is no such launch, or not any more, or not here.</summary>
    public static Failure.Gone OverAlready => new(new Problem(
        Expired,
        new("यह कोर्स-सत्र समाप्त हो गया है। जो सहेजा गया वह सुरक्षित है।", "This course session is over. What was saved is safe."),
        Cure: new("पोर्टल पर लौटकर कोर्स फिर खोलें।", "Go back to the portal and open the course again.")));

    public static Failure.Gone OpenedElsewhere => new(new Problem(
        "opened-elsewhere",
        new("यह कोर्स किसी दूसरी खिड़की या मशीन पर खोल लिया गया है।", "This course has been opened in another window or on another machine."),
        Cure: new("वहीं जारी रखें, या पोर्टल से यहाँ फिर खोलें।", "Continue there, or open it here again from the portal.")));

    private async Task<string> Register(Session session, string person, string course) =>
        (await Registrations.Make(session, person, course, Instants.ToMicros(clock.GetUtcNow()))).Id;

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private sealed record LaunchRow
    {
        public string TokenHash { get; init; } = "";
        public string Registration { get; init; } = "";
        public string Language { get; init; } = "";
        public string Mode { get; init; } = "";
        public string? ReturnTo { get; init; }
        public string? StartItem { get; init; }
        public long Expires { get; init; }
        public long Ended { get; init; }
        public string Person { get; init; } = "";
        public string Course { get; init; } = "";

        public Launch Launch() => new(
            TokenHash, Guid.Parse(Registration), Person.TrimStart(Trial[0]), Course, Language == "en" ? Lrs.Web.Language.En : Lrs.Web.Language.Hi, Instants.FromMicros(Expires))
        {
            Mode = Enum.Parse<LaunchMode>(Mode, ignoreCase: true),
            ReturnTo = ReturnTo,
            StartItem = StartItem,
            Waits = Ended != 0,
        };
    }
}
