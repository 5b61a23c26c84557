using Lrs.Competency.Results;
using Lrs.People;
using Lrs.Reports.Boards;
using Lrs.Storage;
using Lrs.Web;

namespace Lrs.Reports.Persons;

/// <summary>One person behind a figure.</summary>
public sealed record PersonRow
{
    public string HrmsCode { get; init; } = "";

    public string NameHi { get; init; } = "";

    public string NameEn { get; init; } = "";

    public string OfficeHi { get; init; } = "";

    public string OfficeEn { get; init; } = "";

    /// <summary>Courses begun and completed, of those asked about.</summary>
    public long Begun { get; init; }

    public long Done { get; init; }

    /// <summary>The level reached and required, in a list about a competency.</summary>
    public long Level { get; init; }

    public long? RequiredLevel { get; init; }

    public Text Name => new(NameHi, NameEn);

    public Text Office => new(OfficeHi, OfficeEn);
}

/// <summary>The persons behind a figure of a board, by HRMS code, a page at a time.</summary>
public static class PersonList
{
    public const int PageSize = 50;

    /// <summary>
    /// Staff of a department by progress: <c>all</c>, <c>started</c>, <c>completed</c>, <c>in-progress</c> or <c>not-started</c>,
    /// over one course or, with an empty slug, over all. One row more than a page says that there is another page.
    /// </summary>
    public static Task<IReadOnlyList<PersonRow>> ByProgress(
        Session session, Visibility visibility, string department, string office, string course, string status, string after) =>
        session.Query<PersonRow>(
            $"""
            {StaffFiguresSql.OfDepartment}
            select e.hrms_code, e.name_hi, e.name_en, coalesce(o.name_hi, e.office) as office_hi, coalesce(o.name_en, e.office) as office_en,
                   coalesce(x.begun, 0) as begun, coalesce(x.done, 0) as done
            from employee e
            left join office o on o.code = e.office
            left join person x on x.hrms_code = e.hrms_code
            left join goal g on g.department = e.department
            where e.active = 1 and e.department = @department and {visibility.Where("e.department", "e.hrms_code")}
              {(office.Length > 0 ? "and e.office = @office" : "")}
              and {Condition(status)} and e.hrms_code > @after
            order by e.hrms_code limit {PageSize + 1}
            """,
            visibility.Args(new { department, office, course, after }));

    /// <summary>Staff of a department by competency: <c>required</c>, <c>met</c>, <c>gap</c> or <c>reached</c>.</summary>
    public static Task<IReadOnlyList<PersonRow>> ByCompetency(
        Session session, Visibility visibility, string department, string competency, string who, string after) =>
        session.Query<PersonRow>(
            $"""
            select r.hrms_code, r.name_hi, r.name_en, r.office_hi, r.office_en, r.level, r.required_level
            from ({CompetencyResults.Sql}) r
            where r.department_code = @department and r.competency_id = @competency
              and {visibility.Where("r.department_code", "r.hrms_code")} and {CompetencyCondition(who)} and r.hrms_code > @after
            order by r.hrms_code limit {PageSize + 1}
            """,
            visibility.Args(new { department, competency, after, asOf = 0L }));

    private static string Condition(string status) => status switch
    {
        "started" => "x.hrms_code is not null",
        "completed" => "x.done >= g.courses",
        "in-progress" => "x.done < g.courses",
        "not-started" => "x.hrms_code is null",
        _ => "1 = 1",
    };

    private static string CompetencyCondition(string who) => who switch
    {
        "met" => "r.required_level is not null and r.level >= r.required_level",
        "gap" => "r.required_level is not null and r.level < r.required_level",
        "required" => "r.required_level is not null",
        _ => "r.level > 0",
    };
}
