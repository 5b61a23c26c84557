using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Tests.Browser.Road;
using Tests.Support;

namespace Tests.Browser;

/// <summary>The sample page of the documentation, on an origin of its own, drives the player.</summary>
[Collection("whole server")]
public sealed class AnotherPortal(Chromium chromium) : IClassFixture<Chromium>
{
    [ChromiumFact]
    public async Task The_sample_page_lists_courses_opens_one_and_sees_the_progress()
    {
        await using var server = await RunningServer.StartWithSamples();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var portal = builder.Build();
        portal.MapGet("/", () => Results.Content(File.ReadAllText(Path.Combine(Files.Root, "docs", "player-api-sample.html")), "text/html"));
        await portal.StartAsync();

        await using var context = await chromium.Browser.NewContextAsync();
        context.SetDefaultTimeout(Chromium.Patience);
        var page = await context.NewPageAsync();
        await page.GotoAsync(portal.Urls.Single());
        await page.FillAsync("[name=player]", server.PortalOrigin.AbsoluteUri.TrimEnd('/'));
        await page.ClickAsync("[name=list]");
        await page.Locator("option[value=e-office]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.ClickAsync("[name=learn]");
        await page.WaitForURLAsync("**/play/**");
        var playing = new Playing(page);
        await playing.Next.ClickAsync();
        await playing.Sco.Locator("section[data-screen='1']").WaitForAsync();
        await page.ClickAsync("#leave");
        await page.WaitForURLAsync($"{portal.Urls.Single()}/");
        await page.FillAsync("[name=player]", server.PortalOrigin.AbsoluteUri.TrimEnd('/'));
        await page.ClickAsync("[name=list]");
        await page.Locator("option[value=e-office]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.ClickAsync("[name=look]");
        await Assertions.Expect(page.Locator("#said")).ToContainTextAsync("\"opened\": true");
    }
}
