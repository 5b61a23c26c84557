using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Authoring;
using Authoring.Checks;
using Authoring.Manifests;
using Authoring.Packages;
using Lrs.Storage;
using Microsoft.Extensions.Options;

namespace Tests.Authoring.Verdicts;

/// <summary>
/// Packages with bytes, names and words changed at random, the same on every run: there is always a verdict, a refused one leaves nothing
/// behind, and what is accepted reads clean and the same from its repaired manifest.
/// </summary>
public sealed partial class Mutated : IDisposable
{
    private const int Rounds = 400;
    private static readonly (string Name, byte[] Zip)[] Zips = [.. OddZips.All().Select(z => (z.Name, z.Zip()))];
    private static readonly (string Name, byte[] Zip)[] Manifests = [.. OddManifests.All().Select(z => (z.Name, z.Zip()))];

    private readonly string _folder = Directory.CreateTempSubdirectory("lrs-mutated-").FullName;
    private readonly PackageReader _reader = new(Options.Create(new AuthoringOptions()));

    [Fact]
    public async Task Zips_end_with_a_verdict()
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var (name, zip) = Zips[seed % Zips.Length];
            await HasVerdict($"{name}, seed {seed}", Bytes(zip, new Random(seed)));
        }

        // Found by such a run: an offset in the directory far behind the end of the file.
        var far = Odd.Package(Odd.Old());
        var entry = far.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        far.AsSpan(entry + 42, 4).Fill(0xFF);
        await HasVerdict("an entry behind the end", far);
    }

    [Fact]
    public async Task Manifests_end_with_a_verdict()
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var (name, zip) = Manifests[seed % Manifests.Length];
            var random = new Random(seed);
            var files = Unpacked(zip).Select((f, index) => new RawEntry(
                Encoding.UTF8.GetBytes(f.Name), index > 0 ? f.Content : seed % 4 == 0 ? Bytes(f.Content, random) : Words(f.Content, random)));
            await HasVerdict($"{name}, seed {seed}", RawZip.Of(files));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task HasVerdict(string what, byte[] zip)
    {
        var tray = new BlobStore(Path.Combine(_folder, "blobs")).Tray(Guid.NewGuid());
        var reading = await _reader.Read(new MemoryStream(zip), tray, null, default);
        Assert.True(reading.Package is null == reading.Findings.Refuse(), what);
        if (reading.Package is not { } package)
        {
            Assert.True(!Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Any(), what);
            return;
        }

        await using (var manifest = tray.Open(package.Files.Single(f => f.Path == "imsmanifest.xml").Sha256)!)
        {
            var again = ManifestReader.Read(manifest, files: new PathIndex(package.Files.Select(f => f.Path)));
            Assert.True(again.Manifest is not null && again.Repairs.Total == 0, $"{what}: {string.Join(' ', again.Repairs.Listed)}");
            Assert.Equal(Written(package.Manifest), Written(again.Manifest!));
        }

        tray.Discard();
    }

    private static string Written(Manifest manifest) =>
        ManifestJson.Write(manifest with { Resources = [.. manifest.Resources.Select(r => r with { Line = 0 })] });

    private static IEnumerable<(string Name, byte[] Content)> Unpacked(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        foreach (var entry in archive.Entries)
        {
            using var content = new MemoryStream();
            using (var stream = entry.Open())
                stream.CopyTo(content);
            yield return (entry.FullName, content.ToArray());
        }
    }

    private static byte[] Bytes(byte[] bytes, Random random)
    {
        var changed = bytes.ToList();
        for (var hits = 1 + random.Next(6); hits > 0 && changed.Count > 4; hits--)
        {
            var at = random.Next(changed.Count - 4);
            switch (random.Next(4))
            {
                case 0:
                    changed[at] = (byte)random.Next(256);
                    break;
                case 1:
                    changed.RemoveRange(at, 1 + random.Next(4));
                    break;
                case 2:
                    changed.InsertRange(at, changed.Skip(at).Take(40).ToList());
                    break;
                default:
                    for (var i = 0; i < 4; i++)
                        changed[at + i] = 0xFF;
                    break;
            }
        }

        return [.. changed];
    }

    /// <summary>Changes words between the signs of XML, so that most results are still XML.</summary>
    private static byte[] Words(byte[] manifest, Random random)
    {
        var words = Signs().Split(Encoding.Latin1.GetString(manifest));
        for (var hits = 1 + random.Next(3); hits > 0; hits--)
        {
            var at = random.Next(words.Length);
            if (words[at].Length < 2)
                continue;
            words[at] = random.Next(5) switch
            {
                0 => $"{(char)('a' + random.Next(26))}{words[at][1..]}",
                1 => words[random.Next(words.Length)] is { Length: > 1 } other ? other : words[at],
                2 => words[at].ToUpperInvariant(),
                3 => $"{words[at]}\\{words[at]}",
                _ => "",
            };
        }

        return Encoding.Latin1.GetBytes(string.Concat(words));
    }

    [GeneratedRegex("([<>\"= /])")]
    private static partial Regex Signs();
}
