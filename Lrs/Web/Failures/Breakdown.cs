using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Lrs.Web;

/// <summary>Last resort: an exception is a bug or a broken machine, and an unknown address is nobody's. Both get a page or problem JSON.</summary>
public static class Breakdown
{
    /// <summary>Answers exceptions with 500 and a reference that the log carries too; gives empty 4xx answers a body.</summary>
    public static IApplicationBuilder UseBreakdownAnswers(this IApplicationBuilder app) => app
        .UseExceptionHandler(new ExceptionHandlerOptions
        {
            AllowStatusCode404Response = true,
            ExceptionHandler = http => Answer(http.Features.Get<IExceptionHandlerFeature>()?.Error, http).ExecuteAsync(http),
        })
        .UseStatusCodePages(context => context.HttpContext.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => new Failure.NotFound(new Problem(
                "no-such-page",
                new("यह पता यहाँ नहीं है।", "There is nothing at this address."),
                Cure: new("मुख्य पृष्ठ से फिर चुनें।", "Choose again from the home page."))).ToResult().ExecuteAsync(context.HttpContext),
            _ => Task.CompletedTask,
        });

    private static IResult Answer(Exception? error, HttpContext http) => error switch
    {
        BadHttpRequestException bad => FailureResult.OfStatus(bad.StatusCode, new Problem(
            bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? "too-large" : "bad-request",
            new($"अनुरोध पढ़ा नहीं जा सका: {bad.Message}", bad.Message))),
        _ => FailureResult.OfStatus(StatusCodes.Status500InternalServerError, new Problem(
            "broken",
            new("हमारी ओर से कुछ बिगड़ गया। जो सहेजा जा चुका है वह सुरक्षित है।", "Something broke on our side. What was saved is safe."),
            Place: http.TraceIdentifier,
            Cure: new(
                "थोड़ी देर बाद फिर कोशिश करें। फिर भी न हो तो यह संदर्भ संख्या सहायता को बताएँ।",
                "Try again in a moment. If it happens again, give this reference to support."))),
    };
}
