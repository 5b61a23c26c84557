using System.Diagnostics;
using Xunit;

namespace Tests.Support;

/// <summary>A PostgreSQL server of the test's own, reached by its socket only, with every flush to disk, so that it can be killed.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private static readonly string? Programs = Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(Directory.Exists).Order().LastOrDefault()
        : null;

    private readonly string _folder;

    private PostgresCluster(string folder) => _folder = folder;

    /// <summary>Whether PostgreSQL is installed here.</summary>
    public static bool IsInstalled => Programs is not null;

    /// <summary>Words for <c>Storage:Connection</c>.</summary>
    public string Connection => $"Host={_folder};Username=postgres;Database=postgres";

    public static async Task<PostgresCluster> Create()
    {
        var folder = Directory.CreateTempSubdirectory("lrs-pg-").FullName;
        if (Environment.UserName == "root")
            await Finish("chown", "postgres", folder);
        await Finish("chmod", "755", folder);
        await Program("initdb", "-D", $"{folder}/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C");
        var cluster = new PostgresCluster(folder);
        await cluster.Start();
        return cluster;
    }

    /// <summary>Starts it; after a kill it first reads its log again.</summary>
    public Task Start() => Program(
        "pg_ctl", "-D", $"{_folder}/data", "-l", $"{_folder}/log", "-w", "-o",
        $"-c listen_addresses='' -c unix_socket_directories='{_folder}' -c max_connections=60", "start");

    /// <summary>kill -9 of the server and all it started.</summary>
    public async Task Kill()
    {
        var server = int.Parse((await File.ReadAllLinesAsync($"{_folder}/data/postmaster.pid"))[0]);
        foreach (var child in (await File.ReadAllTextAsync($"/proc/{server}/task/{server}/children")).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).Prepend(server))
            KillOne(child);
        while (Directory.Exists($"/proc/{server}"))
            await Task.Delay(20);
    }

    public async ValueTask DisposeAsync()
    {
        await Program("pg_ctl", "-D", $"{_folder}/data", "-m", "immediate", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    private static void KillOne(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (ArgumentException)
        {
            // It has ended by itself meanwhile.
        }
    }

    /// <summary>PostgreSQL refuses to be run by root.</summary>
    private static Task Program(string name, params string[] words) => Environment.UserName == "root"
        ? Finish("runuser", ["-u", "postgres", "--", Path.Combine(Programs!, name), .. words])
        : Finish(Path.Combine(Programs!, name), words);

    private static async Task Finish(string program, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { WorkingDirectory = "/" })!;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', words)} ended with {process.ExitCode}");
    }
}

/// <summary>A test that starts and kills a PostgreSQL of its own; skipped with a word where none is installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (!PostgresCluster.IsInstalled)
            Skip = "PostgreSQL is not installed (apt install postgresql)";
    }
}
