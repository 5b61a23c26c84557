using Lrs.Storage;
using Lrs.Web;

namespace Lrs.People;

/// <summary>One thing wrong in one file of a folder; line 0 is the file as a whole.</summary>
public sealed record FolderProblem(string File, long Line, Text Message, Text? Cure);

/// <summary>How many of each there are after the import, or what was wrong; with a problem nothing was stored.</summary>
public sealed record FolderImport(long Departments, long Offices, long Employees, long Officers, IReadOnlyList<FolderProblem> Problems);

/// <summary>
/// A whole register from a folder: <c>departments.csv</c>, <c>offices.csv</c>, <c>employees.csv</c>, <c>officers.csv</c>,
/// those that are there. All or nothing; the same folder again changes nothing.
/// </summary>
public sealed class PeopleImport(Database database, TimeProvider clock)
{
    private const int MostRows = 1_000_000;

    /// <summary>Stores the folder in the name of <paramref name="who"/>, and writes it to the audit log.</summary>
    public async Task<FolderImport> Folder(string folder, string who, CancellationToken cancel)
    {
        var problems = new List<FolderProblem>();
        var departments = Read(folder, "departments.csv", ["code", "name_hi", "name_en"], problems);
        var offices = Read(folder, "offices.csv", ["code", "department", "district", "name_hi", "name_en"], problems);
        var employees = Read(folder, "employees.csv", StaffCheck.Columns, problems);
        var officers = Read(folder, "officers.csv", ["hrms_code", "role", "department"], problems);
        if (problems.Count > 0)
            return new FolderImport(0, 0, 0, 0, problems);
        return await database.Write(async session =>
        {
            var found = new List<FolderProblem>();
            await Departments.Put(session, departments.Rows.Select(r => new Department { Code = r["code"], NameHi = r["name_hi"], NameEn = r["name_en"] }));
            var codes = (await Departments.All(session)).Select(d => d.Code).ToHashSet();
            found.AddRange(offices.Rows.Where(r => !codes.Contains(r["department"]))
                .Select(r => Problem("offices.csv", r.Line, RowProblem.UnknownDepartment(r["department"]))));
            await Offices.Put(session, offices.Rows.Where(r => codes.Contains(r["department"])).Select(r => new Office
            {
                Code = r["code"], Department = r["department"], District = r["district"], NameHi = r["name_hi"], NameEn = r["name_en"],
            }));
            var added = await PutEmployees(session, employees, codes, found);
            var appointed = await PutOfficers(session, officers, codes, who, found);
            if (found.Count > 0)
                throw new RefusedFolder(found);
            await AuditLog.Append(session, Now, who, AuditAct.StaffImported, "folder", new { employees = added, officers = appointed.Count });
            return new FolderImport(departments.Rows.Count, offices.Rows.Count, added, appointed.Count, []);
        }, cancel).OrRefusal();
    }

    private long Now => Instants.ToMicros(clock.GetUtcNow());

    private static async Task<long> PutEmployees(Session session, CsvTable table, HashSet<string> departments, List<FolderProblem> found)
    {
        var offices = (await Offices.All(session)).ToDictionary(o => o.Code, o => o.Department);
        var known = new KnownRegister(departments, offices, new HashSet<string>(),
            await Employees.FindAll(session, table.Rows.Select(r => HrmsCode.Parse(r["hrms_code"])).OfType<string>()));
        var rows = StaffCheck.Rows(table, known, _ => true, (_, _) => null);
        found.AddRange(rows.SelectMany(r => r.Problems.Select(p => Problem("employees.csv", r.Line, p))));
        await Employees.Put(session, rows.Where(r => r.Kind is RowKind.New or RowKind.Changed).Select(r => r.After!));
        return rows.Count;
    }

    private async Task<IReadOnlyList<Officer>> PutOfficers(
        Session session, CsvTable table, HashSet<string> departments, string who, List<FolderProblem> found)
    {
        var people = await Employees.FindAll(session, table.Rows.Select(r => r["hrms_code"]));
        var officers = new List<Officer>();
        foreach (var row in table.Rows)
        {
            var role = Roles.Parse(row["role"]);
            RowProblem? problem = role is null ? RowProblem.UnknownRole(row["role"])
                : !people.ContainsKey(row["hrms_code"]) ? RowProblem.UnknownPerson(row["hrms_code"])
                : role.Value.IsOfDepartment() && !departments.Contains(row["department"]) ? RowProblem.UnknownDepartment(row["department"])
                : null;
            if (problem is not null)
                found.Add(Problem("officers.csv", row.Line, problem));
            else
                officers.Add(new Officer { HrmsCode = row["hrms_code"], Role = role!.Value, Department = role.Value.IsOfDepartment() ? row["department"] : "" });
        }

        foreach (var officer in officers)
            await Officers.Appoint(session, who, officer, Now);
        return officers;
    }

    private static CsvTable Read(string folder, string name, IReadOnlyList<string> columns, List<FolderProblem> problems)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
            return new CsvTable([], []);
        using var file = File.OpenRead(path);
        var read = CsvTable.Read(file, columns, MostRows);
        if (read.Failure is not { } failure)
            return read.Value;
        problems.Add(new FolderProblem(name, 0, failure.Problem.Message, failure.Problem.Cure));
        return new CsvTable([], []);
    }

    private static FolderProblem Problem(string file, long line, RowProblem problem) => new(file, line, problem.Message, problem.Cure);
}

/// <summary>Carries the problems out of a transaction that must not be kept.</summary>
internal sealed class RefusedFolder(IReadOnlyList<FolderProblem> problems) : Exception
{
    public IReadOnlyList<FolderProblem> Problems => problems;
}

internal static class RefusedFolderAnswer
{
    public static async Task<FolderImport> OrRefusal(this Task<FolderImport> import)
    {
        try
        {
            return await import;
        }
        catch (RefusedFolder refused)
        {
            return new FolderImport(0, 0, 0, 0, refused.Problems);
        }
    }
}
