using Authoring.Checks;
using Authoring.Manifests;
using Lrs.Storage;
using Microsoft.Extensions.Options;

namespace Authoring.Packages;

/// <summary>
/// Reads an uploaded zip: names and sizes first, then the manifest, then the package checks; only what passed all of them
/// is unpacked. Everything is streamed; memory does not grow with the package.
/// </summary>
public sealed class PackageReader(IOptions<AuthoringOptions> options)
{
    private readonly AuthoringOptions _limits = options.Value;

    /// <summary>
    /// Unpacks into <paramref name="tray"/>. Refused: the tray is empty again and the findings hold at least one Error.
    /// <paramref name="progress"/> hears percent of the bytes unpacked.
    /// </summary>
    public async Task<PackageReading> Read(Stream zip, BlobTray tray, Action<int>? progress, CancellationToken cancel)
    {
        var findings = new List<Finding>();
        using var directory = ZipDirectory.Open(zip, _limits, findings);
        if (directory is null || PackageLayout.Of(directory.Items, findings) is not { } layout)
            return new(null, findings.Sorted());

        var manifest = ReadManifest(directory, layout, findings);
        if (manifest is not null)
            findings.AddRange(PackageChecks.Run(manifest, new PathIndex(layout.Files.Select(f => f.Path))));
        if (manifest is null || findings.Refuse())
            return new(null, findings.Sorted());

        var files = await Unpack(directory, layout, tray, findings, progress, cancel);
        return new(files is null ? null : new Package(manifest, files), findings.Sorted());
    }

    private static Manifest? ReadManifest(ZipDirectory directory, PackageLayout layout, List<Finding> findings)
    {
        using var stream = directory.Read(layout.Manifest, directory.Budget);
        var reading = ManifestReader.Read(stream, layout.Manifest.Path.Path);
        if (stream.Trouble is { } trouble)
        {
            findings.Add(trouble);
            return null;
        }

        findings.AddRange(Findings.Capped(reading.Findings));
        return reading.Manifest;
    }

    private static async Task<IReadOnlyList<PackageFile>?> Unpack(
        ZipDirectory directory, PackageLayout layout, BlobTray tray, List<Finding> findings, Action<int>? progress, CancellationToken cancel)
    {
        var files = new List<PackageFile>(layout.Files.Count);
        var claimed = Math.Max(1, layout.Files.Sum(f => Math.Max(0, f.Item.Entry.Size)));
        long done = 0;
        var complete = false;
        try
        {
            foreach (var (path, item) in layout.Files)
            {
                await using var content = directory.Read(item, directory.Budget - done);
                var blob = await tray.Put(content, cancel);
                if (content.Trouble is { } trouble)
                {
                    findings.Add(trouble);
                    return null;
                }

                files.Add(new(path, blob.Sha256, blob.Length));
                done += blob.Length;
                progress?.Invoke((int)Math.Min(100, done * 100 / claimed));
            }

            complete = true;
            return files;
        }
        finally
        {
            if (!complete)
                tray.Discard();
        }
    }
}
