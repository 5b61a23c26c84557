using System.Net;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Lrs.People;

/// <summary>Sign-in in two steps, each a page that survives a reload: the HRMS code, then the one-time password.</summary>
internal static class SignInEndpoints
{
    private const string Steps = "/sign-in";

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Steps, AskCode);
        routes.MapPost(Steps, SendPassword);
        routes.MapGet(Steps + "/code", AskPassword);
        routes.MapPost(Steps + "/code", Open);
        routes.MapPost("/sign-out", Close).RequireViewer();
        routes.MapGet("/outbox", Outbox);
    }

    private static IResult AskCode(HttpContext http, string? back) =>
        http.Viewer() is null ? CodePage(back) : Results.Redirect(Local(back));

    private static async Task<IResult> SendPassword(
        HttpContext http, [FromForm(Name = "hrms_code")] string? typed, [FromForm] string? back, OneTimePasswords passwords, CancellationToken cancel)
    {
        if (HrmsCode.Parse(typed) is not { } code)
            return CodePage(back, typed, new Text(
                "HRMS कोड में केवल अक्षर और अंक होते हैं, जैसे HR100123।", "An HRMS code has letters and digits only, such as HR100123."),
                StatusCodes.Status400BadRequest);
        var sent = await passwords.Send(code, AddressOf(http.Connection.RemoteIpAddress), cancel);
        return sent.Failure is { } failure
            ? CodePage(back, typed, Joined(failure.Problem), FailureResult.StatusOf(failure))
            : Results.Redirect($"{Steps}/code" + QueryString.Create("sign_in", sent.Value).Add("back", Local(back)));
    }

    private static IResult AskPassword([FromQuery(Name = "sign_in")] string? token, string? back, OtpOutbox outbox) =>
        token is null ? Results.Redirect(Steps) : PasswordPage(token, back, outbox);

    private static async Task<IResult> Open(
        HttpContext http, [FromForm(Name = "sign_in")] string? token, [FromForm] string? password, [FromForm] string? back,
        PortalSessions sessions, OtpOutbox outbox, IOptions<WebOptions> web, CancellationToken cancel)
    {
        if (token is null)
            return Results.Redirect(Steps);
        var (result, session) = await sessions.Open(token, password ?? "", cancel);
        if (result == Redemption.Wrong)
            return PasswordPage(token, back, outbox, new Text(
                "यह पासवर्ड सही नहीं है। संदेश के छह अंक फिर देखकर भरें।", "That password is not right. Look at the six digits in the message again."),
                StatusCodes.Status400BadRequest);
        if (session is null)
            return CodePage(back, null, new Text(
                "वह पासवर्ड अब नहीं चलेगा। HRMS कोड फिर भरें, नया पासवर्ड आएगा।",
                "That password can't be used any more. Enter your HRMS code again and a new one will be sent."),
                StatusCodes.Status400BadRequest);
        SessionCookie.Set(http.Response, web.Value, session);
        return Results.Redirect(Local(back));
    }

    private static async Task<IResult> Close(HttpContext http, PortalSessions sessions, IOptions<WebOptions> web, CancellationToken cancel)
    {
        if (http.Request.Cookies[SessionCookie.Name(web.Value)] is { } token)
            await sessions.Close(token, cancel);
        SessionCookie.Clear(http.Response, web.Value);
        return Results.Redirect(Steps);
    }

    private static IResult Outbox(HttpContext http, OtpOutbox outbox)
    {
        // Asked for from this machine only, whatever the options say.
        if (!outbox.Shows || http.Connection.RemoteIpAddress is not { } from || !IPAddress.IsLoopback(from))
            return new Failure.NotFound(new Problem("people/no-outbox", new Text("यह पृष्ठ यहाँ नहीं है।", "This page is not here."))).ToResult();
        return Page.Of<OutboxPage>(new { Messages = outbox.Shown });
    }

    private static IResult CodePage(string? back, string? typed = null, Text? error = null, int status = 200) =>
        Page.Of<SignInPage>(new { Back = Local(back), Typed = typed, Error = error }, status);

    private static IResult PasswordPage(string token, string? back, OtpOutbox outbox, Text? error = null, int status = 200) =>
        Page.Of<PasswordPage>(new { Token = token, Back = Local(back), outbox.Shows, Error = error }, status);

    /// <summary>Only addresses of this portal, so that a link can't send a person elsewhere after signing in.</summary>
    internal static string Local(string? back) =>
        back is ['/', ..] && !back.StartsWith("//", StringComparison.Ordinal) && !back.StartsWith("/\\", StringComparison.Ordinal)
            && !back.Any(char.IsControl) && !back.StartsWith(Steps, StringComparison.Ordinal) ? back : "/";

    /// <summary>The address limits are counted by: a whole /64 of IPv6, since one person may have all of it.</summary>
    internal static string AddressOf(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.GetAddressBytes() is { Length: 16 } six ? Convert.ToHexStringLower(six.AsSpan(0, 8)) + "/64" : address.ToString();
    }

    private static Text Joined(Problem problem) => problem.Cure is { } cure
        ? new Text($"{problem.Message.Hi} {cure.Hi}", $"{problem.Message.En} {cure.En}")
        : problem.Message;
}
