using System.Diagnostics;
using System.Text;
using System.Xml;
using Authoring;
using Authoring.Manifests;
using Authoring.Packages;
using ICSharpCode.SharpZipLib.Zip;
using Lrs.Storage;
using Microsoft.Extensions.Options;
using ZipFile = System.IO.Compression.ZipFile;

namespace Tests.Benchmarks.Scorm;

/// <summary>Import of a package against plain extraction of the same zip, turn about, so that both meet the same machine.</summary>
internal static class ImportBenchmark
{
    private const int Rounds = 3;
    private const int Items = 10_000;

    public static async Task Run()
    {
        var folder = Directory.CreateTempSubdirectory("lrs-import-").FullName;
        try
        {
            var large = Path.Combine(folder, "large.zip");
            ImportPackages.WriteLarge(large);
            await Compare($"A zip of {new FileInfo(large).Length >> 20} MB, {Entries(large)} files", large, folder);
            var many = Path.Combine(folder, "many.zip");
            ImportPackages.WriteManyItems(many, Items);
            await Compare($"A package of {Items} items, {Items} pages", many, folder);
            Manifest();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Compare(string title, string zip, string folder)
    {
        var ways = new (string Name, Func<string, Task> Run)[]
        {
            ("ZipFile.ExtractToDirectory", to => Task.Run(() => ZipFile.ExtractToDirectory(zip, to))),
            ("SharpZipLib FastZip", to => Task.Run(() => new FastZip().ExtractZip(zip, to, null))),
            ("import: checks, unpacks, hashes", to => Import(zip, to)),
        };
        var times = ways.ToDictionary(w => w.Name, _ => new List<double>());
        double settled = 0;
        for (var round = 0; round <= Rounds; round++)
            foreach (var (name, run) in ways)
            {
                var to = Path.Combine(folder, "out");
                var time = Stopwatch.StartNew();
                await run(to);
                // The first round warms the caches of files and code.
                if (round > 0)
                    times[name].Add(time.Elapsed.TotalSeconds);
                if (name.StartsWith("import", StringComparison.Ordinal))
                {
                    time.Restart();
                    new BlobStore(to).Tray(Guid.Empty).Settle();
                    settled = time.Elapsed.TotalSeconds;
                }

                Directory.Delete(to, recursive: true);
            }

        var table = new Table(title, "what", "median s", "fastest s", "ratio");
        var plain = Median(times[ways[0].Name]);
        foreach (var (name, _) in ways)
            table.Row(name, $"{Median(times[name]):0.00}", $"{times[name].Min():0.00}", $"{Median(times[name]) / plain:0.00}");
        table.Row("after it: wait for the disk", $"{settled:0.00}", "", $"{settled / plain:0.00}");
        Console.WriteLine($"\nPeak memory of the process: {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
    }

    private static async Task Import(string zip, string to)
    {
        await using var stream = new FileStream(zip, FileMode.Open, FileAccess.Read, FileShare.Read, 65536);
        var reading = await new PackageReader(Options.Create(new AuthoringOptions())).Read(stream, new BlobStore(to).Tray(Guid.Empty), null, default);
        if (reading.Package is null)
            throw new InvalidOperationException(string.Join('\n', reading.Findings));
    }

    /// <summary>
    /// Reading the manifest alone against letting the framework's XML reader run over the same bytes. Processor time, because the short one
    /// fits between two turns of a busy machine and the long one does not.
    /// </summary>
    private static void Manifest()
    {
        var bytes = Encoding.UTF8.GetBytes(ImportPackages.Manifest(Items));
        var files = new PathIndex(Enumerable.Range(0, Items).Select(i => $"{i}.html"));
        var plain = new List<double>();
        var ours = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            var start = Environment.CpuUsage.TotalTime;
            using (var reader = XmlReader.Create(new MemoryStream(bytes)))
                while (reader.Read())
                {
                }

            var middle = Environment.CpuUsage.TotalTime;
            plain.Add((middle - start).TotalMilliseconds);
            if (ManifestReader.Read(new MemoryStream(bytes), files: files).Manifest is null)
                throw new InvalidOperationException("The manifest is refused.");
            ours.Add((Environment.CpuUsage.TotalTime - middle).TotalMilliseconds);
        }

        var table = new Table($"A manifest of {Items} items, {bytes.Length / 1024} KB", "what", "processor ms", "ratio");
        table.Row("XmlReader over the same bytes", $"{Median(plain[1..]):0.0}", "1.00");
        table.Row("manifest read and checked", $"{Median(ours[1..]):0.0}", $"{Median(ours[1..]) / Median(plain[1..]):0.00}");
    }

    private static int Entries(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        return zip.Entries.Count;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
