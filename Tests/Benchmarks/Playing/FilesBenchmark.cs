using System.Diagnostics;

namespace Tests.Benchmarks.Playing;

/// <summary>Fetches every file of the sample course over and over, whole.</summary>
internal static class FilesBenchmark
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(3);

    private static readonly IReadOnlyList<string> Files =
    [
        .. Directory.EnumerateFiles(PlainFiles.Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(PlainFiles.Folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    /// <summary>Files a second, and microseconds of processor time the server spent on each.</summary>
    public static async Task<(double Rate, double Micros)> Run(HttpClient http, string root, int connections, Func<TimeSpan> processor)
    {
        foreach (var file in Files)
            await Fetch(http, root + file);
        var (fetched, next) = (0, 0);
        var before = processor();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            while (clock.Elapsed < Length)
            {
                await Fetch(http, root + Files[Interlocked.Increment(ref next) % Files.Count]);
                Interlocked.Increment(ref fetched);
            }
        }));
        return (fetched / clock.Elapsed.TotalSeconds, (processor() - before).TotalMicroseconds / fetched);
    }

    private static async Task Fetch(HttpClient http, string address)
    {
        using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{address}: {answer.StatusCode}");
        await answer.Content.CopyToAsync(Stream.Null);
    }
}
