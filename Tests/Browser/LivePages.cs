using Lrs.Storage;
using Microsoft.Playwright;
using Tests.Support;

namespace Tests.Browser;

/// <summary>A page that keeps itself true doesn't freeze silently and doesn't take anything away from the person.</summary>
public sealed class LivePages(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Stream = "**/live";

    [ChromiumFact]
    public async Task Somebody_signed_out_meanwhile_is_led_to_the_sign_in_and_back()
    {
        await using var server = await RunningServer.Start(null, "--People:ShowOutbox=true");
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await UploadingAPackage.SignedIn(server, context);
        await page.RouteAsync(Stream, async route =>
        {
            await server.Get<Database>().Write(session => session.Execute("delete from portal_session"), default);
            await route.FulfillAsync(new() { Status = 401 });
        });
        await page.GotoAsync($"{server.PortalOrigin}?lang=en");
        await page.WaitForURLAsync("**/sign-in?back=%2F%3Flang%3Den");
    }

    [ChromiumFact]
    public async Task What_is_being_typed_stays_until_it_is_done()
    {
        await using var server = await RunningServer.Start(null, "--People:ShowOutbox=true");
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await UploadingAPackage.SignedIn(server, context);
        var isTyping = new TaskCompletionSource();
        var changes = 0;
        await page.RouteAsync(Stream, async route =>
        {
            await isTyping.Task;
            changes++;
            await route.FulfillAsync(new() { ContentType = "text/event-stream", Body = "retry: 100\n\nevent: change\ndata: 1\n\n" });
        });
        await page.GotoAsync($"{server.PortalOrigin}");
        await page.EvaluateAsync("() => document.querySelector('[data-live]').insertAdjacentHTML('beforeend', '<input id=typed>')");
        await page.FillAsync("#typed", "डाक");
        isTyping.SetResult();
        await page.WaitForRequestFinishedAsync(new() { Predicate = _ => changes >= 4 });
        Assert.Equal("डाक", await page.InputValueAsync("#typed"));

        await page.FillAsync("#typed", "");
        await page.Locator("#typed").BlurAsync();
        await page.WaitForSelectorAsync("#typed", new() { State = WaitForSelectorState.Detached });
    }
}
