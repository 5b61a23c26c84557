using System.IO.Compression;
using System.Text;
using ICSharpCode.SharpZipLib.Zip;
using CompressionLevel = System.IO.Compression.CompressionLevel;

namespace Tests.Authoring.Verdicts;

/// <summary>Zips as tools and people really make them: odd, and without harm.</summary>
internal static class OddZips
{
    public static IEnumerable<(string Name, Func<byte[]> Zip)> All() =>
    [
        ("plain 1.2", () => Odd.Package(Odd.Old())),
        ("plain 2004", () => Odd.Package(Odd.New())),
        ("stored without compression", () => RawZip.Of(RawEntry.Of("imsmanifest.xml", Odd.Old()) with { Method = 0 }, RawEntry.Of("start.html", Odd.Page) with { Method = 0 })),
        ("written as a stream, sizes behind the data", Streamed),
        ("zip64", Zip64),
        ("a program in front, as self-extracting zips have", () => [.. new byte[777], .. Odd.Package(Odd.Old())]),
        ("a comment behind", Commented),
        ("manifest in a folder", () => Odd.Files(("Course/imsmanifest.xml", Odd.Old()), ("Course/start.html", Odd.Page))),
        ("manifest two folders down, a readme outside", () => Odd.Files(("a/b/imsmanifest.xml", Odd.Old()), ("a/b/start.html", Odd.Page), ("readme.txt", "x"))),
        ("manifest in capitals", () => Odd.Files(("IMSManifest.XML", Odd.Old()), ("start.html", Odd.Page))),
        ("two manifests, one in a folder", () => Odd.Files(("imsmanifest.xml", Odd.Old()), ("start.html", Odd.Page), ("other/imsmanifest.xml", Odd.New()))),
        ("two manifests side by side", () => Odd.Files(("b/imsmanifest.xml", Odd.New()), ("a/imsmanifest.xml", Odd.Old()), ("a/start.html", Odd.Page), ("b/start.html", Odd.Page))),
        ("backslashes in names", () => Odd.Files(("imsmanifest.xml", Odd.Old(resources: Odd.Resource.Replace("start.html", "pages/start.html", StringComparison.Ordinal))), ("pages\\start.html", Odd.Page), ("pages\\img\\a.png", "x"))),
        ("an exporter's disk path inside", () => Odd.With(RawEntry.Of("libs/C:\\Users\\x\\jquery.js", "x"))),
        ("left behind by macOS and Windows", () => Odd.With(RawEntry.Of("__MACOSX/._start.html", "x"), RawEntry.Of(".DS_Store", "x"), RawEntry.Of("img/Thumbs.db", "x"))),
        ("zip in a zip", () => RawZip.Of(new RawEntry("course.zip"u8.ToArray(), Odd.Package(Odd.Old())))),
        ("zip in a zip, with __MACOSX and a readme", () => RawZip.Of(
            RawEntry.Of("__MACOSX/._course.zip", "x"), RawEntry.Of("README.txt", "x"), new RawEntry("out/course.zip"u8.ToArray(), Odd.Package(Odd.New())) { Method = 0 })),
        ("zip in a zip, manifest in a folder", () => RawZip.Of(new RawEntry("course.zip"u8.ToArray(), Odd.Files(("c/imsmanifest.xml", Odd.Old()), ("c/start.html", Odd.Page))))),
        ("zip in a zip in a zip", () => RawZip.Of(new RawEntry("a.zip"u8.ToArray(), RawZip.Of(new RawEntry("b.zip"u8.ToArray(), Odd.Package(Odd.Old())))))),
        ("two zips in a zip", () => RawZip.Of(new RawEntry("a.zip"u8.ToArray(), Odd.Package(Odd.Old())), new RawEntry("b.zip"u8.ToArray(), Odd.Package(Odd.New())))),
        ("a zip inside that is no package", () => RawZip.Of(new RawEntry("a.zip"u8.ToArray(), Odd.Files(("index.html", Odd.Page))))),
        ("a zip for learners to download", () => Odd.With(new RawEntry("forms.zip"u8.ToArray(), Odd.Files(("form.txt", "x"))))),
        ("Hindi names with the UTF-8 flag", () => Hindi(Encoding.UTF8.GetBytes("पाठ/एक.html"), 0x800)),
        ("Hindi names without the flag", () => Hindi(Encoding.UTF8.GetBytes("पाठ/एक.html"), 0)),
        ("Hindi names beside code page names", () => RawZip.Of(
            RawEntry.Of("imsmanifest.xml", HindiManifest), new RawEntry("?/?.html"u8.ToArray(), Encoding.UTF8.GetBytes(Odd.Page)) { Extra = UnicodePath("?/?.html"u8.ToArray(), "पाठ/एक.html") })),
        ("code page 437 names", () => RawZip.Of(
            RawEntry.Of("imsmanifest.xml", Odd.Old(resources: Odd.Resource.Replace("start.html", "café.html", StringComparison.Ordinal))),
            new RawEntry([.. "caf"u8, 0x82, .. ".html"u8], "x"u8.ToArray()))),
        ("names taken apart by macOS", () => RawZip.Of(
            RawEntry.Of("imsmanifest.xml", Odd.Old(resources: Odd.Resource.Replace("start.html", "caf\u00e9.html", StringComparison.Ordinal))),
            RawEntry.Of("cafe\u0301.html", Odd.Page) with { Flags = 0x800 })),
        ("nukta letters written in two ways", () => RawZip.Of(
            RawEntry.Of("imsmanifest.xml", Odd.Old(resources: Odd.Resource.Replace("start.html", "\u092b\u093c\u093e\u0907\u0932.html", StringComparison.Ordinal))),
            RawEntry.Of("\u095e\u093e\u0907\u0932.html", Odd.Page) with { Flags = 0x800 })),
        ("one name twice", () => Odd.With(RawEntry.Of("start.html", "the later one"))),
        ("the manifest twice", () => Odd.With(RawEntry.Of("imsmanifest.xml", Odd.Old(items: Odd.Item.Replace("Dak", "Later", StringComparison.Ordinal))))),
        ("names that differ in case", () => Odd.With(RawEntry.Of("Start.html", "other"))),
        ("a file and a folder of one name", () => Odd.With(RawEntry.Of("a", "x"), RawEntry.Of("a/b.txt", "x"))),
        ("a name of 1,024 characters", () => Odd.With(RawEntry.Of(new string('n', 1024), "x"))),
        ("unknown and missing extensions", () => Odd.With(RawEntry.Of("data.h5p-x", "x"), RawEntry.Of("LICENSE", "x"), RawEntry.Of(".hidden", ""))),
        ("Flash beside the HTML5 form", () => Odd.With(RawEntry.Of("story.swf", "x"), RawEntry.Of("story_content/slide.swf", "x"), RawEntry.Of("html5/lib/scripts/slides.min.js", "x"))),
        ("programs and Flash", () => Odd.With(RawEntry.Of("setup.EXE", "x"), RawEntry.Of("old.swf", "x"), RawEntry.Of("server.php", "x"))),
        ("a folder entry and a dot path", () => Odd.With(RawEntry.Of("img/", ""), RawEntry.Of("./img/./a.png", "x"), RawEntry.Of("img/../b.png", "x"))),
        ("a tool's schemas beside", () => Odd.With(RawEntry.Of("adlcp_rootv1p2.xsd", "<!DOCTYPE x><x/>"), RawEntry.Of("ims_xml.xsd", "<x/>"))),
    ];

