using Authoring.Courses;
using Authoring.Packages;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Player.Launch;

/// <summary>Files of the package a launch plays: ranges, ETag by content, and headers that old content survives.</summary>
public static class ContentFiles
{
    public static async Task<IResult> Get(
        string token, string path, HttpContext http, ContentPasses passes, CourseCatalog courses, SmallFiles small, LostFiles lost, CancellationToken cancel)
    {
        var found = await passes.Admit(token, http, cancel);
        if (found.Failure is { } failure)
            return Lrs.Web.FailureResult.ToResult(failure);
        // PostgreSQL takes no NUL in a text.
        if (path.Contains('\0') || found.Value is not { } version || await courses.FileOf(version, path, cancel) is not { } file)
            return Results.NotFound();
        var tag = new EntityTagHeaderValue($"\"{file.Sha256[..32]}\"");
        if (await small.Find(file, cancel) is { } content)
        {
            ContentHeaders.OfFile(http.Response.Headers, file.ContentType);
            return Results.Bytes(content, file.ContentType, entityTag: tag, enableRangeProcessing: true);
        }

        var place = await lost.Find(version, file, cancel);
        if (place.Failure is { } gone)
            return Lrs.Web.FailureResult.ToResult(gone);
        ContentHeaders.OfFile(http.Response.Headers, file.ContentType);
        return Results.File(place.Value, file.ContentType, entityTag: tag, enableRangeProcessing: true);
    }
}
