using System.Globalization;
using Lrs.Records.Activities;
using Lrs.Records.Attachments;
using Lrs.Records.Door;
using Lrs.Records.Keys;
using Lrs.Records.Statements.Querying;
using Lrs.Records.Terms;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Lrs.Records.Statements;

/// <summary>The statements resource, 1.0.3 Communication 2.1; 2.0 4.1.6.1.</summary>
internal static class StatementsApi
{
    public const string Path = XapiDoor.Root + "/statements";

    private const string Clause = "xAPI 2.0 4.1.6.1; 1.0.3 Communication 2.1";

    public static void MapStatements(this IEndpointRouteBuilder routes)
    {
        routes.MapPut(Path, Put).DisableAntiforgery();
        routes.MapPost(Path, Post).DisableAntiforgery();
        routes.MapMethods(Path, ["GET", "HEAD"], Get);
    }

    /// <summary>204, or 400, 403, 409, 413.</summary>
    private static async Task<IResult> Put(HttpContext http, StatementIntake intake, CancellationToken cancel)
    {
        var request = XapiRequest.Of(http);
        if (request.Require(Scope.StatementsWrite) is { } forbidden)
            return forbidden.ToResult();
        if (OnlyStatementId(http.Request.Query) is not { } id)
            return Refuse("statementId", new("statementId में UUID चाहिए, और कोई पैरामीटर नहीं।", "statementId must be a UUID, and no other parameter is allowed.")).ToResult();
        var stored = await intake.Take(http, request, sent => Named(sent, id), cancel);
        return stored.Match(_ => Results.NoContent(), failure => failure.ToResult());
    }

    private static Outcome<IReadOnlyList<Statement>> Named(Intake sent, Guid id)
    {
        if (sent is not { IsBatch: false, Statements: [var statement] })
            return Refuse("", new("PUT में ठीक एक कथन चाहिए।", "PUT takes exactly one statement."));
        return statement.Id is { } inside && inside != id
            ? Refuse("/id", new("कथन का id statementId से अलग है।", "The statement's id differs from statementId."))
            : Outcome.Of<IReadOnlyList<Statement>>([statement with { Id = id }]);
    }

    /// <summary>200 with the ids, or 400, 403, 409, 413.</summary>
    private static async Task<IResult> Post(HttpContext http, StatementIntake intake, CancellationToken cancel)
    {
        var request = XapiRequest.Of(http);
        if (request.Require(Scope.StatementsWrite) is { } forbidden)
            return forbidden.ToResult();
        if (http.Request.Query.Count > 0)
            return Refuse("query", new("POST में कोई पैरामीटर मान्य नहीं।", "POST takes no parameters.")).ToResult();
        var stored = await intake.Take(http, request, sent => Outcome.Of(sent.Statements), cancel);
        return stored.Match(result => Results.Json(result.Ids), failure => failure.ToResult());
    }

    /// <summary>200, or 400, 403, 404.</summary>
    private static async Task<IResult> Get(
        HttpContext http, StatementSearch search, StatementStore store, RecentStatements recent, AttachmentStore attachments,
        BlobStore blobs, IOptions<RecordsOptions> options, CancellationToken cancel)
    {
        var request = XapiRequest.Of(http);
        if (request.Require(Scope.AllRead, Scope.StatementsRead, Scope.StatementsReadMine) is { } forbidden)
            return forbidden.ToResult();
        var read = new QueryReader(http.Request.Query, request.Version, options.Value).Read();
        if (read.Failure is not null)
            return read.Failure.ToResult();
        var query = read.Value with { Terms = [.. read.Value.Terms, .. request.Bounds] };
        var known = query.Format == StatementFormat.Canonical ? new KnownActivities(recent, request.Bounds) : null;
        var answer = new StatementAnswer(
            new FormatWriter(query.Format, new Languages(http.Request.Headers.AcceptLanguage), known), known,
            forOlder: options.Value.DowngradeTo103 && !request.Version.IsTwo);
        var multipart = query.Attachments ? new MultipartAnswer(attachments, blobs) : null;
        if ((query.StatementId ?? query.VoidedStatementId) is { } id)
        {
            var found = await store.Find(id, cancel);
            var isReadable = found is not null && await search.Carries(found.Seq, request.Bounds, cancel);
            return await One(http, isReadable ? found : null, query, answer, multipart, cancel);
        }

        var plan = await search.Prepare(query, cancel);
        return new StatementListResult(search, plan, query.Limit, answer, multipart);
    }

    private static async Task<IResult> One(
        HttpContext http, StoredStatement? found, StatementQuery query, StatementAnswer answer, MultipartAnswer? multipart, CancellationToken cancel)
    {
        if (found is null || found.Voided != query.VoidedStatementId.HasValue)
            return new Failure.NotFound(new Problem(
                "no-statement", new("इस id का कोई कथन नहीं है।", "There is no statement with this id."), Clause)).ToResult();
        await answer.Prepare([found.Statement.Json], cancel);
        var text = answer.Write(found.Statement.Json);
        http.Response.Headers.LastModified = found.Stored.ToString("R", CultureInfo.InvariantCulture);
        http.Response.Headers.ETag = $"\"{EntityTag.Of(text.Span)}\"";
        return multipart is null ? Results.Bytes(text, "application/json") : new OneWithAttachments(found.Statement.Json, text, multipart);
    }

    private sealed class OneWithAttachments(ReadOnlyMemory<byte> stored, ReadOnlyMemory<byte> text, MultipartAnswer multipart) : IResult
    {
        public async Task ExecuteAsync(HttpContext http)
        {
            multipart.Begin(http.Response);
            multipart.Note(stored);
            await http.Response.BodyWriter.WriteAsync(text, http.RequestAborted);
            await multipart.End(http.Response, http.RequestAborted);
        }
    }

    private static Guid? OnlyStatementId(IQueryCollection query) =>
        // The collection itself does not tell capitals apart; parameters of xAPI do.
        query.Count == 1 && query.Keys.First() == "statementId" ? Reading.Formats.Uuid(query["statementId"].ToString()) : null;

    private static Failure.Invalid Refuse(string place, Text why) => new(new Problem("request", why, Clause, place));
}
