using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Player.RunTime;

namespace Tests.Browser;

/// <summary>What the adapter does behind the SCO's back: order, repetition, the journal, the last moment.</summary>
public sealed class AdapterCommits(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private readonly List<CommitBatch> arrived = [];
    private IBrowserContext? context;
    private WebApplication? server;
    private int status = 204;

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null)
            return;
        context = await chromium.Browser.NewContextAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.MapGet("/{**any}", () => Results.Content("<!doctype html><title>content</title>", "text/html"));
        server.MapPost("/commit", Take);
        await server.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (context is not null)
            await context.DisposeAsync();
        if (server is not null)
            await server.DisposeAsync();
    }

    private string Origin => server!.Urls.Single() + "/";

    [ChromiumFact]
    public async Task A_change_is_sent_within_two_seconds_without_Commit()
    {
        var page = await Launch("first");
        await page.EvaluateAsync("() => { api.Initialize(''); api.SetValue('cmi.location', '3'); }");
        await Until(() => arrived.Count == 1);
        Assert.Equal([new("cmi.location", "3")], arrived[0].Set);
        Assert.False(arrived[0].Terminate);
    }

    [ChromiumFact]
    public async Task Batches_arrive_in_order_and_again_until_acknowledged()
    {
        var page = await Launch("order");
        status = 503;
        await page.EvaluateAsync("() => { api.Initialize(''); api.SetValue('cmi.location', '1'); return api.Commit(''); }");
        await Until(() => arrived.Count >= 1);
        await Eventually(page, "() => states.at(-1) === 'not-saved'");
        await page.EvaluateAsync("() => { for (const n of ['2', '3', '4']) { api.SetValue('cmi.location', n); api.Commit(''); } }");
        status = 204;
        Assert.True(await page.EvaluateAsync<bool>("() => created.whenSaved()"));
        Assert.Equal(["1", "4"], arrived.DistinctBy(b => b.Sequence).Select(b => b.Set.Single().Value));
        Assert.Equal(arrived.Select(b => b.Sequence).Order(), arrived.Select(b => b.Sequence));
        Assert.Equal("saved", await page.EvaluateAsync<string>("() => states.at(-1)"));
        Assert.Equal(0, await page.EvaluateAsync<int>("() => localStorage.length"));
    }

    [ChromiumFact]
    public async Task Terminate_carries_exit_and_navigation()
    {
        var page = await Launch("end");
        await page.EvaluateAsync("() => { api.Initialize(''); api.SetValue('cmi.exit', 'suspend'); api.SetValue('adl.nav.request', 'continue'); return api.Terminate(''); }");
        await Until(() => arrived.Count == 1);
        Assert.Equal((true, "suspend", "continue"), (arrived[0].Terminate, arrived[0].Exit, arrived[0].Navigation));
        Assert.DoesNotContain(arrived[0].Set, v => v.Key.StartsWith("adl.", StringComparison.Ordinal));
    }

    [ChromiumFact]
    public async Task What_a_page_left_unsent_is_sent_at_the_next_launch()
    {
        status = 503;
        var page = await Launch("crash");
        Assert.Equal("true", await page.EvaluateAsync<string>("() => { api.Initialize(''); api.SetValue('cmi.suspend_data', 'half way'); return api.Commit(''); }"));
        await page.CloseAsync();
        (status, var before) = (204, arrived.Count);
        var next = await context!.NewPageAsync();
        await next.GotoAsync(Origin);
        await next.AddScriptTagAsync(new() { Content = AdapterScript.Text });
        Assert.True(await next.EvaluateAsync<bool>("() => sendScormJournal('crash', createScormTransport('/commit'))"));
        Assert.Equal("half way", Assert.Single(arrived.Skip(before).DistinctBy(batch => (batch.Session, batch.Sequence))).Set.Single().Value);
        Assert.Equal(0, await next.EvaluateAsync<int>("() => localStorage.length"));
    }

    [ChromiumFact]
    public async Task Leaving_the_page_sends_what_is_left()
    {
        var page = await Launch("leave");
        await page.EvaluateAsync("() => { api.Initialize(''); api.SetValue('cmi.location', 'last'); }");
        await page.GotoAsync(Origin + "elsewhere");
        await Until(() => arrived.Count == 1);
        Assert.Equal("last", arrived[0].Set.Single().Value);
    }

    [ChromiumFact]
    public async Task A_launch_that_goes_on_elsewhere_stops_and_says_so()
    {
        var page = await Launch("lease");
        status = 410;
        await page.EvaluateAsync("() => { api.Initialize(''); api.SetValue('cmi.location', '1'); api.Commit(''); }");
        Assert.False(await page.EvaluateAsync<bool>("() => created.whenSaved()"));
        await Eventually(page, "() => states.at(-1) === 'stopped'");
        Assert.Equal(["false", "391"], await page.EvaluateAsync<string[]>("() => [api.Commit(''), api.GetLastError()]"));
        Assert.Single(arrived);
    }

    [ChromiumFact]
    public async Task Commit_tells_the_truth_where_the_browser_keeps_nothing()
    {
        var page = await Launch("nodisk");
        await page.EvaluateAsync("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }");
        Assert.Equal("true", await page.EvaluateAsync<string>("() => { api.Initialize(''); api.SetValue('cmi.location', '1'); return api.Commit(''); }"));
        Assert.Equal("1", arrived[0].Set.Single().Value);
        status = 503;
        Assert.Equal("false", await page.EvaluateAsync<string>("() => { api.SetValue('cmi.location', '2'); return api.Commit(''); }"));
    }

    [ChromiumFact]
    public async Task What_the_server_refuses_is_not_called_saved()
    {
        var page = await Launch("refused");
        status = 413;
        await page.EvaluateAsync("() => { api.Initialize(''); api.SetValue('cmi.suspend_data', 'far too much'); api.Commit(''); }");
        await Eventually(page, "() => states.at(-1) === 'not-saved'");
        Assert.Equal(["false", "391"], await page.EvaluateAsync<string[]>("() => [api.Commit(''), api.GetLastError()]"));
        status = 204;
        Assert.Equal("true", await page.EvaluateAsync<string>("async () => { api.SetValue('cmi.suspend_data', 'less'); api.Commit(''); await created.whenSaved(); return api.Commit(''); }"));
        Assert.Equal("saved", await page.EvaluateAsync<string>("() => states.at(-1)"));
    }

    [ChromiumFact]
    public async Task A_batch_is_on_the_disk_soon_and_the_newer_of_two_copies_is_sent()
    {
        status = 503;
        var page = await Launch("disk");
        await page.EvaluateAsync("() => { api.Initialize(''); api.SetValue('cmi.location', '1'); api.Commit(''); }");
        await Until(() => arrived.Count >= 1);
        // Not sent yet, so it grows; the copy of localStorage stays behind, as after a browser that was killed.
        await page.EvaluateAsync("() => { api.SetValue('cmi.location', '2'); api.Commit(''); window.old = { ...localStorage }; api.SetValue('cmi.location', '3'); api.Commit(''); }");
        await Eventually(page, """
            async () => {
              const database = await new Promise(done => { indexedDB.open('scorm-journal').onsuccess = event => done(event.target.result); });
              const all = await new Promise(done => { database.transaction('batches').objectStore('batches').getAll().onsuccess = event => done(event.target.result); });
              return all.some(batch => batch.set['cmi.location'] === '3');
            }
            """);
        await page.EvaluateAsync("() => Object.assign(localStorage, old)");
        await page.CloseAsync();
        (status, var before) = (204, arrived.Count);
        var next = await context!.NewPageAsync();
        await next.GotoAsync(Origin);
        await next.AddScriptTagAsync(new() { Content = AdapterScript.Text });
        Assert.True(await next.EvaluateAsync<bool>("() => sendScormJournal('disk', createScormTransport('/commit'))"));
        // What the closed page said as it went may still come in first; the journal is sent in its order after that.
        Assert.Equal(
            ["1", "3"],
            arrived.Skip(before).Reverse().DistinctBy(batch => (batch.Session, batch.Sequence)).Reverse().Select(batch => batch.Set.Single().Value));
    }

    [ChromiumTheory]
    [InlineData(false, 0)]
    [InlineData(true, 80)]
    public async Task Time_counts_while_somebody_is_there(bool somebody, int seconds)
    {
        var page = await Launch($"idle-{somebody}");
        var elapsed = await page.EvaluateAsync<double>(
            """
            somebody => {
              let now = performance.now();
              performance.now = () => now;
              const start = { ...globalThis.given.start, session: "11111111-2222-4333-8444-555555555555" };
              const idle = createScormApi(globalThis.given.rules, start, createScormTransport("/commit"), { journalKey: "idle", idleAfter: 60_000, isActive: () => somebody });
              idle.API_1484_11.Initialize("");
              now += 80_000;
              idle.API_1484_11.Terminate("");
              return idle.elapsedSeconds();
            }
            """, somebody);
        Assert.Equal(seconds, elapsed);
    }

    [ChromiumFact]
    public async Task Content_gets_no_exception_whatever_it_passes()
    {
        var page = await Launch("hostile");
        var answers = await page.EvaluateAsync<string[]>(
            "() => [api.Initialize(), api.SetValue('cmi.score.raw', 85), api.GetValue('cmi.score.raw'), api.SetValue(), api.GetValue({ toString() { throw new Error(); } }), api.Commit(null)]");
        Assert.Equal(["true", "true", "85", "false", "", "true"], answers);
    }

    private async Task<IPage> Launch(string key)
    {
        var page = await context!.NewPageAsync();
        await page.GotoAsync(Origin);
        await page.AddScriptTagAsync(new() { Content = AdapterScript.Text });
        var start = new SessionStart { Standard = RunTimeStandard.Scorm2004, Sco = "sco-1", Session = Guid.NewGuid(), LearnerId = "HRY000123", LearnerName = "Sharma, Asha" };
        await page.EvaluateAsync(
            """
            async ([rules, start, journalKey]) => {
              // As the player does, which also opens the journal.
              await sendScormJournal(journalKey, createScormTransport("/commit"));
              globalThis.given = { rules: JSON.parse(rules), start: JSON.parse(start) };
              globalThis.states = [];
              globalThis.created = createScormApi(JSON.parse(rules), JSON.parse(start), createScormTransport("/commit"), { journalKey, onState: state => states.push(state) });
              globalThis.api = created.API_1484_11;
            }
            """,
            new[] { start.Rules.ToJson(), start.ToJson(), key });
        return page;
    }

    private IResult Take(JsonElement body)
    {
        Assert.True(CommitBatch.TryRead(body, out var batch, out var problem), problem);
        lock (arrived)
            arrived.Add(batch!);
        return Results.StatusCode(status);
    }

    private static async Task Eventually(IPage page, string condition) => await page.WaitForFunctionAsync(condition, null, new() { Timeout = Chromium.Patience });

    private static async Task Until(Func<bool> condition)
    {
        for (var tries = 0; !condition() && tries < 200; tries++)
            await Task.Delay(50);
        Assert.True(condition(), "nothing arrived within ten seconds");
    }
}
