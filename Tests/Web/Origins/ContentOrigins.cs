using Lrs.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Tests.Support;

namespace Tests.Web.Origins;

/// <summary>Which hosts are the content's, and that the portal is none of them.</summary>
public sealed class ContentOrigins
{
    [Theory]
    [InlineData("http://*.localhost:5080", "c-1.localhost:5080", true)]
    [InlineData("http://*.localhost:5080", "C-1.LOCALHOST:5080", true)]
    [InlineData("http://*.localhost:5080", "c-2.localhost:5080", false)]
    [InlineData("http://*.localhost:5080", "localhost:5080", false)]
    [InlineData("http://*.localhost:5080", "c-1.localhost:81", false)]
    [InlineData("https://*.content.example", "c-1.content.example", true)]
    [InlineData("http://127.0.0.1:5080", "127.0.0.1:5080", true)]
    [InlineData("http://127.0.0.1:5080", "localhost:5080", false)]
    public void A_launch_is_played_on_its_own_host(string origin, string host, bool here)
    {
        var request = new DefaultHttpContext { Request = { Host = new HostString(host) } }.Request;
        Assert.Equal(here, new WebOptions { ContentOrigin = origin }.IsContentOf("c-1", request));
    }

    [Fact]
    public void Every_label_has_its_origin_where_the_option_has_a_star() =>
        Assert.Equal(
            ("https://c-1.content.example", "http://127.0.0.1:5080"),
            (new WebOptions { ContentOrigin = "https://*.content.example" }.ContentOriginOf("c-1"), new WebOptions { ContentOrigin = "http://127.0.0.1:5080" }.ContentOriginOf("c-1")));

    [Theory]
    [InlineData("http://localhost:5080", "http://*.localhost:5080", true)]
    [InlineData("https://lrs.example.in", "https://*.content.example.in", true)]
    [InlineData("https://lrs.example.in", "https://*.example.in", false)]
    [InlineData("https://lrs.example.in", "https://lrs.example.in", false)]
    [InlineData("https://lrs.example.in", "https://content.*.in", false)]
    [InlineData("https://lrs.example.in", "*.example.in", false)]
    public async Task A_portal_below_the_content_hosts_is_refused_at_start(string portal, string content, bool allowed)
    {
        string[] words = [$"--Web:PortalOrigin={portal}", $"--Web:ContentOrigin={content}", "--People:ShowOutbox=false"];
        var refused = await Record.ExceptionAsync(async () => await (await RunningServer.Start(null, words)).DisposeAsync());
        Assert.Equal(allowed, refused is not OptionsValidationException);
    }

    [Fact]
    public async Task The_portal_is_framed_by_nobody_and_the_content_host_sets_no_cookie()
    {
        await using var server = await RunningServer.Start();
        var page = await server.Portal.GetAsync("/sign-in?lang=en");
        Assert.Equal("frame-ancestors 'none'", page.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("same-origin", page.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
        Assert.True(page.Headers.Contains("Set-Cookie"));
        using var content = RunningServer.NewBrowser(server.ContentOrigin);
        Assert.False((await content.GetAsync("/play/none/?lang=en")).Headers.Contains("Set-Cookie"));
    }
}
