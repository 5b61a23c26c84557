using Lrs.Records.Door;
using Lrs.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Lrs.Records.Statements;

/// <summary>The statements of one request, and whether they came as an array.</summary>
internal sealed record Intake(IReadOnlyList<Statement> Statements, bool IsBatch);

/// <summary>Takes statements out of a request, 1.0.3 Communication 1.5; 2.0 4.1.3.</summary>
internal sealed class StatementIntake(StatementReader reader, IOptions<RecordsOptions> options)
{
    public async Task<Outcome<Intake>> Read(HttpContext http, XapiVersion version, CancellationToken cancel)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || type.MediaType != "application/json")
            return new Failure.Invalid(new Problem(
                "content-type",
                new("Content-Type application/json होना चाहिए।", "The Content-Type must be application/json."),
                "xAPI 2.0 4.1.3; 1.0.3 Communication 1.5",
                "Content-Type"));
        var body = await RequestBody.Read(http.Request.Body, options.Value.LongestBody, cancel);
        if (body.Failure is not null)
            return body.Failure;
        var statements = reader.Read(body.Value, version);
        return statements.Failure is not null
            ? statements.Failure
            : new Intake(statements.Value, StartsWithBracket(body.Value.Span));
    }

    private static bool StartsWithBracket(ReadOnlySpan<byte> json) => json.TrimStart(" \t\r\n"u8) is [(byte)'[', ..];
}
