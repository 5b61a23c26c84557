using Authoring.Uploads;
using Lrs.People;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Authoring.Courses;

/// <summary>The author's list: the courses of the departments one writes for, and the uploads on their way.</summary>
internal static class CourseEndpoints
{
    public static void MapCourses(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/author/courses", List).RequireRole(Role.Author, Role.Operator);

    private static async Task<IResult> List(
        HttpContext http, string? published, Database database, CourseCatalog catalog, UploadDesk desk, CancellationToken cancel)
    {
        var departments = await Desks.Of(http.Viewer()!, database, cancel);
        var shelves = new List<Shelf>();
        foreach (var department in departments)
            shelves.Add(new(department, await catalog.Editions(department.Code, cancel), await desk.Open(department.Code, cancel)));
        return Page.Of<CoursesPage>(new { Shelves = shelves, Published = published is null ? null : await catalog.Find(published, cancel) });
    }
}

/// <summary>What one department has: its courses as they stand, and the uploads still open.</summary>
public sealed record Shelf(Department Department, IReadOnlyList<CourseEdition> Courses, IReadOnlyList<Upload> Uploads);
