using Lrs.Storage;
using Lrs.Web;

namespace Lrs.Reports.Boards;

/// <summary>One course in one department.</summary>
public sealed record CourseFigures(string Slug, Text Title, long Staff, long Started, long Completed, double? AverageScaled)
{
    public long InProgress => Started - Completed;

    public long NotStarted => Staff - Started;

    public int CompletedPercent => Staff == 0 ? 0 : (int)(Completed * 100 / Staff);

    /// <summary>The courses given, each with its figures in a department.</summary>
    public static async Task<IReadOnlyList<CourseFigures>> Of(
        Session session, string department, long staff, IReadOnlyList<(string Slug, Text Title)> courses)
    {
        var rows = (await session.Query<Row>(
            """
            select p.course, count(*) as started, sum(case when p.status = 'completed' then 1 else 0 end) as completed,
                   avg(p.best_scaled) as average_scaled
            from course_progress p
            join employee e on e.hrms_code = p.hrms_code
            where e.active = 1 and e.department = @department
            group by p.course
            """, new { department })).ToDictionary(r => r.Course);
        return [.. courses.Select(c => rows.TryGetValue(c.Slug, out var row)
            ? new CourseFigures(c.Slug, c.Title, staff, row.Started, row.Completed, row.AverageScaled)
            : new CourseFigures(c.Slug, c.Title, staff, 0, 0, null))];
    }

    private sealed record Row
    {
        public string Course { get; init; } = "";

        public long Started { get; init; }

        public long Completed { get; init; }

        public double? AverageScaled { get; init; }
    }
}
