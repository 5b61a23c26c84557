using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Tests.Support;

namespace Tests.Benchmarks;

/// <summary>The real server as a process of its own over a fresh folder, with a key that may do all; gone afterwards.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly ServerProcess _process;
    private readonly string _data;

    private Server(ServerProcess process, string data, Uri portal)
    {
        (_process, _data) = (process, data);
        Http = Client(portal);
    }

    public HttpClient Http { get; }

    public string Data => _data;

    /// <summary>Starts over an empty folder. The sample key is the only sample that is used; departments and courses lie beside.</summary>
    public static async Task<Server> Start(params string[] options)
    {
        var data = Directory.CreateTempSubdirectory("lrs-bench-").FullName;
        var portal = new Uri($"http://localhost:{RunningServer.FreePort()}");
        return new Server(await ServerProcess.Serve(data, portal, options), data, portal);
    }

    /// <summary>Resident memory of the server in MiB, now and at its highest.</summary>
    public (long Now, long Peak) Memory()
    {
        using var process = Process.GetProcessById(_process.Id);
        return (process.WorkingSet64 >> 20, process.PeakWorkingSet64 >> 20);
    }

    /// <summary>Processor time the server has used.</summary>
    public TimeSpan Processor()
    {
        using var process = Process.GetProcessById(_process.Id);
        return process.TotalProcessorTime;
    }

    /// <summary>Bytes of the embedded database with its log.</summary>
    public long DatabaseBytes() => Directory.EnumerateFiles(_data, "lrs.db*").Sum(file => new FileInfo(file).Length);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _process.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    private static HttpClient Client(Uri portal)
    {
        var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 128 }) { BaseAddress = portal };
        http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("sample:sample")));
        http.DefaultRequestHeaders.Add("X-Experience-API-Version", "1.0.3");
        return http;
    }
}
