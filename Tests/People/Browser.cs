using System.Net;
using System.Text.RegularExpressions;
using Lrs.People;
using Tests.Support;

namespace Tests.People;

/// <summary>A browser as far as forms go: cookies, hidden fields, and pages rather than problem JSON.</summary>
internal sealed partial class Browser
{
    private readonly RunningServer _server;
    private readonly HttpClient _client;

    public Browser(RunningServer server)
    {
        _server = server;
        _client = RunningServer.NewBrowser(server.PortalOrigin);
        _client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    /// <summary>Where the last redirect led.</summary>
    public string Address { get; private set; } = "";

    public Task<HttpResponseMessage> Get(string path) => _client.GetAsync(path);

    /// <summary>Posts the fields with the hidden ones of the form that <paramref name="page"/> shows.</summary>
    public async Task<HttpResponseMessage> Post(string action, string page, Dictionary<string, string> fields)
    {
        var html = await (await _client.GetAsync(page)).Content.ReadAsStringAsync();
        foreach (Match hidden in HiddenField().Matches(FormOf(html, action)))
            fields.TryAdd(hidden.Groups[1].Value, WebUtility.HtmlDecode(hidden.Groups[2].Value));
        var answer = await _client.PostAsync(action, new FormUrlEncodedContent(fields));
        Address = answer.Headers.Location?.ToString() ?? "";
        return answer;
    }

    /// <summary>Posts nothing, as a page of another site would make the browser do.</summary>
    public Task<HttpResponseMessage> PostBare(string action) => _client.PostAsync(action, null);

    /// <summary>Posts a file with the hidden fields of the form that <paramref name="page"/> shows.</summary>
    public async Task<HttpResponseMessage> Upload(string action, string page, string fileName, byte[] content)
    {
        var html = await (await _client.GetAsync(page)).Content.ReadAsStringAsync();
        using var form = new MultipartFormDataContent();
        foreach (Match hidden in HiddenField().Matches(FormOf(html, action)))
            form.Add(new StringContent(WebUtility.HtmlDecode(hidden.Groups[2].Value)), hidden.Groups[1].Value);
        form.Add(new ByteArrayContent(content), "file", fileName);
        var answer = await _client.PostAsync(action, form);
        Address = answer.Headers.Location?.ToString() ?? "";
        return answer;
    }

    /// <summary>The first step; returns the address of the page that asks for the password.</summary>
    public async Task<string> AskForPassword(string code, string back = "/")
    {
        await Post("/sign-in", "/sign-in?back=" + Uri.EscapeDataString(back), new() { ["hrms_code"] = code });
        return Address;
    }

    public Task<HttpResponseMessage> SendPassword(string page, string password) =>
        Post("/sign-in/code", page, new() { ["password"] = password });

    public async Task<HttpResponseMessage> SignIn(string code, string back = "/") =>
        await SendPassword(await AskForPassword(code, back), _server.Get<OtpOutbox>().Shown[0].Password);

    /// <summary>A page without what differs from visit to visit.</summary>
    public static string WithoutTokens(string html) => HiddenField().Replace(html, "");

    /// <summary>The page with its character references resolved.</summary>
    public static async Task<string> TextOf(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    private static string FormOf(string html, string action) =>
        html.Split("<form").FirstOrDefault(form => form.Contains($"action=\"{action}\"", StringComparison.Ordinal))
        ?? throw new InvalidOperationException($"No form for {action} in: {html}");

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenField();
}
