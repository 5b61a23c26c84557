using Lrs.Storage;
using Lrs.Web;

namespace Player.Launch;

/// <summary>The lease of a registration: one launch holds it and may write; the others wait, and take it over when somebody says so or nobody is there.</summary>
public sealed partial class Launches
{
    // A browser that has not been heard of for so long has gone without a word; the player speaks up every two minutes.
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(3);

    /// <summary>A launch that may wait: its page is shown whether it is the live one or not. Gone where its minutes are over.</summary>
    public async Task<Outcome<Launch>> FindWaiting(string token, CancellationToken cancel) =>
        await Row(token, cancel) is { } row && Instants.FromMicros(row.Expires) >= clock.GetUtcNow() ? row.Launch() : OverAlready;

    /// <summary>
    /// "Continue here": the launch becomes the live one. The one before is told with its next request and can write nothing more;
    /// what reached the server from it before counts. Gone where the minutes of this launch are over.
    /// </summary>
    public Task<Outcome<Launch>> Take(string token, CancellationToken cancel) => MakeLive(token, asks: false, cancel);

    /// <summary>The same where nobody is at the course any more; Gone as <see cref="OpenedElsewhere"/> where somebody is.</summary>
    public Task<Outcome<Launch>> Enter(string token, CancellationToken cancel) => MakeLive(token, asks: true, cancel);

    /// <summary>The page of a launch went away: whoever opens the course next is not asked whether to continue there.</summary>
    public Task Away(Launch launch, CancellationToken cancel) =>
        database.Write(session => session.Execute("update launch set seen = null where token_hash = @hash", new { hash = launch.TokenHash }), cancel);

    /// <summary>The page of a launch is there: gives it its full minutes again. Gone where another launch is the live one.</summary>
    public async Task<Outcome<bool>> Renew(Launch launch, CancellationToken cancel) => await database.Write(
        session => session.Execute(
            "update launch set expires = @expires, seen = @now where token_hash = @hash and ended = 0",
            new { hash = launch.TokenHash, now = Instants.ToMicros(clock.GetUtcNow()), expires = Instants.ToMicros(clock.GetUtcNow() + Life) }),
        cancel) == 1 ? true : OpenedElsewhere;

    /// <summary>
    /// The same within the write of a change; false where another launch is the live one. What a closing page sends last may
    /// come in after its goodbye, so a change of a page that is away is no sign that it is there.
    /// </summary>
    public async Task<bool> Renew(Session session, Launch launch) => await session.Execute(
        "update launch set expires = @expires, seen = case when seen is null then null else @now end where token_hash = @hash and ended = 0",
        new { hash = launch.TokenHash, now = Instants.ToMicros(clock.GetUtcNow()), expires = Instants.ToMicros(clock.GetUtcNow() + Life) }) == 1;

    private async Task<Outcome<Launch>> MakeLive(string token, bool asks, CancellationToken cancel)
    {
        var found = await FindWaiting(token, cancel);
        if (found.Failure is { } failure)
            return failure;
        var (launch, now) = (found.Value, clock.GetUtcNow());
        var registration = launch.Registration.ToString("D");
        var taken = await database.Write(async session =>
        {
            await Lock(session, registration);
            if (asks && launch.Waits && await SomebodyIsThere(session, registration, now))
                return false;
            await EndLive(session, registration);
            await session.Execute(
                "update launch set ended = 0, seen = @now, expires = @expires where token_hash = @hash",
                new { hash = launch.TokenHash, now = Instants.ToMicros(now), expires = Instants.ToMicros(now + Life) });
            return true;
        }, cancel);
        return taken ? launch with { Waits = false } : OpenedElsewhere;
    }

    /// <summary>Those who open or take over the same registration at one moment go one after the other, whatever node they are on.</summary>
    private static Task Lock(Session session, string registration) =>
        session.Execute("update registration set created = created where id = @registration", new { registration });

    private static Task EndLive(Session session, string registration) =>
        session.Execute("update launch set ended = 1 where registration = @registration and ended = 0", new { registration });

    private static async Task<bool> SomebodyIsThere(Session session, string registration, DateTimeOffset now) => await session.Single<long>(
        "select count(*) from launch where registration = @registration and ended = 0 and seen > @since",
        new { registration, since = Instants.ToMicros(now - Silence) }) > 0;
}
