using Authoring.Courses;
using Authoring.Uploads;
using Lrs.People;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Player.Machines;

/// <summary>Import of a package: the zip is the body, the job is watched at the address in the answer.</summary>
internal static class ImportsApi
{
    public static async Task<IResult> Begin(
        HttpContext http, string course, string? department, string? titleHi, string? titleEn, UploadDesk desk, Imports imports, CourseCatalog courses, Database database,
        CancellationToken cancel)
    {
        var key = MachineDoor.Key(http);
        var owner = (await courses.Find(course, cancel))?.Department ?? department ?? key.Department ?? "";
        if (!MachineDoor.Reaches(http, owner) || await database.Read(session => Departments.Find(session, owner), cancel) is null)
            return new Failure.Invalid(new Problem(
                "department", new("कोर्स का विभाग बताएँ।", "Say which department the course is of."), Place: "department",
                Cure: new("ऐसा विभाग दें जिस तक यह कुंजी पहुँचती है।", "Give a department this key reaches."))).ToResult();
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        var begun = await desk.Begin(owner, $"key {key.Name}", $"{course}.zip", http.Request.ContentLength ?? 0, cancel);
        if (begun.Failure is { } refused)
            return refused.ToResult();
        var appended = await desk.Append(begun.Value, 0, http.Request.Body, cancel);
        if (appended.Failure is { } broken)
            return broken.ToResult();
        await imports.Note(new() { Id = $"{begun.Value.Id:N}", KeyName = key.Name, Department = owner, Slug = course, TitleHi = titleHi ?? "", TitleEn = titleEn ?? "" }, cancel);
        return (await desk.Finish(begun.Value, cancel)).Match(
            upload => Results.Accepted($"{MachineEndpoints.Root}/imports/{upload.Id}", new { id = upload.Id, state = "open" }),
            failure => failure.ToResult());
    }

    public static async Task<IResult> Show(Guid id, HttpContext http, UploadDesk desk, Imports imports, CourseCatalog courses, CancellationToken cancel)
    {
        if (await imports.Find(id, cancel) is not { } import || !MachineDoor.Reaches(http, import.Department) || await desk.Find(id, cancel) is not { } upload)
            return new Failure.NotFound(new Problem("no-such-import", new("ऐसा कोई आयात नहीं है।", "There is no such import."))).ToResult();
        return Results.Json(new
        {
            id,
            import.State,
            percent = import.State == "open" ? upload.Percent : 100,
            course = import.Slug,
            version = import.Version is { } version ? (await courses.Version(version, cancel))?.Number : null,
            import.Problem,
            findings = upload.Findings.Select(finding => new
            {
                severity = $"{finding.Severity}", finding.Code, finding.Clause, finding.Place, message = finding.Message.En, cure = finding.Cure.En,
            }),
        });
    }
}
