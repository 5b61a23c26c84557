using Lrs.Competency.Evidence;
using Lrs.People;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Lrs.Competency.Frameworks;

/// <summary>The dictionary for everybody to look at, and for the operator to bring in.</summary>
internal static class FrameworkEndpoints
{
    private const string Path = "/competency/framework";

    public static void MapFrameworks(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Show).RequireViewer();
        routes.MapGet(Path + "/positions/{id}", ShowPosition).RequireViewer();
        routes.MapGet(Path + "/competencies/{id}", ShowCompetency).RequireViewer();
        routes.MapGet(Path + "/schema.json", () => TypedResults.Text(SchemaCheck.Text, "application/schema+json")).RequireViewer();
        routes.MapPost(Path + "/uploads", Check).RequireRole(Role.Operator)
            .WithMetadata(new RequestSizeLimitAttribute(DictionaryReader.MostBytes + 65536));
        routes.MapGet(Path + "/uploads/{id}", ShowDryRun).RequireRole(Role.Operator);
        routes.MapPost(Path + "/uploads/{id}/apply", Apply).RequireRole(Role.Operator);
    }

    private static async Task<IResult> Show(HttpContext http, Database database, long? applied, CancellationToken cancel)
    {
        var viewer = http.Viewer()!;
        return await database.Read(async session => Page.Of<FrameworkPage>(new
        {
            Frameworks = await FrameworkReading.All(session),
            Positions = await FrameworkReading.Positions(session),
            Competencies = await FrameworkReading.Competencies(session),
            MayUpload = viewer.Is(Role.Operator),
            Applied = applied,
        }), cancel);
    }

    private static async Task<IResult> ShowPosition(string id, Database database, CancellationToken cancel) =>
        await database.Read(session => FrameworkReading.Position(session, id), cancel) is { } view
            ? Page.Of<PositionPage>(new { View = view })
            : NotThere.ToResult();

    private static async Task<IResult> ShowCompetency(string id, Database database, CancellationToken cancel)
    {
        var (view, courses) = await database.Read(
            async session => (await FrameworkReading.Competency(session, id), await GivingCourses.Of(session, [id])), cancel);
        return view is null ? NotThere.ToResult() : Page.Of<CompetencyPage>(new { View = view, Courses = courses });
    }

    private static async Task<IResult> Check(HttpContext http, FrameworkImport import, IFormFile? file, CancellationToken cancel)
    {
        if (file is null || file.Length == 0)
            return NoFile.ToResult();
        if (file.Length > DictionaryReader.MostBytes)
            return TooLarge.ToResult();
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancel);
        var check = await import.Check(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), file.FileName, http.Viewer()!.HrmsCode, cancel);
        return check.Match(
            found => found.DryRun is { } run
                ? TypedResults.Redirect($"{Path}/uploads/{run.Id}")
                : Page.Of<RefusedPage>(new { FileName = file.FileName, found.Findings }, StatusCodes.Status400BadRequest),
            failure => failure.ToResult());
    }

    private static async Task<IResult> ShowDryRun(string id, FrameworkImport import, CancellationToken cancel) =>
        await import.Find(id, cancel) is { } run ? Page.Of<DryRunPage>(new { Run = run }) : FrameworkImport.Gone.ToResult();

    private static async Task<IResult> Apply(string id, HttpContext http, FrameworkImport import, CancellationToken cancel) =>
        (await import.Apply(id, http.Viewer()!.HrmsCode, cancel)).Match(
            run => (IResult)TypedResults.Redirect($"{Path}?applied={run.Changes.Count}"),
            failure => failure.ToResult());

    private static Failure NotThere => new Failure.NotFound(new Problem(
        "competency/not-in-dictionary", new("यह शब्दकोश में नहीं है।", "This is not in the dictionary.")));

    private static Failure NoFile => new Failure.Invalid(new Problem(
        "competency/no-file",
        new("कोई फ़ाइल नहीं चुनी गई।", "No file was chosen."),
        Place: "file",
        Cure: new("JSON फ़ाइल चुनें और फिर अपलोड करें।", "Choose a JSON file and upload again.")));

    private static Failure TooLarge => new Failure.TooLarge(new Problem(
        "competency/file-too-large",
        new("फ़ाइल 8 MB से बड़ी है।", "The file is larger than 8 MB."),
        Cure: new("शब्दकोश को अलग-अलग फ़ाइलों में बाँटें; हर फ़ाइल का framework नाम अलग हो।",
            "Split the dictionary into several files, each under a framework name of its own.")));
}
