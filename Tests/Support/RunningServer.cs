using System.Net;
using System.Net.Sockets;
using System.Text;
using Lrs.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Tests.Support;

/// <summary>The real host on a free port, over a database of its own that is gone afterwards.</summary>
public sealed class RunningServer : IDisposable, IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DatabaseKind _kind;
    private readonly RunningServer? _first;

    private RunningServer(WebApplication app, DatabaseKind kind, string data, int port, RunningServer? first = null)
    {
        _first = first;
        (_app, _kind, Data) = (app, kind, data);
        PortalOrigin = new Uri($"http://localhost:{port}");
        ContentOrigin = new Uri($"http://any.localhost:{port}");
        Portal = NewBrowser(PortalOrigin);
    }

    /// <summary>The folder of database and files.</summary>
    public string Data { get; }

    public Uri PortalOrigin { get; }

    /// <summary>One of the hosts of the content; a launch has its own.</summary>
    public Uri ContentOrigin { get; }

    /// <summary>A client of the portal with cookies of its own; redirects are not followed.</summary>
    public HttpClient Portal { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>A service of the running host.</summary>
    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Starts the host without samples; <paramref name="options"/> are words of the command line.</summary>
    public static Task<RunningServer> Start(DatabaseKind? kind = null, params string[] options) => Begin(kind, ["--no-samples", .. options]);

    /// <summary>Starts the host with the sample people, dictionary, course and key, as a first start does.</summary>
    public static Task<RunningServer> StartWithSamples(DatabaseKind? kind = null, params string[] options) => Begin(kind, options);

    /// <summary>Another node over the same database and files; null where the database takes one node only.</summary>
    public async Task<RunningServer?> AnotherNode()
    {
        if (_kind.Connection(Data) is not { } connection)
            return null;
        var port = FreePort();
        var app = await Build(["--no-samples", "--port", $"{port}", "--data", Data, "--Logging:LogLevel:Default=Warning", $"--Storage:Connection={connection}"]);
        return new RunningServer(app, _kind, Data, port, first: this);
    }

    private static async Task<RunningServer> Begin(DatabaseKind? kind, string[] options)
    {
        kind ??= DatabaseKind.Sqlite;
        var data = Directory.CreateTempSubdirectory("lrs-test-").FullName;
        var port = FreePort();
        string[] words = ["--port", $"{port}", "--data", data, "--Logging:LogLevel:Default=Warning", .. kind.Options(data), .. options];
        return new RunningServer(await Build(words), kind, data, port);
    }

    private static async Task<WebApplication> Build(string[] words)
    {
        var app = House.Build(words);
        await app.Prepare(CancellationToken.None);
        await app.StartAsync();
        return app;
    }

    /// <summary>Another browser: a client with no cookies yet.</summary>
    public static HttpClient NewBrowser(Uri origin) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        CookieContainer = new CookieContainer(),
        AutomaticDecompression = DecompressionMethods.All,
        ConnectCallback = Connect,
        RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
    })
    {
        BaseAddress = origin,
    };

    /// <summary>A browser knows that every host below localhost is this machine; not every resolver does.</summary>
    private static async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(host.EndsWith(".localhost", StringComparison.Ordinal) ? "localhost" : host, port, cancel);
        return new NetworkStream(socket, ownsSocket: true);
    }

    public async ValueTask DisposeAsync()
    {
        Portal.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_first is not null)
            return;
        _kind.Drop(Data);
        Directory.Delete(Data, recursive: true);
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public override string ToString() => _kind.Name;

    /// <summary>A port nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
