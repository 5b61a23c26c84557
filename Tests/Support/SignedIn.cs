using System.Net;
using System.Text.RegularExpressions;
using Lrs.People;

namespace Tests.Support;

/// <summary>A browser somebody signed in with, without scripts: pages and forms. The house must run with <c>--People:ShowOutbox=true</c>.</summary>
public sealed partial class SignedIn
{
    private readonly HttpClient _client;

    private SignedIn(RunningServer server) => _client = RunningServer.NewBrowser(server.PortalOrigin);

    public static async Task<SignedIn> As(RunningServer server, string person)
    {
        var browser = new SignedIn(server);
        var asked = await browser.Post("/sign-in", "/sign-in", new() { ["hrms_code"] = person });
        var signIn = SignInField().Match(await browser.Html(asked.Headers.Location!.ToString())).Groups[1].Value;
        var answer = await browser.Post(
            "/sign-in/code", asked.Headers.Location!.ToString(),
            new() { ["sign_in"] = WebUtility.HtmlDecode(signIn), ["password"] = server.Get<OtpOutbox>().Shown[0].Password });
        return answer.StatusCode == HttpStatusCode.Redirect ? browser : throw new InvalidOperationException($"{person} was not signed in: {answer.StatusCode}");
    }

    public Task<HttpResponseMessage> Get(string path) => Send(HttpMethod.Get, path, null);

    public async Task<string> Html(string path) => await (await Get(path)).Content.ReadAsStringAsync();

    /// <summary>Posts a form with the hidden token of the page it stands on.</summary>
    public async Task<HttpResponseMessage> Post(string action, string page, Dictionary<string, string> fields)
    {
        fields["__RequestVerificationToken"] = TokenField().Match(await Html(page)).Groups[1].Value;
        return await Send(HttpMethod.Post, action, new FormUrlEncodedContent(fields));
    }

    private Task<HttpResponseMessage> Send(HttpMethod method, string path, HttpContent? body)
    {
        var request = new HttpRequestMessage(method, path) { Content = body };
        request.Headers.Accept.ParseAdd("text/html");
        return _client.SendAsync(request);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();

    [GeneratedRegex("name=\"sign_in\" value=\"([^\"]+)\"")]
    private static partial Regex SignInField();
}
