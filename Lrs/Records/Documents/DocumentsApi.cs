using System.Globalization;
using System.Text.Json;
using Lrs.Records.Door;
using Lrs.Records.Keys;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Lrs.Records.Documents;

/// <summary>State, activity profile and agent profile, 1.0.3 Communication 2.3, 2.6, 2.7; 2.0 4.1.6.2, 4.1.6.5, 4.1.6.6.</summary>
internal static class DocumentsApi
{
    public static void MapDocuments(this IEndpointRouteBuilder routes)
    {
        Map(routes, "/activities/state", DocumentKind.State);
        Map(routes, "/activities/profile", DocumentKind.ActivityProfile);
        Map(routes, "/agents/profile", DocumentKind.AgentProfile);
    }

    private static void Map(IEndpointRouteBuilder routes, string path, DocumentKind kind)
    {
        routes.MapMethods(XapiDoor.Root + path, ["GET", "HEAD"], (HttpContext http, DocumentStore store, DocumentBounds bounds, CancellationToken cancel) =>
            Get(http, kind, store, bounds, cancel));
        routes.MapPut(XapiDoor.Root + path, (HttpContext http, DocumentStore store, DocumentBounds bounds, IOptions<RecordsOptions> options, CancellationToken cancel) =>
            Write(http, kind, store, bounds, options.Value, merge: false, cancel)).DisableAntiforgery();
        routes.MapPost(XapiDoor.Root + path, (HttpContext http, DocumentStore store, DocumentBounds bounds, IOptions<RecordsOptions> options, CancellationToken cancel) =>
            Write(http, kind, store, bounds, options.Value, merge: true, cancel)).DisableAntiforgery();
        routes.MapDelete(XapiDoor.Root + path, (HttpContext http, DocumentStore store, DocumentBounds bounds, CancellationToken cancel) =>
            Delete(http, kind, store, bounds, cancel)).DisableAntiforgery();
    }

    /// <summary>200 with the document or with the list of ids, or 400, 403, 404.</summary>
    private static async Task<IResult> Get(HttpContext http, DocumentKind kind, DocumentStore store, DocumentBounds bounds, CancellationToken cancel)
    {
        var request = XapiRequest.Of(http);
        if (request.Require(Scope.AllRead, ScopeOf(kind)) is { } forbidden)
            return forbidden.ToResult();
        var address = DocumentAddress.Read(http.Request.Query, request.Version, kind, needsId: false, allowsSince: true);
        if (address.Failure is not null)
            return address.Failure.ToResult();
        if (await bounds.Check(request, address.Value.Key.Shelf, cancel) is { } beyond)
            return beyond.ToResult();
        var (key, since) = (address.Value.Key, address.Value.Since);
        if (key.Id.Length == 0)
        {
            var list = await store.List(key.Shelf, key.Registration, since, cancel);
            if (list.Count > 0)
                http.Response.Headers.LastModified = HttpDate(list[^1].Updated);
            return EntityTag.Json(http.Response, JsonSerializer.SerializeToUtf8Bytes(list.Select(document => document.Id).Distinct()));
        }

        if (await store.Find(key, cancel) is not { } found)
            return new Failure.NotFound(new Problem("no-document", new("ऐसा कोई दस्तावेज़ नहीं है।", "There is no such document."), address.Value.Clause)).ToResult();
        http.Response.Headers.ETag = $"\"{found.Etag}\"";
        http.Response.Headers.LastModified = HttpDate(found.Updated);
        return Results.Bytes(found.Body, found.ContentType);
    }

    /// <summary>204, or 400, 403, 409, 412, 413.</summary>
    private static async Task<IResult> Write(
        HttpContext http, DocumentKind kind, DocumentStore store, DocumentBounds bounds, RecordsOptions limits, bool merge, CancellationToken cancel)
    {
        var request = XapiRequest.Of(http);
        if (request.Require(ScopeOf(kind)) is { } forbidden)
            return forbidden.ToResult();
        var address = DocumentAddress.Read(http.Request.Query, request.Version, kind, needsId: true, allowsSince: false);
        if (address.Failure is not null)
            return address.Failure.ToResult();
        if (await bounds.Check(request, address.Value.Key.Shelf, cancel) is { } beyond)
            return beyond.ToResult();
        var type = http.Request.ContentType ?? "application/octet-stream";
        if (!type.All(c => c is >= ' ' and <= '~'))
            return new Failure.Invalid(new Problem(
                "content-type", new("Content-Type में केवल ASCII अक्षर हो सकते हैं।", "The Content-Type may hold ASCII only."), "RFC 9110 5.5", "Content-Type")).ToResult();
        var read = await RequestBody.Read(http.Request.Body, http.Request.ContentLength, limits.LongestDocument, cancel);
        if (read.Failure is not null)
            return read.Failure.ToResult();
        var body = read.Value.ToArray();
        var conditions = Preconditions.Of(http.Request, request.Version);
        var changed = await store.Change(
            address.Value.Key,
            now => (merge ? conditions.Check(now) : conditions.CheckPut(kind, now)) is { } failure ? failure
                : merge ? DocumentMerge.Merge(now, type, body, limits.DeepestJson)
                : (type, body),
            cancel);
        return changed.Match(_ => Results.NoContent(), failure => failure.ToResult());
    }

    /// <summary>204, or 400, 403, 412. Without stateId all state of the agent at the activity goes.</summary>
    private static async Task<IResult> Delete(HttpContext http, DocumentKind kind, DocumentStore store, DocumentBounds bounds, CancellationToken cancel)
    {
        var request = XapiRequest.Of(http);
        if (request.Require(ScopeOf(kind)) is { } forbidden)
            return forbidden.ToResult();
        var address = DocumentAddress.Read(http.Request.Query, request.Version, kind, needsId: kind != DocumentKind.State, allowsSince: false);
        if (address.Failure is not null)
            return address.Failure.ToResult();
        if (await bounds.Check(request, address.Value.Key.Shelf, cancel) is { } beyond)
            return beyond.ToResult();
        var key = address.Value.Key;
        if (key.Id.Length == 0)
        {
            await store.RemoveAll(key.Shelf, key.Registration, cancel);
            return Results.NoContent();
        }

        var refused = await store.Remove(key, Preconditions.Of(http.Request, request.Version).Check, cancel);
        return refused is null ? Results.NoContent() : refused.ToResult();
    }

    private static string ScopeOf(DocumentKind kind) => kind == DocumentKind.State ? Scope.State : Scope.Profile;

    private static string HttpDate(long micros) => Instants.FromMicros(micros).ToString("R", CultureInfo.InvariantCulture);
}
