using System.Buffers.Binary;
using System.Text;

namespace Tests.Authoring.Verdicts;

/// <summary>Packages made to do harm, and damaged ones.</summary>
internal static class HostilePackages
{
    public static IEnumerable<(string Name, Func<byte[]> Zip)> All() => [.. Paths(), .. Bombs(), .. Damage(), .. Documents()];

    private static IEnumerable<(string, Func<byte[]>)> Paths() =>
    [
        ("a path that climbs out", () => Odd.With(RawEntry.Of("../evil.html", "x"))),
        ("a path that climbs out by backslashes", () => Odd.With(RawEntry.Of("a\\..\\..\\evil.html", "x"))),
        ("a path that climbs out behind a folder", () => Odd.With(RawEntry.Of("a/b/../../../evil.html", "x"))),
        ("a path that climbs out by blanks and dots", () => Odd.With(RawEntry.Of("a/.. /.../evil", "x"))),
        ("a folder that climbs out", () => Odd.With(RawEntry.Of("../evil/", ""))),
        ("an absolute path", () => Odd.With(RawEntry.Of("/etc/cron.d/evil", "x"))),
        ("a drive letter", () => Odd.With(RawEntry.Of("C:\\Windows\\evil.html", "x"))),
        ("a network share", () => Odd.With(RawEntry.Of("\\\\server\\share\\evil.html", "x"))),
        ("a zero byte in a name", () => Odd.With(RawEntry.Of("ev\0il.html", "x"))),
        ("a line break in a name", () => Odd.With(RawEntry.Of("ev\nil.html", "x"))),
        ("an endless name", () => Odd.With(RawEntry.Of(new string('n', 60_000), "x"))),
        ("a symbolic link", () => Odd.With(RawEntry.Of("passwords", "/etc/passwd") with { ExternalAttributes = 0xA1FF0000 })),
        ("a device", () => Odd.With(RawEntry.Of("disk", "") with { ExternalAttributes = 0x61FF0000 })),
        ("a climbing path in the zip inside", () => RawZip.Of(new RawEntry("a.zip"u8.ToArray(), Odd.With(RawEntry.Of("../../evil", "x"))))),
    ];

    private static IEnumerable<(string, Func<byte[]>)> Bombs() =>
    [
        ("a thousandfold", () => Odd.With(new RawEntry("zeros.bin"u8.ToArray(), new byte[30_000_000]))),
        ("a thousandfold that says it is small", () => Odd.With(new RawEntry("zeros.bin"u8.ToArray(), new byte[30_000_000]) { ClaimedSize = 10 })),
        ("a thousandfold as the manifest", () => RawZip.Of(new RawEntry("imsmanifest.xml"u8.ToArray(), new byte[100_000_000]) { ClaimedSize = 10 })),
        ("many small ones", () => Odd.With([.. Enumerable.Range(0, 60).Select(i => new RawEntry(Encoding.ASCII.GetBytes($"z{i}.bin"), new byte[1_000_000]))])),
        ("ten gigabytes declared", () => Odd.With([.. Enumerable.Range(0, 5).Select(i => RawEntry.Of($"z{i}.bin", "x") with { ClaimedSize = 2_000_000_000 })])),
        ("one file of four gigabytes declared", () => Odd.With(RawEntry.Of("z.bin", "x") with { ClaimedSize = 4_000_000_000 })),
        ("entries that share their bytes", () => Odd.With([.. Enumerable.Range(0, 20).Select(i => RawEntry.Of($"z{i}.bin", "x") with { Offset = 0 })])),
        ("an entry inside another", Overlapping),
        ("a bomb in the zip inside", () => RawZip.Of(new RawEntry("a.zip"u8.ToArray(), Odd.With(new RawEntry("zeros.bin"u8.ToArray(), new byte[30_000_000]))))),
        ("zips within zips without end", Quine),
        ("more entries than allowed", () => RawZip.Of(Enumerable.Range(0, 20_001).Select(i => RawEntry.Of($"{i}", "") with { Method = 0 }))),
        ("an end record that claims many entries", () => Ending(Odd.Package(Odd.Old()), 10, ushort.MaxValue - 1)),
        ("an end record that claims fewer entries", () => Ending(Odd.Package(Odd.Old()), 10, 1)),
    ];

    private static IEnumerable<(string, Func<byte[]>)> Damage() =>
    [
        ("locked with a password", () => Odd.With(RawEntry.Of("secret.html", "x") with { Flags = 1 })),
        ("locked with AES", () => Odd.With(RawEntry.Of("secret.html", "x") with { Flags = 1, Method = 99, Extra = [0x01, 0x99, 7, 0, 2, 0, (byte)'A', (byte)'E', 3, 8, 0] })),
        ("compressed by LZMA", () => Odd.With(RawEntry.Of("a.bin", "x") with { Method = 14 })),
        ("a wrong checksum in a page", () => RawZip.Of(RawEntry.Of("imsmanifest.xml", Odd.Old()), RawEntry.Of("start.html", Odd.Page) with { Crc = 1 })),
        ("a wrong checksum in the manifest", () => RawZip.Of(RawEntry.Of("imsmanifest.xml", Odd.Old()) with { Crc = 1 }, RawEntry.Of("start.html", Odd.Page))),
        ("noise for compressed data", () => Odd.With(new RawEntry("noise.bin"u8.ToArray(), Noise(500)) { Method = 0 }).With(8, "noise.bin")),
        ("cut off at the end", () => Odd.Package(Odd.Old())[..^40]),
        ("cut off in the middle", () => Odd.Package(Odd.Old())[..200]),
        ("the first half is missing", () => Odd.Package(Odd.Old())[200..]),
        ("a hole in the middle", () => Odd.Package(Odd.Old()) is var zip ? [.. zip[..100], .. zip[160..]] : []),
        ("nothing", () => []),
        ("an empty zip", () => RawZip.Of()),
        ("only folders", () => RawZip.Of(RawEntry.Of("a/", ""), RawEntry.Of("b/", ""))),
        ("a RAR file named zip", () => [.. "Rar!\u001a\u0007\0"u8, .. Noise(3000)]),
        ("a PDF named zip", () => [.. "%PDF-1.7\n"u8, .. Noise(3000)]),
        ("a web export", () => Odd.Files(("index.html", Odd.Page), ("a.js", "x"))),
        ("a cmi5 package", () => Odd.Files(("cmi5.xml", "<courseStructure/>"), ("index.html", Odd.Page))),
    ];

