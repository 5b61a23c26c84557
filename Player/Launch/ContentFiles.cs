using Authoring.Courses;
using Authoring.Packages;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Player.Attempts;

namespace Player.Launch;

/// <summary>Files of the package a launch plays: ranges, ETag by content, and headers that old content survives.</summary>
public static class ContentFiles
{
    public static async Task<IResult> Get(
        string token, string path, HttpContext http, LaunchDoor door, AttemptStore attempts, CourseCatalog courses, LostFiles lost, CancellationToken cancel)
    {
        var found = await door.Admit(token, http, cancel);
        if (found.Failure is { } failure)
            return Lrs.Web.FailureResult.ToResult(failure);
        // PostgreSQL takes no NUL in a text.
        if (path.Contains('\0') || await attempts.VersionOf(found.Value, cancel) is not { } version
            || await courses.FileOf(version, path, cancel) is not { } file)
            return Results.NotFound();
        var place = await lost.Find(version, file, cancel);
        if (place.Failure is { } gone)
            return Lrs.Web.FailureResult.ToResult(gone);

        ContentHeaders.OfFile(http.Response.Headers, file.ContentType);
        return Results.File(place.Value, file.ContentType, entityTag: new EntityTagHeaderValue($"\"{file.Sha256[..32]}\""), enableRangeProcessing: true);
    }
}
