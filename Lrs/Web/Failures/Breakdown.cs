using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Lrs.Web;

/// <summary>Last resort: an exception is a bug or a broken machine, and an unknown address is nobody's. Both get a page or problem JSON.</summary>
public static class Breakdown
{
    /// <summary>Answers exceptions with 500 and a reference that the log carries too, or 503 where the database is away; gives empty 4xx answers a body.</summary>
    public static IApplicationBuilder UseBreakdownAnswers(this IApplicationBuilder app) => app
        .UseExceptionHandler(new ExceptionHandlerOptions
        {
            AllowStatusCode404Response = true,
            ExceptionHandler = http => Answer(http.Features.Get<IExceptionHandlerFeature>()?.Error, http).ExecuteAsync(http),
        })
        .UseStatusCodePages(context => Empty(context.HttpContext.Response.StatusCode) is { } problem
            ? FailureResult.OfStatus(context.HttpContext.Response.StatusCode, problem).ExecuteAsync(context.HttpContext)
            : Task.CompletedTask);

    /// <summary>What to say where the framework answers with a status alone.</summary>
    private static Problem? Empty(int status) => status switch
    {
        StatusCodes.Status400BadRequest => new(
            "bad-request",
            new("अनुरोध समझ में नहीं आया; शायद पृष्ठ बहुत पुराना है। कुछ भी बदला नहीं गया।",
                "The request was not understood; perhaps the page is too old. Nothing was changed."),
            Cure: new("पृष्ठ फिर से खोलें और दोबारा भेजें।", "Open the page again and send it once more.")),
        StatusCodes.Status404NotFound => new(
            "no-such-page",
            new("यह पता यहाँ नहीं है।", "There is nothing at this address."),
            Cure: new("मुख्य पृष्ठ से फिर चुनें।", "Choose again from the home page.")),
        StatusCodes.Status405MethodNotAllowed => new(
            "method-not-allowed",
            new("यह पता इस तरह नहीं खुलता। कुछ भी बदला नहीं गया।", "This address can't be used in this way. Nothing was changed."),
            Cure: new("जिस पृष्ठ से आए उसे फिर से खोलें, या मुख्य पृष्ठ से चुनें।", "Open the page you came from again, or choose from the home page.")),
        StatusCodes.Status415UnsupportedMediaType => new(
            "unsupported-type",
            new("भेजी गई सामग्री का प्रकार (Content-Type) यहाँ नहीं चलता। कुछ भी बदला नहीं गया।",
                "This address does not take the Content-Type that was sent. Nothing was changed."),
            Place: "Content-Type",
            Cure: new("पृष्ठ फिर से खोलें और उसका फ़ॉर्म भेजें; प्रोग्राम सही Content-Type दे।", "Open the page again and send its form; a program gives the right Content-Type.")),
        _ => null,
    };

    private static IResult Answer(Exception? error, HttpContext http) => error switch
    {
        BadHttpRequestException bad => FailureResult.OfStatus(bad.StatusCode, new Problem(
            bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? "too-large" : "bad-request",
            new($"अनुरोध पढ़ा नहीं जा सका: {bad.Message}", bad.Message))),
        DbException { IsTransient: true } => FailureResult.OfStatus(StatusCodes.Status503ServiceUnavailable, new Problem(
            "no-database",
            new("अभी सहेजा नहीं जा सकता: डेटाबेस से संपर्क नहीं है, या डिस्क भरी है। जो सहेजा जा चुका है वह सुरक्षित है।",
                "Nothing can be stored now: the database can't be reached, or the disk is full. What was saved is safe."),
            Cure: new("थोड़ी देर बाद वही फिर से भेजें।", "Send the same again in a moment."))),
        _ => FailureResult.OfStatus(StatusCodes.Status500InternalServerError, new Problem(
            "broken",
            new("हमारी ओर से कुछ बिगड़ गया। जो सहेजा जा चुका है वह सुरक्षित है।", "Something broke on our side. What was saved is safe."),
            Place: http.TraceIdentifier,
            Cure: new(
                "थोड़ी देर बाद फिर कोशिश करें। फिर भी न हो तो यह संदर्भ संख्या सहायता को बताएँ।",
                "Try again in a moment. If it happens again, give this reference to support."))),
    };
}
