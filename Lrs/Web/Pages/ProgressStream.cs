using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;

namespace Lrs.Web;

/// <summary>How a long piece of work stands: a word for its state, how much is done, in percent too, and whether anything can still change.</summary>
public sealed record WorkProgress(string State, long Done, int Percent, bool IsOver);

/// <summary>Long work shows itself: server-sent events with the percentage, one whenever it stands differently.</summary>
public static class ProgressStream
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);
    private const int LooksPerHeartbeat = 30;

    /// <summary>Looks until the page is closed or the server stops. The first look tells too: the work may have ended between the page and this.</summary>
    public static IResult Of(HttpContext http, Func<Task<WorkProgress?>> look, TimeProvider clock, CancellationToken stopping)
    {
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(Changes(look, clock, stopping, http.RequestAborted));
    }

    private static async IAsyncEnumerable<SseItem<string>> Changes(
        Func<Task<WorkProgress?>> look, TimeProvider clock, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(LookEvery, clock);
        await using var stop = stopping.Register(timer.Dispose);
        await using var gone = cancel.Register(timer.Dispose);
        WorkProgress? last = null;
        var looksSinceSaid = 0;
        do
        {
            // Proxies cut a connection that says nothing.
            if (++looksSinceSaid > LooksPerHeartbeat)
            {
                looksSinceSaid = 0;
                yield return new("", "alive");
            }

            if (last is { IsOver: true } || await look() is not { } now)
                continue;
            if (last != now)
            {
                looksSinceSaid = 0;
                yield return new($"{now.Percent}", "change");
            }

            last = now;
        }
        while (await timer.WaitForNextTickAsync(CancellationToken.None));
    }
}
