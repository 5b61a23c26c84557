using Lrs.Storage;
using Lrs.Web;
using Player.Attempts;

namespace Player.Moves;

/// <summary>How many registrations of a version a rule takes.</summary>
public sealed record AffectedCount
{
    public long Version { get; init; }
    public long People { get; init; }
    public long Completed { get; init; }

    /// <summary>Open now, or closed without leaving the course: moved when it is opened next.</summary>
    public long Open { get; init; }
}

/// <summary>A registration that a rule takes, as the preview lists it.</summary>
public sealed record AffectedRow(Guid Registration, string Person, Text Name, long Version, long Attempt, DateTimeOffset Seen, bool Completed, bool Open);

/// <summary>
/// The registrations whose newest attempt is on one of some versions and that a rule takes. One that was reset has no attempt to go on
/// with and begins on the current version anyway.
/// </summary>
internal static class Affected
{
    public const int PageSize = 50;

    // What was told stands in the document as a list of keys; a quotation mark inside any value would have a backslash before it.
    private const string Complete =
        """(a.document like '%["/completed"%' or a.document like '%,"/completed"%' or a.document like '%["/passed"%' or a.document like '%,"/passed"%')""";

    private const string Open = """(a.document like '%"visit":"%')""";

    private const string From =
        $"""
        from attempt a join registration r on r.id = a.registration
        where a.course_version in @from and r.course = @course and r.deleted is null and a.number > r.attempt
          and not exists (select 1 from attempt newer where newer.registration = a.registration and newer.number > a.number)
          and (@quiet = 0 or a.updated < @quiet) and (@all = 1 or not {Complete})
        """;

    /// <summary>By version.</summary>
    public static Task<IReadOnlyList<AffectedCount>> Count(Session session, MoveRule rule) => session.Query<AffectedCount>(
        $"""
        select a.course_version as version, count(*) as people, sum(case when {Complete} then 1 else 0 end) as completed, sum(case when {Open} then 1 else 0 end) as open
        {From} group by a.course_version
        """, Args(rule));

    /// <summary>A page of them after a registration.</summary>
    public static async Task<IReadOnlyList<AffectedRow>> Page(Session session, MoveRule rule, string after) =>
    [
        .. (await session.Query<Row>(
            $"""
            select p.*, coalesce(e.name_hi, l.display_name, p.person) as name_hi, coalesce(e.name_en, l.display_name, p.person) as name_en
            from (
              select a.registration, r.person, a.course_version, a.number, a.updated, case when {Complete} then 1 else 0 end as completed, case when {Open} then 1 else 0 end as open
              {From} and a.registration > @after order by a.registration limit {PageSize + 1}) p
            left join employee e on e.hrms_code = p.person left join learner l on l.person = p.person
            order by p.registration
            """, Args(rule, after))).Select(row => row.Read()),
    ];

    /// <summary>The newest attempts of the next registrations, whole.</summary>
    public static async Task<IReadOnlyList<(StoredAttempt Attempt, string Person)>> Batch(Session session, MoveRule rule, string after, int most) =>
        Whole(await session.Query<Row>(
            $"select a.registration, r.person, a.course_version, a.number, a.revision, a.document, a.ended {From} and a.registration > @after order by a.registration limit {most}",
            Args(rule, after)));

    /// <summary>The newest attempt of one registration if the rule takes it; null otherwise.</summary>
    public static async Task<(StoredAttempt Attempt, string Person)?> One(Session session, MoveRule rule, Guid registration) =>
        Whole(await session.Query<Row>(
            $"select a.registration, r.person, a.course_version, a.number, a.revision, a.document, a.ended {From} and a.registration = @after",
            Args(rule with { QuietSince = null }, registration.ToString("D")))) is [var one] ? one : null;

    private static IReadOnlyList<(StoredAttempt, string)> Whole(IReadOnlyList<Row> rows) =>
    [
        .. rows.Select(row => (
            new StoredAttempt(Guid.Parse(row.Registration), row.Number, row.CourseVersion, row.Revision, AttemptDocument.FromJson(row.Document), row.Ended is not null), row.Person)),
    ];

    private static object Args(MoveRule rule, string after = "") => new
    {
        from = rule.From.ToArray(), course = rule.Course, quiet = rule.QuietSince is { } since ? Instants.ToMicros(since) : 0, all = rule.Who == MoveWho.All ? 1 : 0, after,
    };

    private sealed record Row
    {
        public string Registration { get; init; } = "";
        public string Person { get; init; } = "";
        public string NameHi { get; init; } = "";
        public string NameEn { get; init; } = "";
        public long CourseVersion { get; init; }
        public long Number { get; init; }
        public long Revision { get; init; }
        public string Document { get; init; } = "";
        public long Updated { get; init; }
        public long? Ended { get; init; }
        public long Completed { get; init; }
        public long Open { get; init; }

        public AffectedRow Read() => new(
            Guid.Parse(Registration), Person, new(NameHi, NameEn), CourseVersion, Number, Instants.FromMicros(Updated), Completed != 0, Open != 0);
    }
}