    private static IEnumerable<(string, Func<byte[]>)> Documents() =>
    [
        ("a DTD", () => Odd.Package("<?xml version=\"1.0\"?>\n<!DOCTYPE manifest SYSTEM \"file:///etc/passwd\">\n" + Odd.Old())),
        ("a billion laughs", () => Odd.Package("<!DOCTYPE m [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>" + Odd.Old(items: "&b;"))),
        ("an entity nobody declared", () => Odd.Package(Odd.Old(items: "<item>&passwd;</item>"))),
        ("an XInclude", () => Odd.Package(Odd.Old(more: """<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>"""))),
        ("a schema on another server", () => Odd.Package(Odd.Old(names: Odd.Names12 + """xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://169.254.169.254/ http://169.254.169.254/x.xsd" """))),
        ("a million items", () => RawZip.Of(RawEntry.Of("imsmanifest.xml", Odd.Old(items: string.Concat(Enumerable.Repeat("<item/>", 1_000_001)))) with { Method = 0 })),
        ("twenty thousand and one items", () => Odd.Package(Odd.Old(items: string.Concat(Enumerable.Range(0, 20_001).Select(i => $"""<item identifier="i{i}" identifierref="r1"><title>T</title></item>"""))))),
        ("items a thousand deep", () => Odd.Package(Odd.Old(items: string.Concat(Enumerable.Repeat("<item>", 1000)) + string.Concat(Enumerable.Repeat("</item>", 1000))))),
        ("sub-manifests that multiply", Multiplying),
        ("sub-manifests that deepen", Deepening),
        ("not well-formed", () => Odd.Package(Odd.Old().Replace("</organization>", "", StringComparison.Ordinal))),
        ("cut off in the manifest", () => Odd.Package(Odd.Old()[..300])),
        ("a manifest of blanks", () => Odd.Package("   \n ")),
        ("a manifest of noise", () => Odd.Package(Noise(2000))),
        ("a web page as manifest", () => Odd.Package("<html><body>404</body></html>")),
        ("nothing to launch", () => Odd.Package(Odd.Old(items: """<item identifier="i1"><title>Heading</title></item>"""))),
    ];

    /// <summary>The directory says another compression than the one the data has.</summary>
    private static byte[] With(this byte[] zip, ushort method, string name)
    {
        var at = zip.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(name));
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(at - 46 + 10), method);
        var local = zip.AsSpan().IndexOf(Encoding.ASCII.GetBytes(name));
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(local - 30 + 8), method);
        return zip;
    }

    private static byte[] Overlapping()
    {
        var inner = RawZip.Of(RawEntry.Of("b.bin", "inner") with { Method = 0 });
        var at = Odd.With(new RawEntry("a.bin"u8.ToArray(), inner) { Method = 0 }).AsSpan().IndexOf(inner);
        return RawZip.Of(
            RawEntry.Of("imsmanifest.xml", Odd.Old()), RawEntry.Of("start.html", Odd.Page), new RawEntry("a.bin"u8.ToArray(), inner) { Method = 0 },
            RawEntry.Of("b.bin", "inner") with { Method = 0, Offset = at });
    }

    private static byte[] Quine()
    {
        var zip = RawZip.Of(RawEntry.Of("x.txt", "x"));
        for (var level = 0; level < 40; level++)
            zip = RawZip.Of(new RawEntry(Encoding.ASCII.GetBytes($"r{level}.zip"), zip) { Method = 0 });
        return zip;
    }

    private static byte[] Ending(byte[] zip, int fromEnd, ushort count)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(zip.Length - 22 + 8), count);
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(zip.Length - 22 + fromEnd), count);
        return zip;
    }

    private static byte[] Multiplying() => Odd.Package(Odd.New(
        items: Odd.Item + """<item identifier="x" identifierref="S0"><title>X</title></item>""",
        more: string.Concat(Enumerable.Range(0, 10).Select(level => Sub(
            $"S{level}", string.Concat(Enumerable.Range(0, 10).Select(i => $"""<item identifier="s{level}-{i}" identifierref="S{level + 1}"><title>T</title></item>""")))))));

    private static byte[] Deepening() => Odd.Package(Odd.New(
        items: Odd.Item + """<item identifier="x" identifierref="S0"><title>X</title></item>""",
        more: string.Concat(Enumerable.Range(0, 5000).Select(level => Sub(
            $"S{level}", $"""<item identifier="s{level}" identifierref="S{level + 1}"><title>T</title></item>""")))));

    private static string Sub(string identifier, string items) =>
        $"""<manifest identifier="{identifier}"><organizations><organization identifier="{identifier}-o"><title>Sub</title>{items}</organization></organizations></manifest>""";

    private static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(7).NextBytes(noise);
        return noise;
    }
}
