using System.Buffers.Binary;
using System.Text;
using Authoring;
using Authoring.Checks;
using ICSharpCode.SharpZipLib.Zip;
using Xunit;

namespace Tests.Authoring.Packages;

/// <summary>Zips that must not come in: each is refused by its code, in both languages, with a cure, and leaves nothing behind.</summary>
public sealed class Refused
{
    private const string Page = "<p>dak</p>";

    public static TheoryData<string, byte[]> Zips => new()
    {
        { "no-manifest", Workshop.Zip([("start.html", Page)], manifest: false) },
        { "not-a-zip", Workshop.Zip([("inner.zip", "PK")], manifest: false) },
        { "no-manifest", Workshop.Zip([("cmi5.xml", "<courseStructure/>")], manifest: false) },
        { "unreadable-manifest", Workshop.Zip([("imsmanifest.xml", "<manifest><organizations>"), ("start.html", Page)], manifest: false) },
        { "manifest-with-doctype", Workshop.Zip([("imsmanifest.xml", "<!DOCTYPE m [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><manifest>&x;</manifest>")], manifest: false) },
        { "path-climbs-out", Workshop.Zip([("start.html", Page), ("../evil.html", Page)]) },
        { "path-climbs-out", Workshop.Zip([("start.html", Page), ("a\\..\\..\\evil.html", Page)]) },
        { "path-climbs-out", Workshop.Zip([("start.html", Page), ("a/../../evil/", "")]) },
        { "path-climbs-out", Workshop.Zip([("start.html", Page), ("a/.. /../../evil", Page)]) },
        { "path-absolute", Workshop.Zip([("start.html", Page), ("/etc/evil", Page)]) },
        { "path-absolute", Workshop.Zip([("start.html", Page), ("C:\\evil.html", Page)]) },
        { "path-absolute", Workshop.Zip([("start.html", Page), ("\\\\server\\evil.html", Page)]) },
        { "path-senseless", Workshop.Zip([("start.html", Page), ("ev\0il.html", Page)]) },
        { "missing-launch-file", Workshop.Zip([("begin.html", Page)]) },
        { "expands-too-much", Workshop.Zip([("start.html", Page)], more: zip => Workshop.Add(zip, "zeros.bin", new byte[20_000_000])) },
        { "expands-too-much", LyingAboutItsSize() },
        { "symlink-inside", Workshop.Zip([("start.html", Page)], more: zip => Workshop.Add(zip, "link", "/etc/passwd"u8.ToArray()).ExternalAttributes = unchecked((int)0xA1FF0000)) },
        { "entry-encrypted", Encrypted() },
        { "entry-damaged", Damaged() },
        { "not-a-zip", Encoding.UTF8.GetBytes(new string('x', 5000)) },
        { "not-a-zip", [] },
        { "not-a-zip", Workshop.Zip([("start.html", Page)])[..^30] },
        { "empty-zip", Workshop.Zip([], manifest: false) },
        { "empty-zip", Workshop.Zip([("folder/", "")], manifest: false) },
        { "too-many-files", Workshop.Zip(Enumerable.Range(0, 101).Select(i => ($"{i}.txt", ""))) },
        { "too-many-files", ClaimingEntries(ushort.MaxValue - 1) },
        { "too-large", Workshop.Zip([("start.html", Page)], more: zip => Workshop.Add(zip, "film.bin", Noise(3 << 20))) },
    };

    [Theory, MemberData(nameof(Zips))]
    public async Task Leaves_nothing_behind(string code, byte[] zip)
    {
        var options = new AuthoringOptions { MostEntries = 100, MostEntryBytes = 2 << 20, MostBytes = 100 << 20 };
        if (code == "expands-too-much")
            options.MostEntryBytes = 200 << 20;
        await using var workshop = await Workshop.Open(options);

        var reading = await workshop.Publish(zip);

        Assert.Null(reading.Version);
        var refusal = Assert.Single(reading.Findings, f => f.Severity == Severity.Error);
        Assert.Equal(code, refusal.Code);
        Assert.NotEmpty(refusal.Clause);
        Assert.All([refusal.Message.Hi, refusal.Message.En, refusal.Cure.Hi, refusal.Cure.En], Assert.NotEmpty);
        Assert.Empty(workshop.FilesOnDisk());
        Assert.Equal(0, await workshop.Rows("course") + await workshop.Rows("course_version") + await workshop.Rows("package_file"));
    }

    /// <summary>Every header says ten bytes; twenty million come out.</summary>
    private static byte[] LyingAboutItsSize()
    {
        var zip = Workshop.Zip([("start.html", Page)], more: z => Workshop.Add(z, "zeros.bin", new byte[20_000_000]));
        for (var at = 0; at < zip.Length - 4; at++)
            if (BinaryPrimitives.ReadInt32LittleEndian(zip.AsSpan(at)) == 20_000_000)
                BinaryPrimitives.WriteInt32LittleEndian(zip.AsSpan(at), 10);
        return zip;
    }

    private static byte[] ClaimingEntries(ushort count)
    {
        var zip = Workshop.Zip([("start.html", Page)]);
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(zip.Length - 14), count);
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(zip.Length - 12), count);
        return zip;
    }

    private static byte[] Encrypted()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipOutputStream(bytes) { IsStreamOwner = false, Password = "secret" })
        {
            zip.PutNextEntry(new ZipEntry("imsmanifest.xml"));
            zip.Write(Encoding.UTF8.GetBytes(Workshop.Manifest));
            zip.CloseEntry();
        }

        return bytes.ToArray();
    }

    private static byte[] Damaged()
    {
        var zip = Workshop.Zip([("start.html", Page)], more: z =>
        {
            using var stream = z.CreateEntry("plain.txt", System.IO.Compression.CompressionLevel.NoCompression).Open();
            stream.Write("hello hello"u8);
        });
        zip[zip.AsSpan().IndexOf("hello hello"u8)] = (byte)'j';
        return zip;
    }

    private static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(1).NextBytes(noise);
        return noise;
    }
}
