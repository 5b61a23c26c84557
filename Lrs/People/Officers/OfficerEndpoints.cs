using Lrs.Storage;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Lrs.People;

/// <summary>Who holds which role, for the operator: appoint, dismiss, and see which department has no nodal officer.</summary>
internal static class OfficerEndpoints
{
    public static void MapOfficers(this IEndpointRouteBuilder routes)
    {
        var officers = routes.MapGroup("/officers").RequireRole(Role.Operator);
        officers.MapGet("", (Database database, CancellationToken cancel) => List(database, null, cancel));
        officers.MapPost("", Appoint);
        officers.MapPost("/dismiss", Dismiss);
    }

    private static async Task<IResult> Appoint(
        HttpContext http, [FromForm(Name = "hrms_code")] string? typed, [FromForm] string? role, [FromForm] string? department,
        Database database, TimeProvider clock, CancellationToken cancel)
    {
        var officer = Read(typed, role, department);
        if (officer is null)
            return await List(database, new Text("कोड, भूमिका और (विभाग की भूमिका के लिए) विभाग भरें।", "Fill in code, role and, for a department's role, the department."), cancel);
        var refusal = await database.Write<Text?>(async session =>
        {
            if (await Employees.Find(session, officer.HrmsCode) is null)
                return RowProblem.UnknownPerson(officer.HrmsCode).Message;
            if (officer.Department.Length > 0 && await Departments.Find(session, officer.Department) is null)
                return RowProblem.UnknownDepartment(officer.Department).Message;
            await Officers.Appoint(session, http.Viewer()!.HrmsCode, officer, Instants.ToMicros(clock.GetUtcNow()));
            return null;
        }, cancel);
        return refusal is null ? Results.Redirect("/officers") : await List(database, refusal, cancel);
    }

    private static async Task<IResult> Dismiss(
        HttpContext http, [FromForm(Name = "hrms_code")] string? typed, [FromForm] string? role, [FromForm] string? department,
        Database database, TimeProvider clock, CancellationToken cancel)
    {
        if (Read(typed, role, department) is not { } officer)
            return Results.Redirect("/officers");
        if (officer.HrmsCode == http.Viewer()!.HrmsCode && officer.Role == Role.Operator)
            return await List(database, new Text("अपनी संचालक भूमिका आप स्वयं नहीं हटा सकते।", "You can't take away your own operator role."), cancel);
        await database.Write(
            session => Officers.Dismiss(session, http.Viewer()!.HrmsCode, officer, Instants.ToMicros(clock.GetUtcNow())), cancel);
        return Results.Redirect("/officers");
    }

    private static Officer? Read(string? typed, string? role, string? department) =>
        HrmsCode.Parse(typed) is { } code && Roles.Parse(role) is { } named && (!named.IsOfDepartment() || !string.IsNullOrEmpty(department))
            ? new Officer { HrmsCode = code, Role = named, Department = named.IsOfDepartment() ? department! : "" }
            : null;

    private static async Task<IResult> List(Database database, Text? error, CancellationToken cancel) =>
        await database.Read(async session =>
        {
            var officers = await Officers.All(session);
            return Page.Of<OfficersPage>(new
            {
                Officers = officers,
                People = (IReadOnlyDictionary<string, Employee>)await Employees.FindAll(session, officers.Select(o => o.HrmsCode)),
                Departments = await Departments.All(session),
                Without = await Officers.DepartmentsWithoutNodalOfficer(session),
                Error = error,
            }, error is null ? 200 : StatusCodes.Status400BadRequest);
        }, cancel);
}
