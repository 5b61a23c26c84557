using System.Text;
using Authoring;
using Authoring.Checks;
using Authoring.Manifests;
using Authoring.Packages;
using Lrs.Storage;
using Microsoft.Extensions.Options;

namespace Tests.Authoring.Verdicts;

/// <summary>Odd and hostile packages, each with the verdict that verdicts.txt states; nothing is left behind by a refused one.</summary>
public sealed class EveryPackageHasAVerdict : IDisposable
{
    private static readonly Dictionary<string, Func<byte[]>> Packages =
        OddZips.All().Concat(OddManifests.All()).Concat(HostilePackages.All()).ToDictionary(p => p.Name, p => p.Zip);

    private readonly string _folder = Directory.CreateTempSubdirectory("lrs-verdict-").FullName;

    public static TheoryData<string> Names => [.. Packages.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task As_stated(string name)
    {
        var (reading, tray, blobs) = await Read(Packages[name]());

        Assert.Equal(Stated().GetValueOrDefault(name, "(no verdict is stated)"), Verdict.Of(reading));
        Assert.Equal(reading.Package is null, reading.Findings.Refuse());
        Assert.All(reading.Findings, finding => Assert.All(
            [finding.Clause, finding.Message.Hi, finding.Message.En, finding.Cure.Hi, finding.Cure.En, finding.Meaning().Hi, finding.Meaning().En], Assert.NotEmpty));
        if (reading.Package is { } package)
            await ReadsCleanAndTheSame(package, tray);
        else
            Assert.Empty(Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories));
        Assert.NotNull(blobs);
    }

    [Fact]
    public void Every_verdict_belongs_to_a_package() => Assert.Empty(Stated().Keys.Except(Packages.Keys));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The repaired manifest needs no repair and says what was published.</summary>
    private static async Task ReadsCleanAndTheSame(Package package, BlobTray tray)
    {
        await using var stored = tray.Open(package.Files.Single(f => f.Path == "imsmanifest.xml").Sha256)!;
        using var manifest = new MemoryStream();
        await stored.CopyToAsync(manifest);
        manifest.Position = 0;
        var again = ManifestReader.Read(manifest, files: new PathIndex(package.Files.Select(f => f.Path)));
        Assert.Empty(again.Repairs.Listed);
        Assert.Equal(ManifestJson.Write(WithoutLines(package.Manifest)), ManifestJson.Write(WithoutLines(again.Manifest!)));
    }

    private static Manifest WithoutLines(Manifest manifest) => manifest with { Tool = null, Resources = [.. manifest.Resources.Select(r => r with { Line = 0 })] };

    private async Task<(PackageReading, BlobTray, BlobStore)> Read(byte[] zip)
    {
        var blobs = new BlobStore(Path.Combine(_folder, "blobs"));
        var tray = blobs.Tray(Guid.NewGuid());
        var reader = new PackageReader(Options.Create(new AuthoringOptions()));
        return (await reader.Read(new MemoryStream(zip), tray, null, default), tray, blobs);
    }

    /// <summary>Blocks of <c>== name</c> and the verdict below it.</summary>
    private static Dictionary<string, string> Stated()
    {
        var stated = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var block in File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Verdicts", "verdicts.txt"), Encoding.UTF8)
            .ReplaceLineEndings("\n").Split("== ", StringSplitOptions.RemoveEmptyEntries).Where(b => b.Contains('\n')))
            stated.Add(block[..block.IndexOf('\n')].Trim(), block[(block.IndexOf('\n') + 1)..].Trim());
        return stated;
    }
}
