using Lrs.Storage;

namespace Lrs.Reports.Boards;

/// <summary>
/// Persons, each counted once: of the active staff, who has begun any of the courses meant for the department, and who has completed all of them.
/// </summary>
public sealed record StaffFigures
{
    public string Department { get; init; } = "";

    /// <summary>Empty in the figures of whole departments.</summary>
    public string Office { get; init; } = "";

    public long Staff { get; init; }

    public long Started { get; init; }

    public long Completed { get; init; }

    public long InProgress => Started - Completed;

    public long NotStarted => Staff - Started;

    public int CompletedPercent => Staff == 0 ? 0 : (int)(Completed * 100 / Staff);

    /// <summary>Several figures together.</summary>
    public static StaffFigures Sum(IReadOnlyCollection<StaffFigures> parts) => new()
    {
        Staff = parts.Sum(p => p.Staff),
        Started = parts.Sum(p => p.Started),
        Completed = parts.Sum(p => p.Completed),
    };
}

/// <summary>Reads figures from the roll-up: the statements themselves are not touched.</summary>
public static class StaffFiguresSql
{
    /// <summary>
    /// The courses meant for each department (<c>assigned</c>), how many (<c>goal</c>), and per person begun how many are completed (<c>person</c>).
    /// Needs the argument <c>course</c>, one slug or empty for all courses, and <see cref="OfDepartment"/> the argument <c>department</c>.
    /// </summary>
    public static readonly string OfState = Tables("");

    /// <summary>The same for one department.</summary>
    public static readonly string OfDepartment = Tables("and e.department = @department");

    /// <summary>One row per department.</summary>
    public static Task<IReadOnlyList<StaffFigures>> ByDepartment(Session session, string course) =>
        session.Query<StaffFigures>(Grouped(OfState, "department", "1 = 1"), new { course });

    /// <summary>One row per office of a department.</summary>
    public static Task<IReadOnlyList<StaffFigures>> ByOffice(Session session, string department, string course) =>
        session.Query<StaffFigures>(Grouped(OfDepartment, "department, office", "department = @department"), new { course, department });

    private static string Tables(string only) =>
        $"""
        with assigned as (
            select d.code as department, c.slug as course
            from department d
            join course c on c.current_version is not null and (@course = '' or c.slug = @course)
                and (c.for_all = 1 or exists (select 1 from course_audience a where a.course = c.id and a.department = d.code))),
        goal as (select department, count(*) as courses from assigned group by department),
        person as (
            select e.hrms_code, e.department, e.office, count(*) as begun,
                   sum(case when p.status = 'completed' then 1 else 0 end) as done
            from course_progress p
            join employee e on e.hrms_code = p.hrms_code and e.active = 1 {only}
            join assigned a on a.department = e.department and a.course = p.course
            group by e.hrms_code, e.department, e.office)
        """;

    private static string Grouped(string tables, string by, string where)
    {
        var on = string.Join(" and ", by.Split(", ").Select(column => $"b.{column} = s.{column}"));
        return $"""
            {tables}
            select s.*, coalesce(b.started, 0) as started, coalesce(b.completed, 0) as completed
            from (select {by}, count(*) as staff from employee where active = 1 and {where} group by {by}) s
            left join (
                select {by}, count(*) as started, sum(case when done >= courses then 1 else 0 end) as completed
                from (select x.department, x.office, x.done, g.courses from person x join goal g on g.department = x.department) t
                group by {by}) b on {on}
            order by {string.Join(", ", by.Split(", ").Select(column => "s." + column))}
            """;
    }
}
