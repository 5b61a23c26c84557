using Authoring.Courses;
using Lrs.People;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Authoring.Uploads;

/// <summary>What was found in an upload, while it is checked and after; and its publication as a course.</summary>
internal static class CheckEndpoints
{
    public static void MapChecks(this IEndpointRouteBuilder routes)
    {
        var uploads = routes.MapGroup("/author/uploads").RequireRole(Role.Author, Role.Operator);
        uploads.MapGet("/{id:guid}", Show);
        uploads.MapGet("/{id:guid}/events", Events);
        uploads.MapGet("/{id:guid}/original", Original);
        uploads.MapPost("/{id:guid}/publish", Publish);
    }

    private static async Task<IResult> Show(HttpContext http, Guid id, UploadDesk desk, CourseCatalog catalog, CancellationToken cancel)
    {
        var mine = await UploadEndpoints.Mine(http, id, desk, cancel);
        return mine.Failure is not null ? mine.Failure.ToResult() : await CheckPage(mine.Value, PublishForm.For(mine.Value), null, catalog, cancel);
    }

    /// <summary>One "change" whenever state or progress moved, until the browser leaves or the server stops; "alive" while nothing moves.</summary>
    private static async Task<IResult> Events(
        HttpContext http, Guid id, UploadDesk desk, TimeProvider clock, IHostApplicationLifetime life, CancellationToken cancel) =>
        (await UploadEndpoints.Mine(http, id, desk, cancel)) is { Failure: { } failure }
            ? failure.ToResult()
            : ProgressStream.Of(
                http,
                async () => await desk.Find(id, CancellationToken.None) is { } now
                    ? new WorkProgress($"{now.State}", now.Percent, now.Percent, now.State is not (UploadState.Waiting or UploadState.Checking)) : null,
                clock, life.ApplicationStopping);

    /// <summary>The zip as it came, while it waits for publication.</summary>
    private static async Task<IResult> Original(
        HttpContext http, Guid id, UploadDesk desk, UploadFolder folder, BlobStore blobs, CancellationToken cancel)
    {
        var mine = await UploadEndpoints.Mine(http, id, desk, cancel);
        if (mine.Failure is not null)
            return mine.Failure.ToResult();
        return mine.Value.Package?.Original is { } original && ((Stream?)folder.Open(id) ?? blobs.Tray(id).Open(original.Sha256)) is { } zip
            ? Results.File(zip, "application/zip", mine.Value.FileName)
            : UploadFailures.NotThere.ToResult();
    }

    private static async Task<IResult> Publish(
        HttpContext http, Guid id, [FromForm] string? course, [FromForm(Name = "title_hi")] string? hi, [FromForm(Name = "title_en")] string? en,
        [FromForm] string? slug, [FromForm] string? audience, UploadDesk desk, UploadFolder folder,
        CheckQueue queue, CheckBell bell, CourseCatalog catalog, Publisher publisher, BlobStore blobs, CancellationToken cancel)
    {
        var mine = await UploadEndpoints.Mine(http, id, desk, cancel);
        if (mine.Failure is not null)
            return mine.Failure.ToResult();
        var upload = mine.Value;
        var form = new PublishForm(course ?? "", hi?.Trim() ?? "", en?.Trim() ?? "", slug?.Trim() ?? "", audience ?? "own");
        if (upload.Package is null)
            return upload.State == UploadState.Published ? Results.Redirect("/author/courses") : UploadFailures.NotThere.ToResult();

        var existing = form.Course.Length > 0 ? await catalog.Find(form.Course, cancel) : null;
        var publication = existing is null
            ? new Publication(form.Slug, upload.Department, new(form.TitleHi, form.TitleEn), form.Audience == "all" ? [] : [upload.Department], http.Viewer()!.HrmsCode)
            : new Publication(existing.Slug, upload.Department, existing.Title, existing.Audience, http.Viewer()!.HrmsCode);
        var tray = blobs.Tray(upload.Id);
        if (!upload.Package.Files.All(f => tray.Holds(new(f.Sha256, f.Length))))
        {
            await queue.Again(upload.Id, cancel);
            bell.Ring();
            return Results.Redirect(UploadEndpoints.AddressOf(upload));
        }

        if (upload.Package.Original is { } original)
            folder.HandOver(upload.Id, tray, original.Sha256);
        var published = await publisher.Publish(new(upload.Package, upload.Findings, upload.FileName), tray, publication, existing is null, upload.Id, cancel);
        return published.Failure is { } failure
            ? await CheckPage(upload, form, failure, catalog, cancel)
            : Results.Redirect($"/author/courses?published={Uri.EscapeDataString(published.Value.Course.Slug)}");
    }

    private static async Task<IResult> CheckPage(Upload upload, PublishForm form, Failure? failure, CourseCatalog catalog, CancellationToken cancel) =>
        Page.Of<UploadedPage>(
            new { Upload = upload, Form = form, failure?.Problem, Courses = upload.Package is null ? [] : await catalog.MadeBy(upload.Department, cancel) },
            failure is null ? StatusCodes.Status200OK : FailureResult.StatusOf(failure));
}

/// <summary>What the author filled in to publish; <paramref name="Course"/> is the slug of the course that gets a new version.</summary>
public sealed record PublishForm(string Course, string TitleHi, string TitleEn, string Slug, string Audience)
{
    private const int LongestSlug = 60;

    /// <summary>The form as it first appears: the title from the manifest, an address made of its letters.</summary>
    public static PublishForm For(Upload upload)
    {
        var title = upload.Package?.Manifest.Deliverable().Title ?? "";
        var letters = $"{title} {Path.GetFileNameWithoutExtension(upload.FileName)}".ToLowerInvariant()
            .Split([.. Enumerable.Range(0, 128).Select(i => (char)i).Where(c => !char.IsAsciiLetterOrDigit(c))], StringSplitOptions.RemoveEmptyEntries)
            .Select(w => string.Concat(w.Where(char.IsAsciiLetterOrDigit))).Where(w => w.Length > 0).Distinct();
        var slug = string.Join('-', letters);
        var isHindi = title.Any(c => c is >= '\u0900' and <= '\u097F');
        return new("", isHindi ? title : "", isHindi ? "" : title, slug.Length > LongestSlug ? slug[..LongestSlug].TrimEnd('-') : slug, "own");
    }
}
