using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using Tests.Browser.Road;

namespace Tests.Browser.Faults;

/// <summary>A Chromium of its own with a profile that outlives it, so that it can be killed and started again.</summary>
internal sealed class KillableBrowser : IAsyncDisposable
{
    private readonly Process _process;
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private KillableBrowser(Process process, IPlaywright playwright, IBrowser browser) => (_process, _playwright, _browser) = (process, playwright, browser);

    public static async Task<KillableBrowser> Start(string profile)
    {
        var told = Path.Combine(profile, "DevToolsActivePort");
        File.Delete(told);
        var process = Process.Start(new ProcessStartInfo(
            Chromium.Path!,
            ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync", "--remote-debugging-port=0", $"--user-data-dir={profile}"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        for (var tries = 0; !File.Exists(told) || new FileInfo(told).Length == 0; tries++)
        {
            Assert.True(tries < 600 && !process.HasExited, "Chromium did not start within a minute");
            await Task.Delay(100);
        }

        var port = int.Parse((await File.ReadAllLinesAsync(told))[0], CultureInfo.InvariantCulture);
        var playwright = await Playwright.CreateAsync();
        return new KillableBrowser(process, playwright, await playwright.Chromium.ConnectOverCDPAsync($"http://127.0.0.1:{port}"));
    }

    public Task<Person> SignIn(Uri portal, string hrmsCode) => Person.SignIn(_browser, portal, hrmsCode, context: _browser.Contexts[0]);

    /// <summary>No goodbye, as when the machine loses its power: every process of the browser at once.</summary>
    public async Task Kill()
    {
        if (_process.HasExited)
            return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        await _browser.DisposeAsync();
        _playwright.Dispose();
        _process.Dispose();
    }
}
