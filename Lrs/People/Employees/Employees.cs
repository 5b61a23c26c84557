using System.Text.Json.Serialization;
using Dapper;
using Lrs.Storage;
using Lrs.Web;

namespace Lrs.People;

/// <summary>A person in the service of the state. The HRMS code stays, whatever else changes.</summary>
public sealed record Employee
{
    public required string HrmsCode { get; init; }
    public required string NameHi { get; init; }
    public required string NameEn { get; init; }
    public required string Department { get; init; }
    public required string Office { get; init; }
    public required string Position { get; init; }
    public required string Mobile { get; init; }
    public required string Email { get; init; }
    public long Active { get; init; } = 1;

    [JsonIgnore]
    public Text Name => new(NameHi, NameEn);

    internal string Search => $"{HrmsCode} {NameEn} {NameHi} {Mobile}".ToLowerInvariant();
}

public static class Employees
{
    internal const string Columns =
        "e.hrms_code, e.name_hi, e.name_en, e.department, e.office, e.position, e.mobile, e.email, e.active";

    /// <summary>One employee, active or not; null where the code is unknown.</summary>
    public static Task<Employee?> Find(Session session, string hrmsCode) =>
        session.Single<Employee>($"select {Columns} from employee e where e.hrms_code = @hrmsCode", new { hrmsCode });

    /// <summary>The employees of many codes, by code; an unknown code has none.</summary>
    internal static async Task<Dictionary<string, Employee>> FindAll(Session session, IEnumerable<string> hrmsCodes)
    {
        var found = new Dictionary<string, Employee>(StringComparer.Ordinal);
        foreach (var some in hrmsCodes.Distinct().Chunk(500))
        {
            // Named one by one: Npgsql takes a list as an array, which "in" does not.
            var args = new DynamicParameters();
            for (var i = 0; i < some.Length; i++)
                args.Add($"c{i}", some[i]);
            var names = string.Join(", ", some.Select((_, i) => $"@c{i}"));
            foreach (var employee in await session.Query<Employee>($"select {Columns} from employee e where e.hrms_code in ({names})", args))
                found[employee.HrmsCode] = employee;
        }

        return found;
    }

    /// <summary>
    /// A page of the staff a viewer may see, by HRMS code, after <paramref name="after"/>.
    /// Empty filters leave everything; <paramref name="search"/> is part of a code, name or mobile number.
    /// </summary>
    public static Task<IReadOnlyList<Employee>> Page(
        Session session, Visibility visibility, string department, string office, string search, string after, int size) =>
        session.Query<Employee>(
            $"""
            select {Columns} from employee e
            where {visibility.Where("e.department", "e.hrms_code")}
              {(department.Length > 0 ? "and e.department = @department" : "")}
              {(office.Length > 0 ? "and e.office = @office" : "")}
              {(search.Length > 0 ? "and e.search like @pattern escape '\\'" : "")}
              and e.hrms_code > @after
            order by e.hrms_code limit @size
            """,
            visibility.Args(new { department, office, pattern = $"%{Escape(search.ToLowerInvariant())}%", after, size }));

    /// <summary>Active staff a viewer may see.</summary>
    public static Task<long> Count(Session session, Visibility visibility) =>
        session.Single<long>(
            $"select count(*) from employee e where e.active = 1 and {visibility.Where("e.department", "e.hrms_code")}",
            visibility.Args());

    internal static Task<int> Put(Session session, IEnumerable<Employee> employees) =>
        session.Execute(
            """
            insert into employee (hrms_code, name_hi, name_en, department, office, position, mobile, email, active, search)
            values (@HrmsCode, @NameHi, @NameEn, @Department, @Office, @Position, @Mobile, @Email, @Active, @Search)
            on conflict (hrms_code) do update set name_hi = excluded.name_hi, name_en = excluded.name_en,
                department = excluded.department, office = excluded.office, position = excluded.position,
                mobile = excluded.mobile, email = excluded.email, active = excluded.active, search = excluded.search
            """,
            employees.Select(e => new
            {
                e.HrmsCode, e.NameHi, e.NameEn, e.Department, e.Office, e.Position, e.Mobile, e.Email, e.Active, e.Search,
            }));

    private static string Escape(string search) =>
        search.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal);
}
