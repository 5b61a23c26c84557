using Lrs.Storage;
using Lrs.Web;

namespace Lrs.People;

/// <summary>A department of the government, under its short code.</summary>
public sealed record Department
{
    public required string Code { get; init; }
    public required string NameHi { get; init; }
    public required string NameEn { get; init; }

    public Text Name => new(NameHi, NameEn);
}

public static class Departments
{
    /// <summary>All departments, by code.</summary>
    public static Task<IReadOnlyList<Department>> All(Session session) =>
        session.Query<Department>("select code, name_hi, name_en from department order by code");

    /// <summary>One department; null where there is none.</summary>
    public static Task<Department?> Find(Session session, string code) =>
        session.Single<Department>("select code, name_hi, name_en from department where code = @code", new { code });

    /// <summary>Active staff per department; a department without staff has no row.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> StaffCounts(Session session) =>
        (await session.Query<DepartmentCount>(
            "select department, count(*) as staff from employee where active = 1 group by department"))
        .ToDictionary(row => row.Department, row => row.Staff);

    /// <summary>Active staff of one department.</summary>
    public static Task<long> StaffCount(Session session, string department) =>
        session.Single<long>("select count(*) from employee where active = 1 and department = @department", new { department });

    internal static Task<int> Put(Session session, IEnumerable<Department> departments) =>
        session.Execute(
            """
            insert into department (code, name_hi, name_en) values (@Code, @NameHi, @NameEn)
            on conflict (code) do update set name_hi = excluded.name_hi, name_en = excluded.name_en
            """, departments);

    private sealed record DepartmentCount
    {
        public required string Department { get; init; }
        public long Staff { get; init; }
    }
}
