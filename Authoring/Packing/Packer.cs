using System.Text;
using ICSharpCode.SharpZipLib.Zip;

namespace Authoring.Packing;

/// <summary>Zips the source folder of a course. The same folder gives the same bytes, on every machine and every day.</summary>
public static class Packer
{
    // The first instant a zip can express; a real time would change the bytes of every build.
    private static readonly DateTime Fixed = new(1980, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Writes all files below <paramref name="folder"/>, sorted by name, to <paramref name="zip"/>, which stays open.</summary>
    public static void Pack(string folder, Stream zip)
    {
        var root = Path.GetFullPath(folder);
        var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(file => (File: file, Name: Path.GetRelativePath(root, file).Replace('\\', '/')))
            .OrderBy(f => f.Name, StringComparer.Ordinal);
        using var output = new ZipOutputStream(zip, StringCodec.FromEncoding(Encoding.UTF8)) { IsStreamOwner = false, UseZip64 = UseZip64.Dynamic };
        output.SetLevel(9);
        foreach (var (file, name) in files)
        {
            output.PutNextEntry(new ZipEntry(name) { DateTime = Fixed, IsUnicodeText = true, Size = new FileInfo(file).Length });
            using var content = File.OpenRead(file);
            content.CopyTo(output);
            output.CloseEntry();
        }
    }
}
