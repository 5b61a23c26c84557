using static Lrs.Reports.Feeds.ColumnKind;

namespace Lrs.Reports.Feeds;

/// <summary>How far each employee is in each course meant for the department or begun anyway.</summary>
public static class CourseProgressFeed
{
    // SQLite keeps the order of a cross join: employees outside, so that a page in the order of the key stops after its rows.
    private const string Sql =
        """
        select e.hrms_code, e.name_en, e.name_hi, e.email, e.mobile,
               e.position as position_id, coalesce(t.title_en, e.position) as position_en, coalesce(t.title_hi, e.position) as position_hi,
               e.department as department_code, d.name_en as department_en, d.name_hi as department_hi,
               e.office as office_code, o.name_en as office_en, o.name_hi as office_hi, o.district,
               c.department as provider_code, c.slug as course_id, c.title_en as course_en, c.title_hi as course_hi,
               coalesce(p.status, 'not-started') as status,
               case when p.status = 'completed' then 100 when p.status is null then 0 else p.progress end as progress_percentage,
               p.best_scaled, p.success, p.first_at as started_at, p.last_at, p.completed_at,
               coalesce(p.statements, 0) as statements, cast(@asOf as bigint) as as_of
        from employee e
        cross join course c
        join department d on d.code = e.department
        join office o on o.code = e.office
        left join post t on t.position = e.position
        left join course_progress p on p.hrms_code = e.hrms_code and p.course = c.slug
        where e.active = 1 and c.current_version is not null and (p.hrms_code is not null or c.for_all = 1
            or exists (select 1 from course_audience a where a.course = c.id and a.department = e.department))
        """;

    public static readonly Feed Feed = new(
        "CourseProgress",
        "CourseProgressRow",
        Sql,
        [
            new("HrmsCode", "hrms_code", "Employee_Id", Text),
            new("NameEn", "name_en", "Full_Name", Text),
            new("NameHi", "name_hi", "Full_Name_Hindi", Text),
            new("PositionId", "position_id", "Designation_Id", Text),
            new("PositionEn", "position_en", "Designation", Text),
            new("PositionHi", "position_hi", "Designation_Hindi", Text),
            new("Email", "email", "Email", Text),
            new("Mobile", "mobile", "Phone_Number", Text),
            new("DepartmentCode", "department_code", "mdoid", Text),
            new("DepartmentEn", "department_en", "Department", Text),
            new("DepartmentHi", "department_hi", "Department_Hindi", Text),
            new("OfficeCode", "office_code", "Organization_Id", Text),
            new("OfficeEn", "office_en", "Organization", Text),
            new("OfficeHi", "office_hi", "Organization_Hindi", Text),
            new("District", "district", "District", Text),
            new("ProviderCode", "provider_code", "Content_Provider", Text),
            new("CourseId", "course_id", "Content_Id", Text),
            new("CourseEn", "course_en", "Content_Name", Text),
            new("CourseHi", "course_hi", "Content_Name_Hindi", Text),
            new("Status", "status", "Status", Text),
            new("ProgressPercentage", "progress_percentage", "Content_Progress_Percentage", Number, Nullable: true),
            new("BestScaled", "best_scaled", "Best_Score", Fraction, Nullable: true),
            new("Success", "success", "Passed", Flag, Nullable: true),
            new("StartedAt", "started_at", "Started_On", Instant, Nullable: true),
            new("LastAt", "last_at", "Last_Accessed_On", Instant, Nullable: true),
            new("CompletedAt", "completed_at", "Completed_On", Instant, Nullable: true),
            new("Statements", "statements", "Statement_Count", Number),
            new("AsOf", "as_of", "Report_Last_Generated_On", Instant),
        ],
        ["HrmsCode", "CourseId"],
        "f.department_code",
        "f.hrms_code");
}
