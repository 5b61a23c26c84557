using System.Diagnostics;
using System.Net.Http.Headers;

namespace Tests.Benchmarks.Records;

/// <summary>Sends batches of a size over some connections for some seconds and counts what was acknowledged.</summary>
internal sealed class Ingest(Server server, StatementMaker maker)
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(5);

    private int _next;
    private int _sent;

    /// <summary>How many statements were acknowledged so far.</summary>
    public int Sent => _sent;

    /// <summary>Statements acknowledged in a second, and microseconds of processor time the server spent on each.</summary>
    public async Task<(double Rate, double Micros)> Run(int batch, int connections)
    {
        // Bodies are made before the clock runs: making them is not the server's work.
        var bodies = new Queue<byte[]>(Enumerable.Range(0, Ready(batch)).Select(_ => Next(batch)));
        var acknowledged = 0;
        var before = server.Processor();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            while (clock.Elapsed < Length && Take(bodies) is { } body)
            {
                await Post(body);
                Interlocked.Add(ref acknowledged, batch);
                Interlocked.Add(ref _sent, batch);
            }
        }));
        return (acknowledged / clock.Elapsed.TotalSeconds, (server.Processor() - before).TotalMicroseconds / acknowledged);
    }

    /// <summary>Mean length of a statement as it is sent.</summary>
    public int BytesEach => maker.Batch(0, 1000).Length / 1000;

    /// <summary>Does something while so many statements a second come in, in batches of 50.</summary>
    public async Task<T> While<T>(int perSecond, Func<Task<T>> work)
    {
        const int Batch = 50;
        using var stop = new CancellationTokenSource();
        var sending = Task.Run(async () =>
        {
            using var beat = new PeriodicTimer(TimeSpan.FromSeconds((double)Batch / perSecond));
            while (!stop.IsCancellationRequested && await beat.WaitForNextTickAsync())
                await Send(Batch);
        });
        var result = await work();
        await stop.CancelAsync();
        await sending;
        return result;
    }

    /// <summary>Fills the store up to a number of statements.</summary>
    public async Task FillTo(int statements)
    {
        const int Batch = 1000;
        await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            while (Volatile.Read(ref _sent) < statements)
                await Send(Batch);
        }));
    }

    /// <summary>
    /// Waits until the roll-ups have caught up and the runtime has compiled what it was about to, so that neither is taken for the cost of what follows.
    /// </summary>
    public async Task Settle()
    {
        const string Lag = "lrs_stream_lag";
        var pause = TimeSpan.FromMilliseconds(500);
        var (isBehind, isBusy) = (true, true);
        while (isBehind || isBusy)
        {
            var before = server.Processor();
            await Task.Delay(pause);
            isBusy = server.Processor() - before > pause / 20;
            var lags = (await server.Http.GetStringAsync("/metrics")).Split('\n').Where(line => line.StartsWith(Lag, StringComparison.Ordinal)).ToArray();
            isBehind = lags.Length == 0 || !lags.All(line => line.Split(' ')[1] == "0");
        }
    }

    private static int Ready(int batch) => Math.Max(40, batch == 1 ? 30_000 : 100_000 / batch);

    private byte[] Next(int batch) => maker.Batch(Interlocked.Add(ref _next, batch) - batch, batch);

    private static byte[]? Take(Queue<byte[]> bodies)
    {
        lock (bodies)
            return bodies.TryDequeue(out var body) ? body : null;
    }

    private async Task Send(int batch)
    {
        await Post(Next(batch));
        Interlocked.Add(ref _sent, batch);
    }

    private async Task Post(byte[] body)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var answer = await server.Http.PostAsync("/xapi/statements", content);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }
}
