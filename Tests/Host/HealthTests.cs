using System.Net;
using Tests.Support;

namespace Tests.Host;

public sealed class HealthTests
{
    [Theory, EveryDatabase]
    public async Task A_started_server_is_live_and_ready(RunningServer server)
    {
        Assert.Equal("live", await server.Portal.GetStringAsync("/health/live"));
        Assert.Contains("ready", await server.Portal.GetStringAsync("/health/ready"));
    }

    [Theory, EveryDatabase]
    public async Task An_unknown_address_is_answered_with_a_page_or_a_problem(RunningServer server)
    {
        using var program = await server.Portal.GetAsync("/nothing-here");
        Assert.Equal(HttpStatusCode.NotFound, program.StatusCode);
        Assert.Contains("no-such-page", await program.Content.ReadAsStringAsync());

        using var person = new HttpRequestMessage(HttpMethod.Get, "/nothing-here?lang=en");
        person.Headers.Accept.ParseAdd("text/html");
        using var page = await server.Portal.SendAsync(person);
        Assert.Contains("Choose again from the home page.", await page.Content.ReadAsStringAsync());
    }
}
