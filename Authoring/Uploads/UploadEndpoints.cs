using Lrs.People;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Authoring.Uploads;

/// <summary>
/// How a zip comes in: POST makes a place, PUT appends pieces at an offset, POST …/finish hands it to the check. GET …/offset
/// says where to go on after a lost connection. One plain form post does all of it for a browser without scripts.
/// </summary>
internal static class UploadEndpoints
{
    /// <summary>The bytes of one piece; well below what proxies refuse.</summary>
    public const int PieceBytes = 4 << 20;

    private const string OffsetHeader = "Upload-Offset";
    private const long FormOverhead = 1 << 20;

    public static void MapUploads(this IEndpointRouteBuilder routes)
    {
        var mostBytes = routes.ServiceProvider.GetRequiredService<IOptions<AuthoringOptions>>().Value.MostUploadBytes;
        var desk = routes.MapGroup("/author").RequireRole(Role.Author, Role.Operator);
        desk.MapGet("/upload", Ask);
        desk.MapPost("/upload", PlainForm)
            .WithMetadata(new RequestSizeLimitAttribute(mostBytes + FormOverhead))
            .WithFormOptions(multipartBodyLengthLimit: mostBytes);

        var pieces = desk.MapGroup("/uploads");
        pieces.MapPost("", Begin);
        pieces.MapGet("/{id:guid}/offset", Offset);
        pieces.MapPut("/{id:guid}", Append).WithMetadata(new RequestSizeLimitAttribute(2L * PieceBytes));
        pieces.MapPost("/{id:guid}/finish", Finish);
    }

    private static async Task<IResult> Ask(HttpContext http, Database database, IOptions<AuthoringOptions> options, CancellationToken cancel) =>
        Page.Of<UploadPage>(new { Departments = await Desks.Of(http.Viewer()!, database, cancel), Most = options.Value.MostUploadBytes });

    private static async Task<IResult> PlainForm(
        HttpContext http, [FromForm] string department, IFormFile? file, UploadDesk desk, CancellationToken cancel)
    {
        if (!http.Viewer()!.MayAuthorFor(department))
            return UploadFailures.NotThere.ToResult();
        var begun = await desk.Begin(department, http.Viewer()!.HrmsCode, Path.GetFileName(file?.FileName ?? ""), file?.Length ?? 0, cancel);
        if (begun.Failure is not null)
            return begun.Failure.ToResult();
        await using var content = file!.OpenReadStream();
        var appended = await desk.Append(begun.Value, 0, content, cancel);
        if (appended.Failure is not null)
            return appended.Failure.ToResult();
        return (await desk.Finish(begun.Value, cancel)).Match(u => Results.Redirect(AddressOf(u)), f => f.ToResult());
    }

    private static async Task<IResult> Begin(HttpContext http, NewUpload asked, UploadDesk desk, CancellationToken cancel)
    {
        if (!http.Viewer()!.MayAuthorFor(asked.Department))
            return UploadFailures.NotThere.ToResult();
        var begun = await desk.Begin(asked.Department, http.Viewer()!.HrmsCode, Path.GetFileName(asked.FileName), asked.Size, cancel);
        return begun.Match(u => Results.Created($"/author/uploads/{u.Id}", new { u.Id, PieceBytes }), f => f.ToResult());
    }

    private static async Task<IResult> Offset(HttpContext http, Guid id, UploadDesk desk, UploadFolder folder, CancellationToken cancel) =>
        (await Mine(http, id, desk, cancel)).Match(
            u => Results.Ok(new { Offset = u.State == UploadState.Arriving ? folder.Arrived(id) : u.Size, Arriving = u.State == UploadState.Arriving, Address = AddressOf(u) }),
            f => f.ToResult());

    private static async Task<IResult> Append(
        HttpContext http, Guid id, [FromHeader(Name = OffsetHeader)] long offset, UploadDesk desk, CancellationToken cancel)
    {
        var mine = await Mine(http, id, desk, cancel);
        if (mine.Failure is not null)
            return mine.Failure.ToResult();
        return (await desk.Append(mine.Value, offset, http.Request.Body, cancel)).Match(
            reached => Results.Ok(new { Offset = reached }),
            f => f.ToResult());
    }

    private static async Task<IResult> Finish(HttpContext http, Guid id, UploadDesk desk, CancellationToken cancel)
    {
        var mine = await Mine(http, id, desk, cancel);
        if (mine.Failure is not null)
            return mine.Failure.ToResult();
        return (await desk.Finish(mine.Value, cancel)).Match(u => Results.Ok(new { Address = AddressOf(u) }), f => f.ToResult());
    }

    /// <summary>The upload, if the viewer may author for its department; else it is not there.</summary>
    public static async Task<Outcome<Upload>> Mine(HttpContext http, Guid id, UploadDesk desk, CancellationToken cancel) =>
        await desk.Find(id, cancel) is { } upload && http.Viewer()!.MayAuthorFor(upload.Department) ? upload : UploadFailures.NotThere;

    public static string AddressOf(Upload upload) => $"/author/uploads/{upload.Id}";
}

/// <summary>What a browser says before it sends.</summary>
public sealed record NewUpload(string Department, string FileName, long Size);
