using System.Text.Encodings.Web;
using System.Text.Json;
using Lrs.Web.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Lrs.Web;

/// <summary>The one place where a failure becomes an HTTP answer: problem JSON (RFC 9457) to programs, a page to people.</summary>
public static class FailureResult
{
    private const string RetryAfterSeconds = "5";

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The answer to a failure.</summary>
    public static IResult ToResult(this Failure failure) => new Answer(StatusOf(failure), failure.Problem);

    /// <summary>The HTTP status of a failure.</summary>
    public static int StatusOf(Failure failure) => failure switch
    {
        Failure.Invalid => StatusCodes.Status400BadRequest,
        Failure.Unauthorized => StatusCodes.Status401Unauthorized,
        Failure.Forbidden => StatusCodes.Status403Forbidden,
        Failure.NotFound => StatusCodes.Status404NotFound,
        Failure.Conflict => StatusCodes.Status409Conflict,
        Failure.Gone => StatusCodes.Status410Gone,
        Failure.PreconditionFailed => StatusCodes.Status412PreconditionFailed,
        Failure.TooLarge => StatusCodes.Status413PayloadTooLarge,
        Failure.TooMany => StatusCodes.Status429TooManyRequests,
        _ => throw new ArgumentOutOfRangeException(nameof(failure)),
    };

    internal static IResult OfStatus(int status, Problem problem) => new Answer(status, problem);

    /// <summary>Marks a request as a program's, whatever it accepts: Java's own client names text/html first.</summary>
    public static void MarkProgram(HttpContext http) => http.Features.Set(new Program());

    /// <summary>Whether a person's browser asks for a page.</summary>
    public static bool WantsPage(HttpRequest request) =>
        request.HttpContext.Features.Get<Program>() is null
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private sealed record Program;

    private sealed class Answer(int status, Problem problem) : IResult
    {
        public Task ExecuteAsync(HttpContext http)
        {
            http.Response.StatusCode = status;
            if (status == StatusCodes.Status503ServiceUnavailable)
                http.Response.Headers.RetryAfter = RetryAfterSeconds;
            return WantsPage(http.Request)
                ? Page.Of<ProblemPage>(new { Status = status, Problem = problem }, status).ExecuteAsync(http)
                : WriteJson(http.Response);
        }

        private Task WriteJson(HttpResponse response)
        {
            using var buffer = new MemoryStream();
            using (var json = new Utf8JsonWriter(buffer, Readable))
            {
                json.WriteStartObject();
                json.WriteString("type", "about:blank");
                json.WriteString("title", ReasonPhrases.GetReasonPhrase(status));
                json.WriteNumber("status", status);
                json.WriteString("code", problem.Code);
                json.WriteString("detail", problem.Message.En);
                json.WriteString("detail_hi", problem.Message.Hi);
                if (problem.Clause is not null)
                    json.WriteString("clause", problem.Clause);
                if (problem.Place is not null)
                    json.WriteString("place", problem.Place);
                if (problem.Cure is { } cure)
                {
                    json.WriteString("cure", cure.En);
                    json.WriteString("cure_hi", cure.Hi);
                }

                json.WriteEndObject();
            }

            response.ContentType = "application/problem+json";
            response.ContentLength = buffer.Length;
            return HttpMethods.IsHead(response.HttpContext.Request.Method)
                ? Task.CompletedTask
                : response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length)).AsTask();
        }
    }
}
