using System.Text;
using System.Text.Json;
using Authoring.Courses;
using Lrs.People;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Player.Attempts;
using Player.Launch;
using Player.Settings;

namespace Player.Doctor;

/// <summary>The launch doctor: find a launch, read what happened and why the result is what it is, take the log along; and an author's trial.</summary>
internal static class DoctorEndpoints
{
    public static void MapDoctor(this IEndpointRouteBuilder portal)
    {
        var doctor = portal.MapGroup("/doctor").RequireRole(Role.Operator, Role.Author, Role.NodalOfficer);
        doctor.MapGet("", List);
        doctor.MapGet("/{id}", Show);
        doctor.MapGet("/{id}/log.jsonl", Download);
        doctor.MapPost("/try/{slug}", Try);
    }

    private static async Task<IResult> List(HttpContext http, string? find, long? before, LaunchList launches, CancellationToken cancel) =>
        Page.Of<DoctorPage>(new
        {
            Find = find ?? "",
            Launches = await launches.Search(http.Viewer()!, find ?? "", before is > 0 and < 4_000_000_000_000_000 ? Lrs.Storage.Instants.FromMicros(before.Value) : null, cancel),
        });

    private static async Task<IResult> Show(
        HttpContext http, string id, string? find, string? kind, LaunchList launches, LaunchLog log, AttemptStore store, CourseCatalog courses, CourseTrees trees,
        SettingStore settings, Rehearsals.Rehearsals rehearsals, CancellationToken cancel)
    {
        if (await launches.Find(http.Viewer()!, id, cancel) is not { } seen)
            return NotThere.ToResult();
        var attempt = seen.Mode == LaunchMode.Normal ? await store.Newest(seen.Registration, cancel) : await rehearsals.Find(seen.Id, seen.Registration, cancel);
        IReadOnlyList<Explained> why = [];
        if (attempt is not null && await courses.Version(attempt.CourseVersion, cancel) is { } version)
        {
            var play = (await settings.Of(version, seen.Registration, cancel)).Settings;
            var tree = trees.Of(version, play.PassingPercent);
            why = Why.Of(tree.Tree, attempt.Document, play);
        }

        var lines = await log.Of(seen.Id, cancel);
        return Page.Of<LaunchPage>(new { Seen = seen, Attempt = attempt?.Number ?? 0, Why = why, Lines = Matching(lines, find, kind), All = lines.Count, Find = find ?? "", Kind = kind ?? "" });
    }

    private static async Task<IResult> Download(HttpContext http, string id, LaunchList launches, LaunchLog log, CancellationToken cancel)
    {
        if (await launches.Find(http.Viewer()!, id, cancel) is not { } seen)
            return NotThere.ToResult();
        var text = new StringBuilder();
        text.AppendLine(JsonSerializer.Serialize(new { launch = seen.Id, registration = seen.Registration, person = seen.Person, course = seen.Course, mode = $"{seen.Mode}", created = seen.Created }));
        foreach (var line in await log.Of(seen.Id, cancel))
            text.AppendLine(JsonSerializer.Serialize(new { at = line.At, source = line.Source, kind = line.Kind, detail = JsonDocument.Parse(line.Detail).RootElement }));
        return Results.File(Encoding.UTF8.GetBytes(text.ToString()), "application/jsonl", $"launch-{seen.Id[..8]}.jsonl");
    }

    /// <summary>An author opens the course as a learner would; no result is kept.</summary>
    private static async Task<IResult> Try(
        string slug, [FromForm] LaunchForm form, HttpContext http, CourseCatalog courses, Launches launches, IOptions<WebOptions> web, CancellationToken cancel)
    {
        var viewer = http.Viewer()!;
        if (await courses.Find(slug, cancel) is not { } course || !(viewer.Is(Role.Operator) || viewer.DepartmentsAs(Role.Author).Contains(course.Department)))
            return NotThere.ToResult();
        http.Response.Headers.Location = (await launches.OpenTrial(viewer.HrmsCode, course.Slug, http.Language(), cancel)).Address(web.Value);
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static IReadOnlyList<LogLine> Matching(IReadOnlyList<LogLine> lines, string? find, string? kind) =>
    [
        .. lines.Where(line => string.IsNullOrEmpty(kind) || line.Kind == kind)
            .Where(line => string.IsNullOrWhiteSpace(find) || line.Detail.Contains(find.Trim(), StringComparison.OrdinalIgnoreCase)),
    ];

    private static Failure NotThere => new Failure.NotFound(new Problem(
        "no-such-launch",
        new("ऐसा कोई लॉन्च नहीं है, या आपके लिए नहीं है।", "There is no such launch, or not for you."),
        Cure: new("सूची में HRMS कोड से खोजें।", "Search the list by HRMS code.")));
}
