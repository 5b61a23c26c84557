using Dapper;

namespace Lrs.People;

/// <summary>
/// Row security, here and nowhere else: which departments' people a viewer may see. Oneself, always.
/// The Chief Secretary and the operator see all; a head of department and a nodal officer see theirs.
/// </summary>
public sealed record Visibility(bool Everything, IReadOnlyList<string> Departments, string Self)
{
    public static Visibility Of(Viewer viewer) => new(
        viewer.Is(Role.ChiefSecretary) || viewer.Is(Role.Operator),
        viewer.DepartmentsAs(Role.HeadOfDepartment).Union(viewer.DepartmentsAs(Role.NodalOfficer)).Order(StringComparer.Ordinal).ToList(),
        viewer.HrmsCode);

    /// <summary>May see the figures and the people of a whole department.</summary>
    public bool Sees(string department) => Everything || Departments.Contains(department);

    /// <summary>May see one person.</summary>
    public bool Sees(string department, string hrmsCode) => hrmsCode == Self || Sees(department);

    /// <summary>May see people other than oneself at all.</summary>
    public bool SeesOthers => Everything || Departments.Count > 0;

    /// <summary>
    /// The condition for a <c>where</c>, over the columns holding a row's department and person; its parameters come from <see cref="Args"/>.
    /// Rows of whole departments without a person: pass null for <paramref name="personColumn"/>.
    /// </summary>
    public string Where(string departmentColumn, string? personColumn)
    {
        if (Everything)
            return "1 = 1";
        var allowed = new List<string>();
        if (Departments.Count > 0)
            allowed.Add($"{departmentColumn} in ({string.Join(", ", Departments.Select((_, i) => $"@visible{i}"))})");
        if (personColumn is not null)
            allowed.Add($"{personColumn} = @visibleSelf");
        return allowed.Count == 0 ? "1 = 0" : $"({string.Join(" or ", allowed)})";
    }

    /// <summary>The arguments of <see cref="Where"/> together with the query's own.</summary>
    public object Args(object? own = null)
    {
        var args = new DynamicParameters(own);
        if (Everything)
            return args;
        for (var i = 0; i < Departments.Count; i++)
            args.Add($"visible{i}", Departments[i]);
        args.Add("visibleSelf", Self);
        return args;
    }
}
