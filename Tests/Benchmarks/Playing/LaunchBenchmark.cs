using Microsoft.Playwright;
using Tests.Browser;
using Tests.Browser.Road;
using Tests.Support;

namespace Tests.Benchmarks.Playing;

/// <summary>From the click on a course to the first call of its lesson, in Chromium: with an empty cache, and once more with a full one.</summary>
internal static class LaunchBenchmark
{
    private const int Times = 10;
    private const string Learner = "HRY100005";

    // Notes when the lesson first calls. The player puts the API there just before it opens the lesson, and takes it away after each.
    private const string Watch =
        """
        setInterval(() => {
          const api = window.API_1484_11;
          if (!api || api.watched) return;
          api.watched = true;
          const initialize = api.Initialize;
          api.Initialize = (...words) => { window.firstCall ??= Date.now(); return initialize(...words); };
        }, 1);
        """;

    public static async Task Run()
    {
        if (Chromium.Path is null)
        {
            Console.WriteLine($"\nlaunch: {Chromium.Missing}");
            return;
        }

        await using var server = await Server.Start("--People:ShowOutbox=true");
        var chromium = new Chromium();
        await chromium.InitializeAsync();
        await using var learner = await Person.SignIn(chromium.Browser, server.Http.BaseAddress!, Learner);
        var signedIn = await learner.Context.StorageStateAsync();
        var (cold, warm) = (new List<double>(), new List<double>());
        // The first one also warms the server up.
        for (var time = 0; time <= Times; time++)
        {
            await using var context = await chromium.Browser.NewContextAsync(new() { StorageState = signedIn, ViewportSize = new() { Width = Screenshots.Phone, Height = 740 } });
            await context.AddInitScriptAsync(Watch);
            foreach (var list in new[] { cold, warm })
            {
                var took = await Launch(context, server.Http.BaseAddress!);
                if (time > 0)
                    list.Add(took);
            }
        }

        await chromium.DisposeAsync();
        var table = new Table($"From the click to the first call of the lesson, {Times} times", "browser", "p50 ms", "p95 ms", "most ms");
        foreach (var (name, list) in new[] { ("empty cache", cold), ("full cache", warm) })
        {
            var sorted = list.Order().ToList();
            table.Row(name, Figures.Whole(sorted[sorted.Count / 2]), Figures.Whole(sorted[sorted.Count * 95 / 100]), Figures.Whole(sorted[^1]));
        }
    }

    private static async Task<double> Launch(IBrowserContext context, Uri portal)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(portal.AbsoluteUri);
        var clicked = await page.EvaluateAsync<double>("() => { const at = Date.now(); document.querySelector(\"form[action='/learn/e-office'] button\").click(); return at; }");
        await page.WaitForURLAsync("**/play/**");
        await page.WaitForFunctionAsync("() => window.firstCall");
        var called = await page.EvaluateAsync<double>("() => window.firstCall");
        await page.ClickAsync("#leave");
        await page.WaitForURLAsync(url => !url.Contains("/play/"));
        await page.CloseAsync();
        return called - clicked;
    }
}
