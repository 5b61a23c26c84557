using System.Net;
using System.Text;
using Tests.Support;

namespace Tests.Web.Failures;

/// <summary>Where the framework refuses with a status alone, a person still gets a page and a program problem JSON.</summary>
public sealed class EmptyAnswers
{
    [Fact]
    public async Task A_wrong_method_is_answered_with_a_page_or_a_problem()
    {
        await using var server = await RunningServer.Start();
        using var browser = SignInForm.Browser(server);
        using var page = await browser.GetAsync("/sign-out?lang=en");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, page.StatusCode);
        Assert.Contains("Open the page you came from again", await page.Content.ReadAsStringAsync());
        using var program = await server.Portal.GetAsync("/sign-out");
        Assert.Contains("method-not-allowed", await program.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_wrong_content_type_is_answered_with_a_page()
    {
        await using var server = await RunningServer.Start();
        using var browser = SignInForm.Browser(server);
        using var plain = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new StringContent("HR100001", Encoding.UTF8, "text/plain") };
        plain.Headers.Add("X-Form-Token", await SignInForm.Token(browser));
        using var refused = await browser.SendAsync(plain);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, refused.StatusCode);
        Assert.Contains("Content-Type", await refused.Content.ReadAsStringAsync());
    }
}
