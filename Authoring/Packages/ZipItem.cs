using System.Buffers.Binary;
using System.Text;
using ICSharpCode.SharpZipLib.Checksum;
using ICSharpCode.SharpZipLib.Zip;

namespace Authoring.Packages;

/// <summary>An entry of a zip as its directory describes it; sizes are claims until it was read.</summary>
internal sealed record ZipItem(ZipEntry Entry, string Name, EntryPath Path)
{
    private const int FileTypeMask = 0xF000;
    private const int RegularFile = 0x8000;
    private const int Folder = 0x4000;
    private const int UnicodePathTag = 0x7075;

    /// <summary>Names without the UTF-8 flag arrive as raw bytes in this encoding, so that no byte is lost.</summary>
    public static readonly StringCodec RawNames = StringCodec.FromEncoding(Encoding.Latin1);

    public long Crc => Entry.Crc;

    public bool IsFolder => Path.IsFolder || Entry.IsDirectory;

    /// <summary>Neither a file nor a folder by its Unix mode. ZIP APPNOTE 4.4.15.</summary>
    public bool IsLink => ((Entry.ExternalFileAttributes >> 16) & FileTypeMask) is not (0 or RegularFile or Folder)
        && Entry.ExternalFileAttributes != -1;

    /// <summary>What an operating system or version control leaves in folders; no part of the course.</summary>
    public bool IsLeftover =>
        Path.Path.StartsWith("__MACOSX/", StringComparison.Ordinal)
        || System.IO.Path.GetFileName(Path.Path) is ".DS_Store" or "Thumbs.db" or "desktop.ini";

    public static ZipItem Of(ZipEntry entry)
    {
        var name = entry.IsUnicodeText ? entry.Name : UnicodePath(entry) ?? Decode(Encoding.Latin1.GetBytes(entry.Name));
        return new(entry, name, EntryPath.Of(name));
    }

    /// <summary>The name in UTF-8 that Info-ZIP writes beside the one in the code page; null where there is none or it belongs to another name. ZIP APPNOTE 4.6.9.</summary>
    private static string? UnicodePath(ZipEntry entry)
    {
        var extra = entry.ExtraData.AsSpan();
        while (extra.Length >= 4)
        {
            var tag = BinaryPrimitives.ReadUInt16LittleEndian(extra);
            var length = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (length > extra.Length - 4)
                return null;
            var data = extra.Slice(4, length);
            if (tag == UnicodePathTag && length > 5 && data[0] == 1)
            {
                var crc = new Crc32();
                crc.Update(Encoding.Latin1.GetBytes(entry.Name));
                return crc.Value == BinaryPrimitives.ReadUInt32LittleEndian(data[1..]) ? Encoding.UTF8.GetString(data[5..]) : null;
            }

            extra = extra[(4 + length)..];
        }

        return null;
    }

    /// <summary>UTF-8 where the bytes are UTF-8 (many tools forget the flag), else the code page of old zips. ZIP APPNOTE D.1.</summary>
    private static string Decode(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(437)!.GetString(bytes);
        }
    }
}
