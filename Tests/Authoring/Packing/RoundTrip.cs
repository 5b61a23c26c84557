using System.Security.Cryptography;
using Authoring.Packing;
using Xunit;

namespace Tests.Authoring.Packing;

public sealed class RoundTrip
{
    [Fact]
    public async Task A_packed_folder_publishes_with_every_byte()
    {
        var folder = Folder();
        await using var workshop = await Workshop.Open();
        var version = (await workshop.Publish(Packed(folder))).Version!;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var stored = await workshop.Catalog.FileOf(version.Id, Path.GetRelativePath(folder, file), default);
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(file))), stored!.Sha256);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void The_same_folder_gives_the_same_bytes_on_another_day()
    {
        var folder = Folder();
        var first = Packed(folder);
        File.SetLastWriteTimeUtc(Path.Combine(folder, "start.html"), new DateTime(2031, 5, 5, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal(first, Packed(folder));
        File.AppendAllText(Path.Combine(folder, "start.html"), "!");
        Assert.NotEqual(first, Packed(folder));
        Directory.Delete(folder, recursive: true);
    }

    private static string Folder()
    {
        var folder = Directory.CreateTempSubdirectory("lrs-pack-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "पाठ"));
        File.WriteAllText(Path.Combine(folder, "imsmanifest.xml"), Workshop.Manifest);
        File.WriteAllText(Path.Combine(folder, "start.html"), "<p>dak</p>");
        File.WriteAllText(Path.Combine(folder, "पाठ", "एक.html"), "");
        File.WriteAllBytes(Path.Combine(folder, "पाठ", "b.bin"), [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * i >> 3))]);
        return folder;
    }

    private static byte[] Packed(string folder)
    {
        using var zip = new MemoryStream();
        Packer.Pack(folder, zip);
        return zip.ToArray();
    }
}
