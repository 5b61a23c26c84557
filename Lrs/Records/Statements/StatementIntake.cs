using Lrs.Records.Attachments;
using Lrs.Records.Door;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Lrs.Records.Statements;

/// <summary>The statements of one request, and whether they came as an array.</summary>
internal sealed record Intake(IReadOnlyList<Statement> Statements, bool IsBatch)
{
    /// <summary>The attachments of all statements, with their JSON pointers.</summary>
    public IEnumerable<(Attachment Attachment, string Place)> EveryAttachment =>
        Statements.SelectMany((statement, i) => statement.EveryAttachment.Select(one => (one.Attachment, PlaceOf(i) + one.Place)));

    /// <summary>The JSON pointer of a statement in what was sent.</summary>
    public string PlaceOf(int index) => IsBatch ? $"/{index}" : "";
}

/// <summary>Takes statements and their attachments out of a request and stores them, 1.0.3 Communication 1.5; 2.0 4.1.3.</summary>
internal sealed class StatementIntake(
    StatementReader reader, MultipartBody multipart, StatementStore store, AttachmentStore attachments,
    BlobStore blobs, IOptions<RecordsOptions> options) : IDisposable
{
    // What a large batch becomes while it is checked is several times its length: only so many of them at once, once they have arrived whole.
    private readonly SemaphoreSlim _large = new(Environment.ProcessorCount + 1);

    /// <summary>Stores what <paramref name="choose"/> makes of the request. Of a request that is refused nothing stays, neither statement nor file.</summary>
    public async Task<Outcome<StoreResult>> Take(
        HttpContext http, XapiRequest request, Func<Intake, Outcome<IReadOnlyList<Statement>>> choose, CancellationToken cancel)
    {
        var tray = blobs.Arrival();
        try
        {
            var body = await ReadBody(http.Request, tray, cancel);
            if (body.Failure is not null)
                return body.Failure;
            var (json, parts) = body.Value;
            using var arrived = json;
            using var turn = arrived.IsLarge ? await Turn(cancel) : null;
            var read = await Check(WithoutMark(arrived.Open()), parts, tray, request.Version, cancel);
            if (read.Failure is not null)
                return read.Failure;
            var chosen = choose(read.Value);
            if (chosen.Failure is not null)
                return chosen.Failure;
            return parts.Count == 0
                ? await store.Store(chosen.Value, request.Authority, cancel)
                : await attachments.Store(chosen.Value, request.Authority, parts, tray, cancel);
        }
        finally
        {
            tray.Discard();
        }
    }

    public void Dispose() => _large.Dispose();

    /// <summary>A byte order mark in front says nothing and may be passed over (RFC 8259 8.1).</summary>
    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> json) =>
        json.Span.StartsWith("\uFEFF"u8) ? json["\uFEFF"u8.Length..] : json;

    private async Task<IDisposable> Turn(CancellationToken cancel)
    {
        await _large.WaitAsync(cancel);
        return new Place(_large);
    }

    private sealed class Place(SemaphoreSlim of) : IDisposable
    {
        public void Dispose() => of.Release();
    }

    private async Task<Outcome<Intake>> Check(
        ReadOnlyMemory<byte> json, IReadOnlyList<ReceivedPart> parts, BlobTray tray, XapiVersion version, CancellationToken cancel)
    {
        var statements = reader.Read(json, version);
        if (statements.Failure is not null)
            return statements.Failure;
        var intake = new Intake(statements.Value, json.Span.TrimStart(" \t\r\n"u8) is [(byte)'[', ..]);
        if (AttachmentRules.Check(intake, parts) is { } mismatch)
            return mismatch;
        return await Signatures.Check(intake, parts, tray, cancel) is { } forged ? forged : intake;
    }

    private static string Came(HttpRequest request) => request.ContentType is { Length: > 0 } type ? $"'{type}'" : "none";

    private async Task<Outcome<(ArrivedBody Json, IReadOnlyList<ReceivedPart> Parts)>> ReadBody(
        HttpRequest request, BlobTray tray, CancellationToken cancel)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
            type = MultipartBody.TypeWithBareBoundary(request.ContentType);
        switch (type?.MediaType.ToString().ToLowerInvariant())
        {
            case "application/json":
                var body = await ArrivedBody.Receive(request.Body, request.ContentLength, options.Value.LongestBody, tray, cancel);
                return body.Failure is not null ? body.Failure : (body.Value, []);
            case "multipart/mixed":
                return await multipart.Read(request, type!, tray, cancel);
            default:
                return new Failure.Invalid(new Problem(
                    "content-type",
                    new("Content-Type application/json या multipart/mixed होना चाहिए।", "The Content-Type must be application/json or multipart/mixed."),
                    "xAPI 2.0 4.1.3; 1.0.3 Communication 1.5",
                    "Content-Type",
                    new($"Content-Type: application/json भेजें; आया था: {Came(request)}", $"Send Content-Type: application/json; what came was {Came(request)}.")));
        }
    }
}
