using Lrs.People;
using Lrs.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Lrs.Training.Live;

/// <summary>
/// Server-sent events (HTML, 9.2): <c>event: change</c> whenever figures changed, at most twice a second.
/// It says only that something changed; the page that is then fetched again decides who sees what.
/// </summary>
public static class LiveStream
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LoadingPage = TimeSpan.FromSeconds(10);

    /// <summary>Answers one address with the stream, to people signed in.</summary>
    public static RouteHandlerBuilder MapLiveStream(this IEndpointRouteBuilder routes, string pattern) =>
        routes.MapGet(pattern, Follow).RequireViewer();

    private static async Task Follow(HttpContext http, FigureChanges changes, IHostApplicationLifetime life, TimeProvider clock)
    {
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, life.ApplicationStopping);
        try
        {
            // A change while the page was on its way to the browser would otherwise be missed.
            var seen = Instants.ToMicros(clock.GetUtcNow() - LoadingPage);
            await Send(http.Response, "retry: 2000\n\n", end.Token);
            while (true)
            {
                if (await Waited(changes.Changed(seen, end.Token)))
                {
                    seen = changes.Last;
                    await Send(http.Response, $"event: change\ndata: {seen}\n\n", end.Token);
                    await Task.Delay(Shortest, clock, end.Token);
                }
                else
                {
                    await Send(http.Response, ": still here\n\n", end.Token);
                }
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The reader left, or the server stops: the stream ends, the browser comes back.
        }
    }

    private static async Task<bool> Waited(Task change)
    {
        try
        {
            await change.WaitAsync(Heartbeat);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static async Task Send(HttpResponse response, string text, CancellationToken cancel)
    {
        await response.WriteAsync(text, cancel);
        await response.Body.FlushAsync(cancel);
    }
}
