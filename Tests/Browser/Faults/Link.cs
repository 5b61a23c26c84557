using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Tests.Support;

namespace Tests.Browser.Faults;

/// <summary>The network between a browser and a server on this machine: it works, refuses, or swallows everything without a word.</summary>
internal sealed class Link : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<Socket> _open = [];
    private readonly CancellationTokenSource _end = new();
    private volatile bool _refuses;
    private volatile bool _swallows;

    public Link()
    {
        _listener.Start();
        _ = Accept();
    }

    /// <summary>Where the server is to listen.</summary>
    public int Behind { get; } = RunningServer.FreePort();

    /// <summary>Where the browser finds it.</summary>
    public Uri Portal => new($"http://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Words of the command line for the server behind.</summary>
    public string[] Options =>
        ["--port", $"{Behind}", $"--Web:PortalOrigin={Portal.AbsoluteUri.TrimEnd('/')}", $"--Web:ContentOrigin=http://*.localhost:{Portal.Port}"];

    /// <summary>Nothing gets through any more, and both sides notice.</summary>
    public void Cut()
    {
        _refuses = true;
        CloseAll();
    }

    /// <summary>Nothing gets through any more, and nobody notices.</summary>
    public void Swallow() => _swallows = true;

    /// <summary>Works again, for new connections; one that was swallowed stays dumb.</summary>
    public void Mend() => (_refuses, _swallows) = (false, false);

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        CloseAll();
        _end.Dispose();
    }

    private async Task Accept()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                var near = await _listener.AcceptSocketAsync(_end.Token);
                _ = Carry(near);
            }
            catch (Exception closed) when (closed is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Carry(Socket near)
    {
        var far = new Socket(SocketType.Stream, ProtocolType.Tcp);
        lock (_open)
            _open.AddRange([near, far]);
        try
        {
            if (!_refuses)
            {
                await far.ConnectAsync(IPAddress.Loopback, Behind);
                var dumb = new StrongBox<bool>();
                await Task.WhenAny(Pump(near, far, dumb), Pump(far, near, dumb));
            }
        }
        catch (SocketException)
        {
            // The server is not there: the browser is to see that, too.
        }
        finally
        {
            near.Dispose();
            far.Dispose();
        }
    }

    private async Task Pump(Socket from, Socket to, StrongBox<bool> dumb)
    {
        var buffer = new byte[16_384];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var length)
            {
                dumb.Value |= _swallows;
                if (!dumb.Value)
                    await to.SendAsync(buffer.AsMemory(0, length));
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // One side went; Carry closes the other.
        }
    }

    private void CloseAll()
    {
        lock (_open)
        {
            foreach (var socket in _open)
                socket.Dispose();
            _open.Clear();
        }
    }
}
