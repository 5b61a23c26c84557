using Authoring.Courses;
using Lrs.People;
using Lrs.Records.Stream;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lrs.Reports.Boards;

/// <summary>Officers' boards: all departments, and one department.</summary>
internal static class BoardEndpoints
{
    private static readonly string[] Sorts = ["not-started", "name", "completed"];

    public static void MapBoards(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/board", State).RequireRole(BoardRoles.All);
        routes.MapGet("/board/department/{code}", OneDepartment).RequireRole(BoardRoles.All);
    }

    private static async Task<IResult> State(
        HttpContext http, Database database, CourseCatalog courses, StateFigures state, string? course, string? sort, CancellationToken cancel)
    {
        var visibility = Visibility.Of(http.Viewer()!);
        if (!visibility.Everything && visibility.Departments is [var only])
            return Results.Redirect($"/board/department/{Uri.EscapeDataString(only)}");
        var all = await courses.All(cancel);
        var chosen = all.FirstOrDefault(c => c.Slug == course);
        var departments = (await database.Read(Departments.All, cancel)).Where(d => visibility.Sees(d.Code));
        var (figures, asOf) = await state.Of(chosen?.Slug ?? "", cancel);
        var rows = departments
            .Where(d => chosen is null || chosen.IsFor(d.Code))
            .Select(d => new DepartmentRow(d, figures.GetValueOrDefault(d.Code) ?? new StaffFigures { Department = d.Code })).ToList();
        return Page.Of<StateBoardPage>(new
        {
            Model = new StateBoard(Sorted(rows, sort, http.Language()), StaffFigures.Sum([.. rows.Select(r => r.Figures)]), asOf, all, chosen, SortOf(sort)),
        });
    }

    private static async Task<IResult> OneDepartment(
        HttpContext http, string code, Database database, CourseCatalog courses, RollUpRunner runner, string? course, CancellationToken cancel)
    {
        if (!Visibility.Of(http.Viewer()!).Sees(code))
            return BoardRoles.NotYourDepartment.ToResult();
        var asOf = await AsOf.Now(runner, cancel);
        var offered = await courses.List(code, cancel);
        var chosen = offered.FirstOrDefault(c => c.Slug == course);
        var model = await database.Read(async session =>
        {
            if (await Departments.Find(session, code) is not { } department)
                return null;
            var figures = await StaffFiguresSql.ByOffice(session, code, chosen?.Slug ?? "");
            var names = (await Offices.Of(session, code)).ToDictionary(o => o.Code);
            var total = StaffFigures.Sum([.. figures]);
            return new DepartmentBoard(
                department, total,
                [.. figures.Select(f => new OfficeRow(names.GetValueOrDefault(f.Office), f)).OrderByDescending(o => o.Figures.NotStarted)],
                await CourseFigures.Of(session, code, total.Staff, [.. offered.Select(c => (c.Slug, c.Title))]),
                await CompetencyFigures.Of(session, code), asOf, offered, chosen);
        }, cancel);
        return model is null ? BoardRoles.NoDepartment.ToResult() : Page.Of<DepartmentBoardPage>(new { Model = model });
    }

    private static string SortOf(string? sort) => Sorts.Contains(sort) ? sort! : Sorts[0];

    private static IReadOnlyList<DepartmentRow> Sorted(List<DepartmentRow> rows, string? sort, Language language) => SortOf(sort) switch
    {
        "name" => [.. rows.OrderBy(r => r.Department.Name.In(language), StringComparer.Ordinal)],
        "completed" => [.. rows.OrderByDescending(r => r.Figures.CompletedPercent).ThenBy(r => r.Department.Code, StringComparer.Ordinal)],
        _ => [.. rows.OrderByDescending(r => r.Figures.NotStarted).ThenBy(r => r.Department.Code, StringComparer.Ordinal)],
    };
}

/// <summary>Who sees boards at all, and what others are told.</summary>
internal static class BoardRoles
{
    public static readonly Role[] All = [Role.HeadOfDepartment, Role.NodalOfficer, Role.ChiefSecretary, Role.Operator];

    public static Failure NotYourDepartment => new Failure.Forbidden(new Problem(
        "reports/not-your-department",
        new("यह आपके विभाग का नहीं है।", "This is not of your department."),
        Cure: new("अपने विभाग का बोर्ड मेनू से खोलें।", "Open your own department's board from the menu.")));

    public static Failure NoDepartment => new Failure.NotFound(new Problem(
        "reports/no-such-department", new("यह विभाग दर्ज नहीं है।", "There is no such department."),
        Cure: new("बोर्ड से विभाग फिर चुनें।", "Choose the department again from the board.")));
}

/// <summary>One department in the table of all.</summary>
public sealed record DepartmentRow(Department Department, StaffFigures Figures);

/// <summary>One office of a department; null where staff stand in an office that is no longer listed.</summary>
public sealed record OfficeRow(Office? Office, StaffFigures Figures);

/// <summary>What the board of all departments shows.</summary>
public sealed record StateBoard(
    IReadOnlyList<DepartmentRow> Rows, StaffFigures Total, AsOf AsOf, IReadOnlyList<Course> Courses, Course? Course, string Sort);

/// <summary>What a department's board shows.</summary>
public sealed record DepartmentBoard(
    Department Department, StaffFigures Total, IReadOnlyList<OfficeRow> Offices, IReadOnlyList<CourseFigures> CourseFigures,
    IReadOnlyList<CompetencyFigures> Competencies, AsOf AsOf, IReadOnlyList<Course> Courses, Course? Course);
