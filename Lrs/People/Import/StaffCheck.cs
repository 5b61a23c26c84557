using Lrs.Web;

namespace Lrs.People;

/// <summary>What a row would do.</summary>
public enum RowKind
{
    New,
    Changed,
    Unchanged,
    Refused,
}

/// <summary>One row of a staff file after the check: the person before and after, or what is wrong.</summary>
public sealed record CheckedRow(
    long Line, RowKind Kind, string HrmsCode, Employee? Before, Employee? After,
    IReadOnlyDictionary<string, string> Raw, IReadOnlyList<RowProblem> Problems);

/// <summary>What the check compares with: the register as it is. No positions known means that any is taken.</summary>
internal sealed record KnownRegister(
    IReadOnlySet<string> Departments, IReadOnlyDictionary<string, string> DepartmentOfOffice,
    IReadOnlySet<string> Positions, IReadOnlyDictionary<string, Employee> Employees);

/// <summary>The rules of a staff file, row by row. Pure: nothing is stored here.</summary>
internal static class StaffCheck
{
    public static readonly IReadOnlyList<string> Columns =
        ["hrms_code", "name_hi", "name_en", "position", "department", "office", "mobile", "email"];

    public const string ActiveColumn = "active";
    private const int LongestName = 200;

    public static IReadOnlyList<CheckedRow> Rows(
        CsvTable table, KnownRegister known, Func<string, bool> mayRegister, Func<Employee, Employee, RowProblem?> refusal)
    {
        var read = table.Rows.Select(row => (Row: row, Found: Read(row, known, mayRegister))).ToList();
        AddDuplicates(read);
        return read.Select(r => Checked(r.Row, r.Found.Person, r.Found.Problems, known, refusal)).ToList();
    }

    private static CheckedRow Checked(
        CsvLine row, Employee person, List<RowProblem> problems, KnownRegister known, Func<Employee, Employee, RowProblem?> refusal)
    {
        var before = known.Employees.GetValueOrDefault(person.HrmsCode);
        if (problems.Count == 0 && before is not null && refusal(before, person) is { } refused)
            problems.Add(refused);
        var kind = problems.Count > 0 ? RowKind.Refused
            : before is null ? RowKind.New
            : before == person ? RowKind.Unchanged
            : RowKind.Changed;
        return new CheckedRow(row.Line, kind, person.HrmsCode, before, problems.Count > 0 ? null : person, row.Cells, problems);
    }

    private static (Employee Person, List<RowProblem> Problems) Read(CsvLine row, KnownRegister known, Func<string, bool> mayRegister)
    {
        var problems = new List<RowProblem>();
        if (row.HasExtraCells)
            problems.Add(RowProblem.ExtraCells());
        var code = HrmsCode.Parse(row["hrms_code"]);
        if (code is null)
            problems.Add(RowProblem.BadCode(row["hrms_code"]));
        var (nameHi, nameEn) = (NameOf(row["name_hi"]), NameOf(row["name_en"]));
        if (nameEn.Length == 0)
            problems.Add(RowProblem.Missing("name_en", new Text("अंग्रेज़ी में नाम", "The name in English")));
        CheckPlace(row, code, known, mayRegister, problems);
        var (mobile, email) = ReadContact(row, problems);
        var active = ReadActive(row[ActiveColumn]);
        if (active is null)
            problems.Add(RowProblem.BadActive(row[ActiveColumn]));
        return (new Employee
        {
            HrmsCode = code ?? row["hrms_code"],
            NameHi = nameHi.Length > 0 ? nameHi : nameEn,
            NameEn = nameEn,
            Department = row["department"],
            Office = row["office"],
            Position = row["position"],
            Mobile = mobile,
            Email = email,
            Active = active ?? 1,
        }, problems);
    }

    private static void CheckPlace(
        CsvLine row, string? code, KnownRegister known, Func<string, bool> mayRegister, List<RowProblem> problems)
    {
        var (department, office, position) = (row["department"], row["office"], row["position"]);
        if (!known.Departments.Contains(department))
            problems.Add(RowProblem.UnknownDepartment(department));
        else if (!mayRegister(department))
            problems.Add(RowProblem.NotYourDepartment(department));
        else if (known.DepartmentOfOffice.GetValueOrDefault(office) != department)
            problems.Add(RowProblem.UnknownOffice(office, department));
        if (code is not null && known.Employees.GetValueOrDefault(code) is { } before && before.Department != department && !mayRegister(before.Department))
            problems.Add(RowProblem.StaffOfAnotherDepartment(before.Department));
        if (position.Length == 0)
            problems.Add(RowProblem.Missing("position", new Text("पद", "The position")));
        else if (known.Positions.Count > 0 && !known.Positions.Contains(position))
            problems.Add(RowProblem.UnknownPosition(position));
    }

    private static (string Mobile, string Email) ReadContact(CsvLine row, List<RowProblem> problems)
    {
        var (mobile, email) = (row["mobile"], row["email"]);
        if (mobile.Length == 0 && email.Length == 0)
            problems.Add(RowProblem.NoContact());
        var readMobile = mobile.Length == 0 ? "" : Contact.ParseMobile(mobile);
        if (readMobile is null)
            problems.Add(RowProblem.BadMobile(mobile));
        var readEmail = email.Length == 0 ? "" : Contact.ParseEmail(email);
        if (readEmail is null)
            problems.Add(RowProblem.BadEmail(email));
        return (readMobile ?? "", readEmail ?? "");
    }

    /// <summary>Of rows with one code the later are refused; the first too if they differ, because nobody can say which is right.</summary>
    private static void AddDuplicates(List<(CsvLine Row, (Employee Person, List<RowProblem> Problems) Found)> read)
    {
        foreach (var same in read.GroupBy(r => r.Found.Person.HrmsCode).Where(g => g.Key.Length > 0 && g.Count() > 1))
        {
            var first = same.First();
            foreach (var (row, found) in same.Skip(1))
            {
                var isSame = found.Person == first.Found.Person;
                found.Problems.Add(RowProblem.DuplicateCode(same.Key, first.Row.Line, isSame));
                if (!isSame)
                    first.Found.Problems.Add(RowProblem.DuplicateCode(same.Key, row.Line, isSame));
            }
        }
    }

    private static long? ReadActive(string typed) => Digits.ToAscii(typed).ToLowerInvariant() switch
    {
        "" or "1" or "yes" or "y" or "true" or "active" or "हाँ" => 1,
        "0" or "no" or "n" or "false" or "inactive" or "नहीं" => 0,
        _ => null,
    };

    private static string NameOf(string typed)
    {
        var name = string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return name.Length > LongestName ? name[..LongestName] : name;
    }
}
