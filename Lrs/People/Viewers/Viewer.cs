using System.Collections.Frozen;
using Lrs.Web;
using Microsoft.AspNetCore.Http;

namespace Lrs.People;

/// <summary>The person a request comes from, with the roles held at this moment.</summary>
public sealed record Viewer(string HrmsCode, Text Name, string Department, IReadOnlyList<Grant> Grants)
{
    /// <summary>All roles held, anywhere; everybody is an employee.</summary>
    public IReadOnlySet<Role> Roles { get; } = Grants.Select(g => g.Role).Append(Role.Employee).ToFrozenSet();

    public bool Is(Role role) => Roles.Contains(role);

    /// <summary>The departments one role is held for.</summary>
    public IReadOnlyList<string> DepartmentsAs(Role role) =>
        Grants.Where(g => g.Role == role && g.Department.Length > 0).Select(g => g.Department).Distinct().Order(StringComparer.Ordinal).ToList();

    /// <summary>May add and change the staff of a department: its nodal officer, or the operator.</summary>
    public bool MayRegisterStaffOf(string department) =>
        Is(Role.Operator) || Grants.Contains(new Grant(Role.NodalOfficer, department));
}

public static class ViewerOfRequest
{
    /// <summary>Who is signed in; null for nobody. Set by <c>UsePeople</c>.</summary>
    public static Viewer? Viewer(this HttpContext http) => http.Features.Get<Viewer>();
}
