using System.Diagnostics;
using Xunit;

namespace Tests.Support;

/// <summary>The real program as a process of its own, so that it can be killed.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly List<string> _said = [];

    private ServerProcess(string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Lrs.Host.dll"), .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The number of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Starts serving and returns when the server is ready.</summary>
    public static async Task<ServerProcess> Serve(string data, Uri portal, params string[] options)
    {
        var server = new ServerProcess(["--port", $"{portal.Port}", "--data", data, "--Logging:LogLevel:Default=Warning", .. options]);
        using var http = new HttpClient { BaseAddress = portal };
        var begun = Stopwatch.StartNew();
        while (!await IsReady(http))
        {
            Assert.True(!server._process.HasExited && begun.Elapsed < StartsWithin, server.Said());
            await Task.Delay(200);
        }

        return server;
    }

    /// <summary>Runs a command of the program to its end.</summary>
    public static async Task Run(params string[] words)
    {
        var command = new ServerProcess(words);
        await command._process.WaitForExitAsync();
        Assert.True(command._process.ExitCode == 0, command.Said());
    }

    /// <summary>As a power cut does: no goodbye.</summary>
    public async Task Kill()
    {
        if (_process.HasExited)
            return;
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        _process.Dispose();
    }

    private static async Task<bool> IsReady(HttpClient http)
    {
        try
        {
            return (await http.GetAsync("/health/ready")).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        lock (_said)
            _said.Add(line ?? "");
    }

    private string Said()
    {
        lock (_said)
            return string.Join('\n', _said);
    }
}
