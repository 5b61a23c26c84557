using System.Net;
using System.Text.RegularExpressions;
using Lrs.People;
using Tests.Support;

namespace Tests.Reports;

/// <summary>An officer's browser: signs in by form and reads pages in English.</summary>
internal static partial class Desk
{
    public const string ShowOutbox = "--People:ShowOutbox=true";

    public static async Task<HttpClient> Of(RunningServer server, string hrmsCode)
    {
        var browser = RunningServer.NewBrowser(server.PortalOrigin);
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        var passwordPage = (await Post(browser, "/sign-in?lang=en", "/sign-in", "hrms_code", hrmsCode)).Headers.Location!.ToString();
        var password = server.Get<OtpOutbox>().Shown[0].Password;
        await Post(browser, passwordPage, "/sign-in/code", "password", password);
        return browser;
    }

    public static async Task<string> Text(this HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The figure of that key on a page.</summary>
    public static long Figure(string html, string key) =>
        long.Parse(Regex.Match(html, $"data-figure=\"{Regex.Escape(key)}\">([0-9,]+)").Groups[1].Value.Replace(",", "", StringComparison.Ordinal));

    private static async Task<HttpResponseMessage> Post(HttpClient browser, string page, string action, string name, string value)
    {
        var html = await (await browser.GetAsync(page)).Content.ReadAsStringAsync();
        var form = html.Split("<form").First(f => f.Contains($"action=\"{action}\"", StringComparison.Ordinal));
        var fields = HiddenField().Matches(form).ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value));
        fields[name] = value;
        return await browser.PostAsync(action, new FormUrlEncodedContent(fields));
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenField();
}
