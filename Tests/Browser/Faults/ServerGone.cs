using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using Tests.Browser.Road;
using Tests.Support;

namespace Tests.Browser.Faults;

/// <summary>The server is killed as a power cut does it, before it has a commit or after it, and starts again: the open lesson goes on.</summary>
[Collection("whole server")]
public sealed class ServerGone(Chromium chromium, FaultMatrix matrix) : IClassFixture<Chromium>
{
    [ChromiumFact]
    public async Task Before_or_after_a_commit_it_is_saved_once()
    {
        var data = Directory.CreateTempSubdirectory("lrs-gone-").FullName;
        var portal = new Uri($"http://localhost:{RunningServer.FreePort()}");
        var server = await ServerProcess.Serve(data, portal);
        try
        {
            await Fault("server killed before a commit reached it, started again", "HRY100007", route => route.ContinueAsync());
            await Fault("server killed after a commit, before its answer, started again", "HRY100008", route => route.AbortAsync(), first: Deliver);
        }
        finally
        {
            await server.DisposeAsync();
            Directory.Delete(data, recursive: true);
        }

        async Task Fault(string name, string hrmsCode, Func<IRoute, Task> then, Func<IRoute, Task>? first = null)
        {
            await using var learner = await Person.SignIn(chromium.Browser, portal, hrmsCode);
            var playing = await learner.Launch("e-office");
            var steps = await Steps.In(playing);
            await steps.Take();
            await steps.Saved();
            var killed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await playing.Page.RouteAsync("**/commit*", Kill, new() { Times = 1 });
            await steps.Take();
            await killed.Task.WaitAsync(TimeSpan.FromMinutes(2));
            await steps.NotSaved();
            Assert.Equal(1, (await steps.Seen()).Saved);
            server = await ServerProcess.Serve(data, portal);
            await steps.Saved();
            matrix.Judge(name, await steps.Seen(), await Steps.FoundElsewhere(chromium.Browser, portal, hrmsCode));

            async Task Kill(IRoute route)
            {
                if (first is not null)
                    await first(route);
                await server.Kill();
                killed.SetResult();
                await then(route);
            }
        }
    }

    /// <summary>The server has it and says so, but not to the browser.</summary>
    private static async Task Deliver(IRoute route)
    {
        using var http = RunningServer.NewBrowser(new Uri(route.Request.Url));
        using var answer = await http.PostAsync(route.Request.Url, new StringContent(route.Request.PostData!, Encoding.UTF8, "application/json"));
        Assert.Equal("applied", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("state").GetString());
    }
}
