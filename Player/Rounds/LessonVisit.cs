using System.Collections.Concurrent;
using Authoring.Manifests;
using PuppeteerSharp;

namespace Player.Rounds;

/// <summary>
/// Chromium without a window, for packages that are other people's programs: in its sandbox, with a profile of its own that goes with it,
/// and with no way to any host but the one the lesson is served from.
/// </summary>
public sealed class LessonVisit : IAsyncDisposable
{
    private const int MostNotes = 20;
    private const int LongestNote = 300;
    private static readonly TimeSpan Loads = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Calls = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Settles = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    // The player puts the API into its window just before it opens the lesson.
    private const string Watch =
        """
        if (window === window.top) setInterval(() => {
          for (const [name, call] of [["API_1484_11", "Initialize"], ["API", "LMSInitialize"]]) {
            const api = window[name];
            if (!api || api.watched) continue;
            api.watched = true;
            const initialize = api[call];
            api[call] = (...words) => { window.lessonCalled = true; return initialize(...words); };
          }
        }, 1);
        """;

    private readonly IBrowser _browser;
    private readonly TimeProvider _clock;

    private LessonVisit(IBrowser browser, TimeProvider clock) => (_browser, _clock) = (browser, clock);

    /// <summary>Starts the browser; it reaches the given host alone.</summary>
    public static async Task<LessonVisit> Start(PlayerOptions options, string host, TimeProvider clock) => new(
        await Puppeteer.LaunchAsync(new LaunchOptions
        {
            ExecutablePath = options.Chromium,
            Headless = true,
            Args =
            [
                // Whatever is not the host goes to a proxy that isn't there: names, addresses and sockets alike.
                "--proxy-server=http://127.0.0.1:9", $"--proxy-bypass-list=<-loopback>;{host}", "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
                "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--mute-audio",
                .. options.ChromiumSandbox ? Array.Empty<string>() : ["--no-sandbox"],
            ],
        }), clock);

    /// <summary>Opens a launch and waits until its lesson calls, or has had its time.</summary>
    public async Task<LessonSeen> Of(Item item, string launch, CancellationToken cancel)
    {
        var (missing, errors, console) = (new ConcurrentQueue<string>(), new ConcurrentQueue<string>(), new ConcurrentQueue<string>());
        await using var page = await _browser.NewPageAsync();
        var files = launch + "files/";
        // The address of the launch is a key for some minutes, and says nothing to a reader.
        string Plain(string text) => text.Replace(files, "", StringComparison.Ordinal).Replace(launch, "", StringComparison.Ordinal);
        page.Response += (_, e) =>
        {
            if ((int)e.Response.Status >= 400 && e.Response.Url.StartsWith(files, StringComparison.Ordinal))
                Note(missing, $"{(int)e.Response.Status} {Uri.UnescapeDataString(e.Response.Url[files.Length..])}");
        };
        page.PageError += (_, e) => Note(errors, Plain(e.Message));
        page.Console += (_, e) =>
        {
            // A file that is not there is told once, under its own heading.
            if (e.Message.Type == ConsoleType.Error && !e.Message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                Note(console, Plain(e.Message.Text));
        };
        page.Dialog += (_, e) => _ = e.Dialog.Dismiss();
        await page.EvaluateExpressionOnNewDocumentAsync(Watch);
        await page.GoToAsync(launch, new NavigationOptions { Timeout = (int)Loads.TotalMilliseconds, WaitUntil = [WaitUntilNavigation.Load] });
        var (opened, called) = (false, false);
        var until = _clock.GetUtcNow() + Calls;
        while (!called && _clock.GetUtcNow() < until)
        {
            await Task.Delay(Look, _clock, cancel);
            opened |= page.Frames.Any(frame => frame.Url.StartsWith(files, StringComparison.Ordinal));
            called = await page.EvaluateExpressionAsync<bool>("window.lessonCalled === true");
            // A page that is no SCO need not talk; a moment shows whether it is whole.
            if (opened && item.ScormType != ScormType.Sco && _clock.GetUtcNow() > until - Calls / 2)
                break;
        }

        // Much is fetched and run only once the lesson has called.
        await Task.Delay(Settles, _clock, cancel);
        return new LessonSeen(item.Identifier, item.Title, item.ScormType == ScormType.Sco, opened, called, [.. missing.Distinct()], [.. errors.Distinct()], [.. console.Distinct()]);
    }

    public async ValueTask DisposeAsync() => await _browser.DisposeAsync();

    private static void Note(ConcurrentQueue<string> notes, string text)
    {
        if (notes.Count < MostNotes)
            notes.Enqueue(text.Length > LongestNote ? text[..LongestNote] + "…" : text);
    }
}
