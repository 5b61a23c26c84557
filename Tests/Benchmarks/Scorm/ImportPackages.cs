using System.IO.Compression;
using System.Text;

namespace Tests.Benchmarks.Scorm;

/// <summary>The packages that the import is measured with, the same bytes on every run.</summary>
internal static class ImportPackages
{
    private static readonly string[] Words =
        ["डाक", "पत्र", "receipt", "noting", "file", "<p class=\"lesson\">", "</p>", "function", "var", "e-Office", "कार्यालय", "return", "{", "}", "dispatch", "\n"];

    /// <summary>About 500 MB: 3,000 pages and scripts of 100 KB, 430 films of 1 MB that can't be compressed.</summary>
    public static void WriteLarge(string path)
    {
        var random = new Random(1);
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        Add(zip, "imsmanifest.xml", Encoding.UTF8.GetBytes(Manifest(1)));
        Add(zip, "0.html", "<p>dak</p>"u8.ToArray());
        for (var page = 0; page < 3000; page++)
            Add(zip, $"pages/{page % 50}/{page}.html", Text(random, 100_000));
        var film = new byte[1 << 20];
        for (var n = 0; n < 430; n++)
        {
            random.NextBytes(film);
            Add(zip, $"media/{n}.mp4", film);
        }
    }

    /// <summary>A manifest of so many items, each with a page of its own.</summary>
    public static void WriteManyItems(string path, int items)
    {
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        Add(zip, "imsmanifest.xml", Encoding.UTF8.GetBytes(Manifest(items)));
        for (var item = 0; item < items; item++)
            Add(zip, $"{item}.html", Encoding.UTF8.GetBytes($"<p>{item}</p>"));
    }

    public static string Manifest(int items)
    {
        var text = new StringBuilder("""
            <manifest identifier="m" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
            <metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata>
            <organizations default="o"><organization identifier="o"><title>Course</title>

            """);
        for (var item = 0; item < items; item++)
            text.AppendLine(null, $"""
                <item identifier="i{item}" identifierref="r{item}"><title>पाठ {item}</title><imsss:sequencing><imsss:controlMode flow="true"/><imsss:objectives><imsss:primaryObjective objectiveID="obj{item}"/></imsss:objectives></imsss:sequencing></item>
                """);
        text.AppendLine("</organization></organizations><resources>");
        for (var item = 0; item < items; item++)
            text.AppendLine(null, $"""<resource identifier="r{item}" type="webcontent" adlcp:scormType="sco" href="{item}.html"><file href="{item}.html"/></resource>""");
        return text.Append("</resources></manifest>").ToString();
    }

    private static byte[] Text(Random random, int length)
    {
        var text = new StringBuilder(length);
        while (text.Length < length)
            text.Append(Words[random.Next(Words.Length)]).Append(' ').Append(random.Next(1000)).Append(' ');
        return Encoding.UTF8.GetBytes(text.ToString(0, length));
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        entry.Write(content);
    }
}