    private static readonly string HindiManifest = Odd.Old(resources: Odd.Resource.Replace("start.html", "पाठ/एक.html", StringComparison.Ordinal));

    private static byte[] Hindi(byte[] name, ushort flags) =>
        RawZip.Of(RawEntry.Of("imsmanifest.xml", HindiManifest), new RawEntry(name, Encoding.UTF8.GetBytes(Odd.Page)) { Flags = flags });

    private static byte[] UnicodePath(byte[] name, string real)
    {
        byte[] data = [1, .. BitConverter.GetBytes(RawZip.Checksum(name)), .. Encoding.UTF8.GetBytes(real)];
        return [0x75, 0x70, .. BitConverter.GetBytes((ushort)data.Length), .. data];
    }

    private static byte[] Streamed()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(new OneWay(bytes), ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in new[] { ("imsmanifest.xml", Odd.Old()), ("start.html", Odd.Page) })
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }

        return bytes.ToArray();
    }

    private static byte[] Zip64()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipOutputStream(bytes) { IsStreamOwner = false, UseZip64 = UseZip64.On })
            foreach (var (name, text) in new[] { ("imsmanifest.xml", Odd.Old()), ("start.html", Odd.Page) })
            {
                zip.PutNextEntry(new ICSharpCode.SharpZipLib.Zip.ZipEntry(name));
                zip.Write(Encoding.UTF8.GetBytes(text));
                zip.CloseEntry();
            }

        return bytes.ToArray();
    }

    private static byte[] Commented()
    {
        var zip = Odd.Package(Odd.Old());
        var comment = "made by a tool PK\u0005\u0006"u8.ToArray();
        zip[^2] = (byte)comment.Length;
        return [.. zip, .. comment];
    }

    /// <summary>A stream that can't go back, so that sizes come after the data.</summary>
    private sealed class OneWay(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}
