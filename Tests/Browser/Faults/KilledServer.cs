using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Tests.Browser.Road;
using Tests.Support;

namespace Tests.Browser.Faults;

/// <summary>The process is killed while a SCO commits and a tool sends: what was acknowledged is there, the figures are those of a rebuild.</summary>
[Collection("whole server")]
public sealed partial class KilledServer(Chromium chromium, FaultMatrix matrix) : IClassFixture<Chromium>
{
    private const string Learner = "HRY100009";
    private const string Course = "https://lrs.haryana.gov.in/courses/e-office";
    private const string Figures = "CompetencyResults?$filter=Level gt 0&$select=HrmsCode,CompetencyId,Level,AcquiredAt,EvidenceCount&$orderby=HrmsCode,CompetencyId";

    private readonly ConcurrentDictionary<Guid, string> _acknowledged = new();
    private long _saved;

    [ChromiumFact]
    public async Task What_was_acknowledged_is_there_and_the_figures_are_those_of_a_rebuild()
    {
        var data = Directory.CreateTempSubdirectory("lrs-killed-").FullName;
        var portal = new Uri($"http://localhost:{RunningServer.FreePort()}");
        using var tool = new Tool(portal, "sample", "sample");
        await using (var server = await ServerProcess.Serve(data, portal))
        {
            await using var learner = await Person.SignIn(chromium.Browser, portal, Learner);
            await CommitWithoutEnd(await learner.Launch("e-office"));
            using var stop = new CancellationTokenSource();
            var sending = SendWithoutEnd(tool, stop.Token);
            await Until(() => Interlocked.Read(ref _saved) >= 3 && _acknowledged.Count >= 20);
            await server.Kill();
            await sending;
        }

        await using (await ServerProcess.Serve(data, portal))
        {
            Assert.All(await Task.WhenAll(_acknowledged.Keys.Select(tool.Has)), Assert.True);
            await using var learner = await Person.SignIn(chromium.Browser, portal, Learner);
            var (saved, there) = (Interlocked.Read(ref _saved), await SavedAt(learner));
            matrix.Judge(
                "server killed during commits, ten a second, while a tool sends", $"steps acknowledged: {saved}; statements acknowledged: {_acknowledged.Count}",
                $"steps: {there}; all those statements", there < saved ? "LOST" : null);
            await Counted(tool);
        }

        var counted = await Rebuilt(data, portal, tool);
        Directory.Delete(data, recursive: true);
        Assert.Equal(counted.Before, counted.After);
    }

    /// <summary>The figures after the crash, and again after all roll-ups were computed from nothing.</summary>
    private static async Task<(IReadOnlyList<string> Before, IReadOnlyList<string> After)> Rebuilt(string data, Uri portal, Tool tool)
    {
        IReadOnlyList<string> before;
        await using (await ServerProcess.Serve(data, portal))
            before = await Read(tool);
        await ServerProcess.Run("rebuild", "--data", data);
        await using (await ServerProcess.Serve(data, portal))
            return (before, await Read(tool));
    }

    /// <summary>The SCO's own run time is told something new ten times a second; the browser saves it as it does.</summary>
    private async Task CommitWithoutEnd(Playing playing)
    {
        await playing.Next.WaitForAsync();
        playing.Page.Response += (_, answer) =>
        {
            if (answer.Ok && answer.Url.EndsWith("/commit", StringComparison.Ordinal) && Kept().Matches(answer.Request.PostData ?? "") is { Count: > 0 } kept)
                Interlocked.Exchange(ref _saved, Math.Max(_saved, kept.Max(k => long.Parse(k.Groups[1].Value, CultureInfo.InvariantCulture))));
        };
        await playing.Page.EvaluateAsync(
            "() => { let n = 0; setInterval(() => { API_1484_11.SetValue('cmi.suspend_data', `kept-${++n}`); API_1484_11.Commit(''); }, 100); }");
    }

    private async Task SendWithoutEnd(Tool tool, CancellationToken cancel)
    {
        for (var number = 10; !cancel.IsCancellationRequested; number = number == 200 ? 10 : number + 1)
        {
            try
            {
                var person = $"HRY100{number:000}";
                _acknowledged[await tool.SayPassed(person, Course, cancel)] = person;
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    /// <summary>What a browser that remembers nothing gets when the course is opened.</summary>
    private static async Task<long> SavedAt(Person learner)
    {
        var begun = "";
        learner.Context.Response += async (_, answer) =>
        {
            if (answer.Ok && answer.Url.EndsWith("/begin", StringComparison.Ordinal))
                begun = await answer.TextAsync();
        };
        await learner.Launch("e-office");
        await Until(() => begun.Length > 0);
        return Kept().Match(begun) is { Success: true } kept ? long.Parse(kept.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>Until everybody acknowledged is in the figures.</summary>
    private async Task Counted(Tool tool)
    {
        var expected = _acknowledged.Values.Distinct().Order().ToList();
        for (var tries = 0; tries < 60; tries++)
        {
            var rows = await tool.Feed("CompetencyResults?$filter=Level gt 0 and CompetencyId eq 'CID0001'&$select=HrmsCode");
            if (expected.Except(rows.Select(r => r.GetProperty("HrmsCode").GetString())).FirstOrDefault() is null)
                return;
            await Task.Delay(500);
        }

        Assert.Fail("not everybody who passed was counted within half a minute");
    }

    private static async Task<IReadOnlyList<string>> Read(Tool tool) => [.. (await tool.Feed(Figures)).Select(row => row.GetRawText())];

    private static async Task Until(Func<bool> condition)
    {
        for (var tries = 0; !condition() && tries < 600; tries++)
            await Task.Delay(100);
        Assert.True(condition(), "did not come about within a minute");
    }

    [GeneratedRegex("kept-([0-9]+)")]
    private static partial Regex Kept();
}
