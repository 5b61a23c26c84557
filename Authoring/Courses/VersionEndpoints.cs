using Authoring.Packages;
using Authoring.Uploads;
using Lrs.People;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Authoring.Courses;

/// <summary>The versions of a course for those who write for its department: findings, repairs, the original zip, the repaired manifest.</summary>
internal static class VersionEndpoints
{
    public static void MapVersions(this IEndpointRouteBuilder routes)
    {
        var versions = routes.MapGroup("/author/courses/{slug}/versions").RequireRole(Role.Author, Role.Operator);
        versions.MapGet("", List);
        versions.MapGet("/{number:int}", Show);
        versions.MapGet("/{number:int}/original", Original);
        versions.MapGet("/{number:int}/manifest", Manifest);
    }

    private static async Task<IResult> List(HttpContext http, string slug, CourseCatalog catalog, Database database, CancellationToken cancel)
    {
        var mine = await Mine(http, slug, catalog, cancel);
        return mine.Failure is not null
            ? mine.Failure.ToResult()
            : Page.Of<VersionsPage>(new { Course = mine.Value, Versions = await database.Read(s => VersionHistory.Of(s, mine.Value.Id), cancel) });
    }

    private static Task<IResult> Show(
        HttpContext http, string slug, int number, CourseCatalog catalog, Database database, CancellationToken cancel) =>
        With(http, slug, number, catalog, database, (course, version) =>
            Task.FromResult<IResult>(Page.Of<VersionPage>(new { Course = course, Version = version })), cancel);

    private static Task<IResult> Original(
        HttpContext http, string slug, int number, CourseCatalog catalog, Database database, BlobStore blobs, CancellationToken cancel) =>
        With(http, slug, number, catalog, database, (_, version) => Task.FromResult(
            version.Original is { } sha256 && blobs.PathOf(sha256) is { } place
                ? Results.File(place, "application/zip", version.OriginalName, entityTag: new EntityTagHeaderValue($"\"{sha256[..32]}\""), enableRangeProcessing: true)
                : OriginalGone.ToResult()), cancel);

    private static Task<IResult> Manifest(
        HttpContext http, string slug, int number, CourseCatalog catalog, Database database, BlobStore blobs, CancellationToken cancel) =>
        With(http, slug, number, catalog, database, async (_, version) =>
            await catalog.FileOf(version.Id, PackageLayout.ManifestName, cancel) is { } file && blobs.PathOf(file.Sha256) is { } place
                ? Results.File(place, "application/xml", $"{slug}-{number}-{PackageLayout.ManifestName}")
                : OriginalGone.ToResult(), cancel);

    private static async Task<IResult> With(
        HttpContext http, string slug, int number, CourseCatalog catalog, Database database, Func<Course, VersionOrigin, Task<IResult>> answer, CancellationToken cancel)
    {
        var mine = await Mine(http, slug, catalog, cancel);
        if (mine.Failure is not null)
            return mine.Failure.ToResult();
        return await database.Read(s => VersionHistory.Find(s, mine.Value.Id, number), cancel) is { } version
            ? await answer(mine.Value, version)
            : NotThere.ToResult();
    }

    /// <summary>The course, if the viewer may author for its department; else it is not there.</summary>
    private static async Task<Outcome<Course>> Mine(HttpContext http, string slug, CourseCatalog catalog, CancellationToken cancel) =>
        await catalog.Find(slug, cancel) is { } course && http.Viewer()!.MayAuthorFor(course.Department) ? course : NotThere;

    private static readonly Failure NotThere = new Failure.NotFound(new Problem("course-unknown",
        new("यह पाठ्यक्रम या संस्करण नहीं मिला, या आपके विभाग का नहीं है।", "This course or version was not found, or is not your department's."),
        Cure: new("पाठ्यक्रम सूची में देखें।", "Look in the list of courses.")));

    private static readonly Failure OriginalGone = new Failure.NotFound(new Problem("original-unknown",
        new("इस संस्करण की मूल ज़िप नहीं रखी गई थी।", "The original zip of this version was not kept."),
        Cure: new("लेखक से पैकेज फिर से माँगें; प्रकाशित पाठ पर कोई असर नहीं है।", "Ask its author for the package; the published course is not affected.")));
}
