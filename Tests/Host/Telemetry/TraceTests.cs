using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Lrs.Records.Stream;
using Tests.Support;

namespace Tests.Host.Telemetry;

public sealed class TraceTests
{
    [Fact]
    public async Task A_request_with_its_database_work_and_the_roll_ups_arrive_at_the_collector()
    {
        using var collector = new Collector();
        await using (var server = await RunningServer.Start(null, $"--Host:TraceEndpoint={collector.Address}"))
        {
            await MetricsTests.Post(server);
            await server.Get<RollUpRunner>().Catchup(CancellationToken.None);
        }

        // What was waiting has been sent when the server has stopped.
        Assert.All(
            (string[])["POST /xapi/statements", "database write", "database read", "roll-up step", "service.name"],
            name => Assert.Contains(name, collector.Received(), StringComparison.Ordinal));
    }

    /// <summary>Takes OTLP over HTTP. Names lie readable in its protobuf.</summary>
    private sealed class Collector : IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly ConcurrentQueue<string> _bodies = new();

        public Collector()
        {
            Address = $"http://localhost:{RunningServer.FreePort()}";
            _listener.Prefixes.Add(Address + "/v1/traces/");
            _listener.Start();
            _ = Task.Run(Listen);
        }

        public string Address { get; }

        public string Received() => string.Concat(_bodies);

        public void Dispose() => _listener.Close();

        private async Task Listen()
        {
            while (_listener.IsListening)
            {
                HttpListenerContext context;
                try
                {
                    context = await _listener.GetContextAsync();
                }
                catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }

                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                _bodies.Enqueue(Encoding.Latin1.GetString(body.ToArray()));
                context.Response.ContentType = "application/x-protobuf";
                context.Response.Close();
            }
        }
    }
}
