using Lrs.Storage;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lrs.People;

/// <summary>The staff an officer may see, a page at a time, and one's own details.</summary>
internal static class StaffEndpoints
{
    private const int PageSize = 50;
    private const int MostLettersOfSearch = 60;

    public static void MapStaff(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/staff", List).RequireRole(Role.NodalOfficer, Role.HeadOfDepartment, Role.ChiefSecretary, Role.Operator);
        routes.MapGet("/me", Me).RequireViewer();
    }

    private static async Task<IResult> List(
        HttpContext http, Database database, string? department, string? office, string? q, string? after, CancellationToken cancel)
    {
        var viewer = http.Viewer()!;
        var visibility = Visibility.Of(viewer);
        var search = (q ?? "").Trim();
        search = search.Length > MostLettersOfSearch ? search[..MostLettersOfSearch] : search;
        var model = await database.Read(async session =>
        {
            var departments = (await Departments.All(session)).Where(d => visibility.Sees(d.Code)).ToList();
            var chosen = departments.FirstOrDefault(d => d.Code == department) ?? (departments.Count == 1 ? departments[0] : null);
            var found = await Employees.Page(
                session, visibility, chosen?.Code ?? "", office ?? "", Digits.ToAscii(search), after ?? "", PageSize + 1);
            return new StaffModel(
                departments, chosen, chosen is null ? [] : await Offices.Of(session, chosen.Code), office ?? "", search,
                found.Take(PageSize).ToList(), found.Count > PageSize ? found[PageSize - 1].HrmsCode : null,
                chosen is null ? await Employees.Count(session, visibility) : await Departments.StaffCount(session, chosen.Code),
                (await Posts.All(session)).ToDictionary(p => p.Position, p => p.Title),
                viewer.Is(Role.Operator) || viewer.Is(Role.NodalOfficer), after is { Length: > 0 });
        }, cancel);
        return Page.Of<StaffPage>(new { Model = model });
    }

    private static async Task<IResult> Me(HttpContext http, Database database, CancellationToken cancel)
    {
        var viewer = http.Viewer()!;
        return await database.Read(async session =>
        {
            var person = (await Employees.Find(session, viewer.HrmsCode))!;
            return Page.Of<MePage>(new
            {
                Person = person,
                Department = (await Departments.Find(session, person.Department))!,
                Office = (await Offices.Find(session, person.Office))!,
                Post = await Posts.Find(session, person.Position),
                viewer.Grants,
            });
        }, cancel);
    }
}

/// <summary>What the staff page shows.</summary>
public sealed record StaffModel(
    IReadOnlyList<Department> Departments, Department? Chosen, IReadOnlyList<Office> Offices, string Office, string Search,
    IReadOnlyList<Employee> Staff, string? NextAfter, long Total, IReadOnlyDictionary<string, Text> Posts, bool MayRegister, bool IsLaterPage);
