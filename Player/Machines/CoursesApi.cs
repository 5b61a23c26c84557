using Authoring.Courses;
using Authoring.Manifests;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.AspNetCore.Http;

namespace Player.Machines;

/// <summary>Courses and their versions, as far as the key reaches.</summary>
internal static class CoursesApi
{
    public static async Task<IResult> List(HttpContext http, CourseCatalog courses, CancellationToken cancel) =>
        Results.Json(new { courses = (await courses.All(cancel)).Where(course => MachineDoor.Reaches(http, course.Department)).Select(course => Of(course, courses)) });

    public static async Task<IResult> Show(string slug, HttpContext http, CourseCatalog courses, Database database, CancellationToken cancel)
    {
        if (await courses.Find(slug, cancel) is not { } course || !MachineDoor.Reaches(http, course.Department))
            return NoCourse(slug).ToResult();
        var current = (await courses.Version(course.CurrentVersion, cancel))!;
        var versions = await database.Read(session => session.Query<VersionRow>(
            "select number, edition, files, bytes, created, created_by from course_version where course = @id order by number desc", new { id = course.Id }), cancel);
        return Results.Json(new
        {
            course = Of(course, courses),
            lessons = current.Manifest.Deliverable().AllItems().Where(item => item.ScormType is not null && item.Href is not null)
                .Select(item => new { id = item.Identifier, title = item.Title, sco = item.ScormType == ScormType.Sco }),
            versions = versions.Select(version => new
            {
                version.Number, version.Edition, version.Files, version.Bytes, created = Instants.FromMicros(version.Created), createdBy = version.CreatedBy, current = version.Number == current.Number,
            }),
        });
    }

    public static Failure NoCourse(string slug) => new Failure.NotFound(new Problem(
        "no-such-course", new("ऐसा कोई कोर्स नहीं है, या इस कुंजी के लिए नहीं।", "There is no such course, or not for this key."), Place: slug,
        Cure: new("GET /api/v1/courses की सूची देखें।", "See the list of GET /api/v1/courses.")));

    private static object Of(Course course, CourseCatalog courses) => new
    {
        course.Slug, course.Department, titleHi = course.Title.Hi, titleEn = course.Title.En, activityId = courses.ActivityId(course), course.Created,
    };

    private sealed record VersionRow
    {
        public long Number { get; init; }
        public string Edition { get; init; } = "";
        public long Files { get; init; }
        public long Bytes { get; init; }
        public long Created { get; init; }
        public string CreatedBy { get; init; } = "";
    }
}
