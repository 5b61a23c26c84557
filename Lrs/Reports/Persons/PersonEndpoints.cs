using Authoring.Courses;
using Lrs.People;
using Lrs.Records.Stream;
using Lrs.Reports.Boards;
using Lrs.Storage;
using Lrs.Training.Catalogue;
using Lrs.Training.Progress;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lrs.Reports.Persons;

/// <summary>From a figure to the persons in it, to one person, to the statements about one person in one course.</summary>
internal static class PersonEndpoints
{
    private const int StatementsOnPage = 50;

    public static void MapPersons(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/board/department/{code}/people", ByProgress).RequireRole(BoardRoles.All);
        routes.MapGet("/board/department/{code}/competency/{competency}", ByCompetency).RequireRole(BoardRoles.All);
        routes.MapGet("/board/person/{hrms}", OnePerson).RequireViewer();
        routes.MapGet("/board/person/{hrms}/course/{slug}", PersonInCourse).RequireViewer();
    }

    private static async Task<IResult> ByProgress(
        HttpContext http, string code, Database database, CourseCatalog courses, RollUpRunner runner,
        string? status, string? course, string? office, string? after, CancellationToken cancel)
    {
        var visibility = Visibility.Of(http.Viewer()!);
        if (!visibility.Sees(code))
            return BoardRoles.NotYourDepartment.ToResult();
        var asOf = await AsOf.Now(runner, cancel);
        var offered = await courses.List(code, cancel);
        var chosen = offered.FirstOrDefault(c => c.Slug == course);
        var goal = chosen is null ? offered.Count : 1;
        var model = await database.Read(async session => await Departments.Find(session, code) is not { } department ? null : new PersonListModel(
            department, chosen?.Slug ?? "", chosen?.Title, await OfficeOf(session, office), status ?? "all", goal, asOf,
            await PersonList.ByProgress(session, visibility, code, office ?? "", chosen?.Slug ?? "", status ?? "all", after ?? ""),
            after is { Length: > 0 }), cancel);
        return model is null ? BoardRoles.NoDepartment.ToResult() : Page.Of<PersonListPage>(new { Model = model });
    }

    private static async Task<IResult> ByCompetency(
        HttpContext http, string code, string competency, Database database, RollUpRunner runner,
        string? who, string? after, CancellationToken cancel)
    {
        var visibility = Visibility.Of(http.Viewer()!);
        if (!visibility.Sees(code))
            return BoardRoles.NotYourDepartment.ToResult();
        var asOf = await AsOf.Now(runner, cancel);
        var model = await database.Read(async session =>
        {
            var department = await Departments.Find(session, code);
            var figures = (await CompetencyFigures.Of(session, code)).FirstOrDefault(f => f.CompetencyId == competency);
            return department is null || figures is null ? null : new CompetencyListModel(
                department, figures, who ?? "reached", asOf,
                await PersonList.ByCompetency(session, visibility, code, competency, who ?? "reached", after ?? ""), after is { Length: > 0 });
        }, cancel);
        return model is null ? NoFigure.ToResult() : Page.Of<CompetencyListPage>(new { Model = model });
    }

    private static async Task<IResult> OnePerson(
        HttpContext http, string hrms, Database database, Catalogue catalogue, RollUpRunner runner, CancellationToken cancel)
    {
        if (await Visible(http, hrms, database, cancel) is not { } person)
            return NoPerson.ToResult();
        var asOf = await AsOf.Now(runner, cancel);
        return Page.Of<PersonPage>(new
        {
            Model = new PersonModel(person.Employee, person.Department, person.Post, await catalogue.Of(person.Employee, cancel), asOf),
        });
    }

    private static async Task<IResult> PersonInCourse(
        HttpContext http, string hrms, string slug, Database database, CourseCatalog courses, Catalogue catalogue, RollUpRunner runner,
        long? before, CancellationToken cancel)
    {
        if (await Visible(http, hrms, database, cancel) is not { } person)
            return NoPerson.ToResult();
        if (await courses.Find(slug, cancel) is not { } course)
            return NoFigure.ToResult();
        var asOf = await AsOf.Now(runner, cancel);
        var evidence = await database.Read(
            session => CourseEvidence.Before(session, hrms, slug, before ?? long.MaxValue, StatementsOnPage + 1), cancel);
        var mine = await catalogue.Of(person.Employee, cancel);
        return Page.Of<PersonCoursePage>(new
        {
            Model = new PersonCourseModel(
                person.Employee, person.Department, course, mine.ToDo.Concat(mine.Done).FirstOrDefault(c => c.Slug == slug), asOf,
                [.. evidence.Take(StatementsOnPage)], evidence.Count > StatementsOnPage ? evidence[StatementsOnPage - 1].Seq : null, before is not null),
        });
    }

    /// <summary>The person, if the viewer may see him or her; others are not told whether the code exists.</summary>
    private static Task<Found?> Visible(HttpContext http, string hrms, Database database, CancellationToken cancel)
    {
        var visibility = Visibility.Of(http.Viewer()!);
        return database.Read(async session =>
        {
            if (await Employees.Find(session, hrms) is not { } employee || !visibility.Sees(employee.Department, employee.HrmsCode))
                return null;
            return new Found(employee, (await Departments.Find(session, employee.Department))!, await Posts.Find(session, employee.Position));
        }, cancel);
    }

    private static async Task<Text?> OfficeOf(Session session, string? office) =>
        office is { Length: > 0 } ? (await Offices.Find(session, office))?.Name ?? Text.Same(office) : null;

    private static Failure NoPerson => new Failure.NotFound(new Problem(
        "reports/no-such-person",
        new("यह कर्मचारी नहीं मिला, या आपके विभाग में नहीं है।", "There is no such person, or not in your department."),
        Cure: new("बोर्ड से व्यक्ति फिर चुनें।", "Choose the person again from the board.")));

    private static Failure NoFigure => new Failure.NotFound(new Problem(
        "reports/no-such-figure", new("यह आँकड़ा नहीं मिला।", "There is no such figure."),
        Cure: new("बोर्ड से फिर चुनें।", "Choose again from the board.")));

    private sealed record Found(Employee Employee, Department Department, Post? Post);
}

/// <summary>Persons by progress.</summary>
public sealed record PersonListModel(
    Department Department, string Course, Text? CourseTitle, Text? Office, string Status, long Goal, AsOf AsOf, IReadOnlyList<PersonRow> Rows, bool IsLaterPage);

/// <summary>Persons by competency.</summary>
public sealed record CompetencyListModel(
    Department Department, CompetencyFigures Competency, string Who, AsOf AsOf, IReadOnlyList<PersonRow> Rows, bool IsLaterPage);

/// <summary>One person.</summary>
public sealed record PersonModel(Employee Person, Department Department, Post? Post, MyCourses Courses, AsOf AsOf);

/// <summary>One person in one course, with the statements behind it.</summary>
public sealed record PersonCourseModel(
    Employee Person, Department Department, Course Course, CourseCard? Card, AsOf AsOf, IReadOnlyList<Evidence> Evidence, long? NextBefore, bool IsLaterPage);
