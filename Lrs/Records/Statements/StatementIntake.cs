using Lrs.Records.Attachments;
using Lrs.Records.Door;
using Lrs.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Lrs.Records.Statements;

/// <summary>The statements of one request, and whether they came as an array.</summary>
internal sealed record Intake(IReadOnlyList<Statement> Statements, bool IsBatch);

/// <summary>Takes statements and their attachments out of a request, 1.0.3 Communication 1.5; 2.0 4.1.3.</summary>
internal sealed class StatementIntake(
    StatementReader reader, MultipartBody multipart, Signatures signatures, AttachmentStore attachments, IOptions<RecordsOptions> options)
{
    public async Task<Outcome<Intake>> Read(HttpContext http, XapiVersion version, CancellationToken cancel)
    {
        var body = await ReadBody(http.Request, cancel);
        if (body.Failure is not null)
            return body.Failure;
        var (json, parts) = body.Value;
        var statements = reader.Read(json, version);
        if (statements.Failure is not null)
            return statements.Failure;
        if (AttachmentRules.Check(statements.Value, parts) is { } mismatch)
            return mismatch;
        if (await signatures.Check(statements.Value, parts, cancel) is { } forged)
            return forged;
        if (parts.Count > 0)
            await attachments.Save(parts, cancel);
        return new Intake(statements.Value, json.Span.TrimStart(" \t\r\n"u8) is [(byte)'[', ..]);
    }

    private async Task<Outcome<(ReadOnlyMemory<byte> Json, IReadOnlyList<ReceivedPart> Parts)>> ReadBody(HttpRequest request, CancellationToken cancel)
    {
        _ = MediaTypeHeaderValue.TryParse(request.ContentType, out var type);
        switch (type?.MediaType.ToString().ToLowerInvariant())
        {
            case "application/json":
                var body = await RequestBody.Read(request.Body, options.Value.LongestBody, cancel);
                return body.Failure is not null ? body.Failure : (body.Value, []);
            case "multipart/mixed":
                return await multipart.Read(request, type!, cancel);
            default:
                return new Failure.Invalid(new Problem(
                    "content-type",
                    new("Content-Type application/json या multipart/mixed होना चाहिए।", "The Content-Type must be application/json or multipart/mixed."),
                    "xAPI 2.0 4.1.3; 1.0.3 Communication 1.5",
                    "Content-Type"));
        }
    }
}
