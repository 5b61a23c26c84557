using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Tests.Support;

namespace Tests.Benchmarks.Playing;

/// <summary>ASP.NET Core's own static files over the folder of the sample course, as a process of its own like the server it stands beside.</summary>
internal sealed class PlainFiles : IAsyncDisposable
{
    /// <summary>The word that makes this program serve files instead of measuring.</summary>
    public const string Word = "serve-plain-files";

    private readonly Process _process;

    private PlainFiles(Process process, Uri origin)
    {
        _process = process;
        Http = RunningServer.NewBrowser(origin);
    }

    public HttpClient Http { get; }

    public static string Folder { get; } = Path.Combine(Above("content-samples"), "content-samples", "valid", "e-office-2004");

    public static async Task<PlainFiles> Start()
    {
        var port = RunningServer.FreePort();
        var plain = new PlainFiles(
            Process.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "Tests.Benchmarks.dll"), Word, $"{port}"]), new Uri($"http://localhost:{port}"));
        while (!await plain.IsReady())
            await Task.Delay(100);
        return plain;
    }

    public TimeSpan Processor()
    {
        _process.Refresh();
        return _process.TotalProcessorTime;
    }

    /// <summary>Serves until the process is ended.</summary>
    public static Task Serve(string[] words)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var app = builder.Build();
        app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(Folder) });
        return app.RunAsync($"http://localhost:{words[0]}");
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<bool> IsReady()
    {
        try
        {
            return (await Http.GetAsync("/quiz.html")).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string Above(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, name)))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"{name} is not above the benchmarks.");
    }
}
