using System.Text.Json;
using Lrs.Records.Stream;
using Lrs.Storage;
using Microsoft.Playwright;
using Tests.Browser.Road;
using Tests.Support;

namespace Tests.Browser;

/// <summary>A package that attacks whoever plays it gets nothing but its own attempt.</summary>
[Collection("whole server")]
public sealed class HostilePackage(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Learner = "HRY100005";
    private const string Another = "HRY100006";

    [ChromiumFact]
    public async Task It_reaches_neither_the_portal_nor_anothers_attempt_nor_another_courses_journal()
    {
        await using var server = await RunningServer.StartWithSamples();
        var (got, own, written) = await Attack(server);
        Assert.True(got.Count > 10);
        Assert.All(written, statement => Assert.Contains(own, statement));
        Assert.Equal("", string.Join('\n', got.Where(attack => attack.Value.Length > 0).Select(attack => $"{attack.Key}: {attack.Value}")));
    }

    /// <summary>Why every registration has a host of its own; and that the attacks above would be seen.</summary>
    [ChromiumFact]
    public async Task Where_all_packages_share_one_host_it_does_read_another_courses_journal()
    {
        var port = RunningServer.FreePort();
        await using var server = await RunningServer.StartWithSamples(null, $"--Web:ContentOrigin=http://127.0.0.1:{port}", "--port", $"{port}", $"--Web:PortalOrigin=http://localhost:{port}");
        var (got, own, written) = await Attack(server, new Uri($"http://localhost:{port}"));
        // With the token of another registration at hand its attempt is within reach too: there is no second lock.
        Assert.Contains(written, statement => !statement.Contains(own, StringComparison.Ordinal));
        Assert.Contains("scorm-journal", got["keptInLocalStorage"]);
        Assert.Equal("", got["readThePortal"]);
    }

    /// <summary>Two people at one machine, one after the other: the first left e-office with changes that never got out.</summary>
    private async Task<(Dictionary<string, string> Got, string Own, IReadOnlyList<string> Written)> Attack(RunningServer server, Uri? at = null)
    {
        var portal = at ?? server.PortalOrigin;
        await HostileCourse.Publish(server, portal);
        await using var another = await Person.SignIn(chromium.Browser, portal, Another);
        var theirs = await another.Launch("e-office");
        await theirs.Sco.Locator("section[data-screen='0']").WaitForAsync();
        await theirs.Page.RouteAsync("**/commit*", route => route.AbortAsync());
        await theirs.Next.ClickAsync();
        await theirs.Page.Locator("#saved[data-state=not-saved]").WaitForAsync();
        var token = theirs.Page.Url.Split("/play/")[1].Split('/')[0];
        var registration = await theirs.Page.EvaluateAsync<string>("() => document.body.dataset.registration");
        Assert.NotEqual(0, await theirs.Page.EvaluateAsync<int>("() => localStorage.length"));

        // The next person signs in with the same browser, without its cookies but with all it keeps.
        await another.Context.ClearCookiesAsync();
        await using var learner = await Person.SignIn(chromium.Browser, portal, Learner, context: another.Context);
        var before = await Statements(server);
        var hostile = await learner.Launch(HostileCourse.Slug);
        var frame = await (await hostile.Page.WaitForSelectorAsync("#sco"))!.ContentFrameAsync();
        await hostile.Sco.Locator("#go").WaitForAsync();
        await frame!.EvaluateAsync("values => { [window.anothersToken, window.anothersRegistration] = values; }", new[] { token, registration });
        await hostile.Sco.Locator("#go").ClickAsync();
        var said = hostile.Sco.Locator("#got:not(:empty)");
        await said.WaitForAsync();
        var got = JsonSerializer.Deserialize<Dictionary<string, string>>(await said.InnerTextAsync())!;

        // The portal still knows the learner.
        await (await learner.Open("/me")).Locator(".person").WaitForAsync();
        var own = await hostile.Page.EvaluateAsync<string>("() => document.body.dataset.registration");
        Assert.Equal(1, await Count(server, "select count(*) from registration where person = 'HRY100005'"));
        return (got, own, [.. (await Statements(server)).Skip(before.Count)]);
    }

    private static async Task<IReadOnlyList<string>> Statements(RunningServer server) =>
        [.. (await server.Get<StatementStream>().Read(0, 10_000, CancellationToken.None)).Select(item => JsonSerializer.Serialize(item.Statement.Context?.Registration))];

    private static Task<long> Count(RunningServer server, string sql) => server.Get<Database>().Read(session => session.Single<long>(sql), CancellationToken.None);
}
