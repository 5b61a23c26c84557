using Authoring.Checks;
using Authoring.Manifests;
using Authoring.Repairing;
using Authoring.Tools;
using Lrs.Storage;
using Microsoft.Extensions.Options;

namespace Authoring.Packages;

/// <summary>
/// Reads an uploaded zip: names and sizes first, then the manifest, then the package checks; only what passed all of them
/// is unpacked. Everything is streamed; memory does not grow with the package.
/// </summary>
public sealed class PackageReader(IOptions<AuthoringOptions> options)
{
    // More would leave nothing for those who learn meanwhile.
    private const int AtOnce = 2;

    private readonly AuthoringOptions _limits = options.Value;

    /// <summary>
    /// Unpacks into <paramref name="tray"/>. Refused: the tray is empty again and the findings hold at least one Error.
    /// <paramref name="progress"/> hears percent of the bytes unpacked.
    /// </summary>
    public async Task<PackageReading> Read(Stream zip, BlobTray tray, Action<int>? progress, CancellationToken cancel)
    {
        var work = new Work(zip, tray, progress);
        using var directory = ZipDirectory.Open(zip, zip.Length, _limits, work.Findings, work.Log);
        if (directory is null)
            return work.Refused();
        return PackageLayout.InnerZip(directory.Items) is { } inner
            ? await ReadInner(directory, inner, work, cancel)
            : await Read(directory, work, cancel);
    }

    /// <summary>A zip whose content is a zip: the inner one is the package, under the limits of the outer one.</summary>
    private async Task<PackageReading> ReadInner(ZipDirectory outer, ZipItem inner, Work work, CancellationToken cancel)
    {
        await using var scratch = work.Tray.Scratch();
        await using (var content = outer.Read(inner, new Allowance(Math.Min(outer.Budget, _limits.MostUploadBytes))))
        {
            await content.CopyToAsync(scratch, cancel);
            if (content.Trouble is { } trouble)
                return work.Refused(trouble);
        }

        work.Findings.Add(Repairs.NestedZip(inner.Path.Path));
        work.Log.Add("nested-zip", inner.Path.Path, $"{inner.Path.Path}: …", "…");
        using var directory = ZipDirectory.Open(scratch, work.Zip.Length, _limits, work.Findings, work.Log);
        return directory is null ? work.Refused() : await Read(directory, work, cancel);
    }

    private async Task<PackageReading> Read(ZipDirectory directory, Work work, CancellationToken cancel)
    {
        if (PackageLayout.Of(directory.Items, work.Findings, work.Log) is not { } layout)
            return work.Refused();
        var index = new PathIndex(layout.Files.Select(f => f.Path));
        var reading = ReadManifest(directory, layout, index, work.Findings);
        if (reading?.Manifest is { } manifest)
            work.Findings.AddRange(PackageChecks.Run(manifest, index));
        if (reading?.Manifest is null || work.Findings.Refuse())
            return work.Refused();

        var original = work.Zip is FileStream ? Fingerprint.Of(work.Zip, cancel) : null;
        var files = await Unpack(directory, layout, reading.Repaired, work, cancel);
        original ??= Fingerprint.Of(work.Zip, cancel);
        var package = new Package(reading.Manifest with { Tool = AuthoringTool.Of(index)?.Name }, files ?? []) { Repairs = work.Log.Done().And(reading.Repairs), Original = await original };
        return files is null ? work.Refused() : new(package, work.Findings.Sorted());
    }

    private ManifestReading? ReadManifest(ZipDirectory directory, PackageLayout layout, PathIndex index, List<Finding> findings)
    {
        using var stream = directory.Read(layout.Manifest, new Allowance(directory.Budget));
        var reading = ManifestReader.Read(stream, layout.Manifest.Path.Path, index, _limits.MostItems);
        if (stream.Trouble is { } trouble)
        {
            findings.Add(trouble);
            return null;
        }

        findings.AddRange(Findings.Capped(reading.Findings));
        return reading;
    }

    private static async Task<IReadOnlyList<PackageFile>?> Unpack(
        ZipDirectory directory, PackageLayout layout, byte[]? manifest, Work work, CancellationToken cancel)
    {
        var files = new PackageFile[layout.Files.Count];
        var progress = new Progress(work.Progress, layout.Files.Sum(f => Math.Max(0, f.Item.Entry.Size)));
        var allowance = new Allowance(directory.Budget);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Finding? trouble = null;
        try
        {
            await Parallel.ForEachAsync(layout.Files.Index(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop.Token }, async (file, one) =>
            {
                var (path, item) = file.Item;
                await using var content = directory.Read(item, allowance);
                var repaired = manifest is not null && ReferenceEquals(item, layout.Manifest);
                var blob = await work.Tray.Put(repaired ? new MemoryStream(manifest!) : content, one);
                files[file.Index] = new(path, blob.Sha256, blob.Length);
                progress.Add(blob.Length);
                if (content.Trouble is not null && Interlocked.CompareExchange(ref trouble, content.Trouble, null) is null)
                    await stop.CancelAsync();
            });
            return files;
        }
        catch (OperationCanceledException) when (trouble is not null)
        {
            work.Tray.Discard();
            work.Findings.Add(trouble);
            return null;
        }
        catch
        {
            work.Tray.Discard();
            throw;
        }
    }

    /// <summary>Tells percent of the bytes unpacked.</summary>
    private sealed class Progress(Action<int>? told, long claimed)
    {
        private long _done;

        public void Add(long bytes) => told?.Invoke((int)Math.Min(100, Interlocked.Add(ref _done, bytes) * 100 / Math.Max(1, claimed)));
    }

    /// <summary>What one reading carries along.</summary>
    private sealed record Work(Stream Zip, BlobTray Tray, Action<int>? Progress)
    {
        public List<Finding> Findings { get; } = [];

        public RepairLog Log { get; } = new();

        public PackageReading Refused(Finding? more = null) => new(null, (more is null ? Findings : [.. Findings, more]).Sorted());
    }
}
