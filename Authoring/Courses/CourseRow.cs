using Lrs.Storage;

namespace Authoring.Courses;

internal sealed record CourseRow
{
    public const string Columns = "c.id, c.slug, c.department, c.title_hi, c.title_en, c.for_all, c.current_version, c.created";

    public long Id { get; init; }

    public string Slug { get; init; } = "";

    public string Department { get; init; } = "";

    public string TitleHi { get; init; } = "";

    public string TitleEn { get; init; } = "";

    public long ForAll { get; init; }

    public long CurrentVersion { get; init; }

    public long Created { get; init; }

    /// <summary>The courses a query selected, each with its audience. The query names the course table <c>c</c>.</summary>
    public static async Task<IReadOnlyList<Course>> Courses(Session session, string where, object? args)
    {
        var rows = await session.Query<CourseRow>(
            $"select {Columns} from course c where c.current_version is not null and {where} order by c.title_en, c.id", args);
        if (rows.Count == 0)
            return [];
        var audience = (await session.Query<AudienceRow>(
            $"select a.course, a.department from course_audience a join course c on c.id = a.course where {where} order by a.department", args))
            .ToLookup(a => a.Course, a => a.Department);
        return [.. rows.Select(r => new Course(
            r.Id, r.Slug, r.Department, new(r.TitleHi, r.TitleEn), r.ForAll == 1, [.. audience[r.Id]], r.CurrentVersion, Instants.FromMicros(r.Created)))];
    }

    private sealed record AudienceRow
    {
        public long Course { get; init; }

        public string Department { get; init; } = "";
    }
}
