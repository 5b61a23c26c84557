using Lrs.Storage;

namespace Lrs.People;

/// <summary>A role and the department it is held for; the department is empty for the whole state.</summary>
public sealed record Grant(Role Role, string Department);

/// <summary>A person and one role held.</summary>
public sealed record Officer
{
    public required string HrmsCode { get; init; }
    public required Role Role { get; init; }
    public required string Department { get; init; }
}

public static class Officers
{
    /// <summary>All roles held by one person.</summary>
    public static async Task<IReadOnlyList<Grant>> GrantsOf(Session session, string hrmsCode) =>
        (await session.Query<OfficerRow>(
            "select hrms_code, role, department from officer where hrms_code = @hrmsCode order by role, department", new { hrmsCode }))
        .Select(row => new Grant(Enum.Parse<Role>(row.Role), row.Department)).ToList();

    /// <summary>All officers, by role, department and code.</summary>
    public static async Task<IReadOnlyList<Officer>> All(Session session) =>
        (await session.Query<OfficerRow>("select hrms_code, role, department from officer order by role, department, hrms_code"))
        .Select(row => new Officer { HrmsCode = row.HrmsCode, Role = Enum.Parse<Role>(row.Role), Department = row.Department }).ToList();

    /// <summary>Departments nobody registers staff for.</summary>
    public static Task<IReadOnlyList<string>> DepartmentsWithoutNodalOfficer(Session session) =>
        session.Query<string>(
            """
            select d.code from department d
            where not exists (select 1 from officer o where o.department = d.code and o.role = 'NodalOfficer')
            order by d.code
            """);

    /// <summary>Grants a role and writes it to the audit log; a role already held is left as it is.</summary>
    public static async Task Appoint(Session session, string who, Officer officer, long at)
    {
        var added = await session.Execute(
            """
            insert into officer (hrms_code, role, department, granted) values (@HrmsCode, @Role, @Department, @at)
            on conflict (hrms_code, role, department) do nothing
            """,
            new { officer.HrmsCode, Role = officer.Role.ToString(), officer.Department, at });
        if (added > 0)
            await AuditLog.Append(session, at, who, AuditAct.RoleGranted, officer.HrmsCode, new { role = officer.Role.ToString(), officer.Department });
    }

    /// <summary>Takes a role back and writes it to the audit log.</summary>
    public static async Task Dismiss(Session session, string who, Officer officer, long at)
    {
        var removed = await session.Execute(
            "delete from officer where hrms_code = @HrmsCode and role = @Role and department = @Department",
            new { officer.HrmsCode, Role = officer.Role.ToString(), officer.Department });
        if (removed > 0)
            await AuditLog.Append(session, at, who, AuditAct.RoleWithdrawn, officer.HrmsCode, new { role = officer.Role.ToString(), officer.Department });
    }

    private sealed record OfficerRow
    {
        public required string HrmsCode { get; init; }
        public required string Role { get; init; }
        public required string Department { get; init; }
    }
}
