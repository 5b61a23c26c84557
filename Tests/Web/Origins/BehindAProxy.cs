using System.Net;
using Microsoft.Extensions.Options;
using Tests.Support;

namespace Tests.Web.Origins;

/// <summary>Limits per address count the caller, not the proxy in front; and nobody invents an address.</summary>
public sealed class BehindAProxy
{
    private const string OnePerAddress = "--People:SendsPerAddress=1";

    [Fact]
    public async Task Callers_behind_a_known_proxy_are_told_apart()
    {
        await using var server = await RunningServer.Start(null, OnePerAddress, "--Web:Proxies=127.0.0.0/8, ::1");
        Assert.Equal(HttpStatusCode.Redirect, await AskAs(server, "203.0.113.1"));
        Assert.Equal(HttpStatusCode.Redirect, await AskAs(server, "203.0.113.2"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAs(server, "203.0.113.2"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAs(server, "203.0.113.77, 203.0.113.1"));
    }

    [Theory]
    [InlineData("--Web:Proxies=")]
    [InlineData("--Web:Proxies=10.0.0.5")]
    public async Task What_a_stranger_forwards_is_not_believed(string proxies)
    {
        await using var server = await RunningServer.Start(null, OnePerAddress, proxies);
        Assert.Equal(HttpStatusCode.Redirect, await AskAs(server, "203.0.113.1"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAs(server, "203.0.113.2"));
    }

    [Theory]
    [InlineData("nginx")]
    [InlineData("10.0.0.0/40")]
    public async Task A_proxy_that_cannot_be_read_is_refused_at_start(string proxies)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => RunningServer.Start(null, $"--Web:Proxies={proxies}"));
        Assert.Contains("Web:Proxies", refused.Message);
    }

    private static async Task<HttpStatusCode> AskAs(RunningServer server, string address)
    {
        using var browser = SignInForm.Browser(server);
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return (await SignInForm.Send(browser, await SignInForm.Token(browser))).StatusCode;
    }
}
