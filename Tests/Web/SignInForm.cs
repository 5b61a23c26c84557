using System.Net;
using System.Text.RegularExpressions;
using Tests.Support;

namespace Tests.Web;

/// <summary>The one form that everybody may send: the HRMS code of the sign-in page.</summary>
internal static partial class SignInForm
{
    /// <summary>A browser that asks for pages.</summary>
    public static HttpClient Browser(RunningServer server)
    {
        var browser = RunningServer.NewBrowser(server.PortalOrigin);
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return browser;
    }

    /// <summary>The form token of the page, with the cookie that goes with it left in the browser.</summary>
    public static async Task<string> Token(HttpClient browser) => await TokenOf(await browser.GetAsync("/sign-in?lang=en"));

    public static async Task<string> TokenOf(HttpResponseMessage page) =>
        WebUtility.HtmlDecode(HiddenToken().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value);

    public static Task<HttpResponseMessage> Send(HttpClient browser, string token, string code = "HR100001") =>
        browser.PostAsync("/sign-in", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("hrms_code", code)]));

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenToken();
}
