using Tests.Browser.Road;
using Tests.Support;

namespace Tests.Browser.Faults;

/// <summary>A server behind a link that can be cut, a learner, and the open lesson whose first step is taken and saved.</summary>
internal sealed class UnderWay : IAsyncDisposable
{
    private readonly Chromium _chromium;
    private readonly RunningServer _server;
    private readonly string _hrmsCode;

    private UnderWay(Chromium chromium, string hrmsCode, Link link, RunningServer server, Person learner, Playing playing, Steps steps)
    {
        (_chromium, _hrmsCode, _server) = (chromium, hrmsCode, server);
        (Link, Learner, Playing, Steps) = (link, learner, playing, steps);
    }

    public Link Link { get; }

    public Person Learner { get; }

    public Playing Playing { get; }

    public Steps Steps { get; }

    /// <summary>Where nobody waits the clock of the browser is the test's.</summary>
    public static async Task<UnderWay> Begin(Chromium chromium, string hrmsCode, bool clockIsOurs = false)
    {
        var link = new Link();
        var server = await RunningServer.StartWithSamples(null, link.Options);
        var learner = await Person.SignIn(chromium.Browser, link.Portal, hrmsCode);
        if (clockIsOurs)
            await learner.Context.Clock.InstallAsync();
        var playing = await learner.Launch("e-office");
        var steps = await Steps.In(playing);
        await steps.Take();
        await steps.Saved();
        return new(chromium, hrmsCode, link, server, learner, playing, steps);
    }

    /// <summary>The steps that a browser which remembers nothing finds.</summary>
    public Task<IReadOnlyList<string>> FoundElsewhere() => Steps.FoundElsewhere(_chromium.Browser, Link.Portal, _hrmsCode);

    /// <summary>The steps this browser finds when it opens the course again.</summary>
    public Task<IReadOnlyList<string>> FoundHere() => Steps.Found(Learner);

    public async ValueTask DisposeAsync()
    {
        await Learner.DisposeAsync();
        await _server.DisposeAsync();
        Link.Dispose();
    }
}
