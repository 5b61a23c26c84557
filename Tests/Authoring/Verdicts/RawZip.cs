using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ICSharpCode.SharpZipLib.Checksum;

namespace Tests.Authoring.Verdicts;

/// <summary>One entry exactly as it is to lie in the zip; headers say what they are told to, true or not.</summary>
internal sealed record RawEntry(byte[] Name, byte[] Content)
{
    public ushort Flags { get; init; }

    public ushort Method { get; init; } = 8;

    public uint? Crc { get; init; }

    public uint? ClaimedSize { get; init; }

    public uint ExternalAttributes { get; init; }

    public byte[] Extra { get; init; } = [];

    /// <summary>The local header that the directory points to; null for the entry's own.</summary>
    public int? Offset { get; init; }

    public static RawEntry Of(string name, string text) => new(Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(text));
}

/// <summary>Writes zips byte by byte, for what no library would write.</summary>
internal static class RawZip
{
    public static byte[] Of(params IEnumerable<RawEntry> entries)
    {
        using var zip = new MemoryStream();
        using var directory = new MemoryStream();
        var count = 0;
        foreach (var entry in entries)
        {
            var packed = entry.Method == 8 ? Deflate(entry.Content) : entry.Content;
            var crc = entry.Crc ?? Checksum(entry.Content);
            var offset = entry.Offset ?? (int)zip.Position;
            if (entry.Offset is null)
            {
                zip.Write(Header(0x04034b50, entry, crc, packed.Length, isLocal: true, 0));
                zip.Write(entry.Name);
                zip.Write(packed);
            }

            directory.Write(Header(0x02014b50, entry, crc, packed.Length, isLocal: false, offset));
            directory.Write(entry.Name);
            directory.Write(entry.Extra);
            count++;
        }

        var at = (int)zip.Position;
        zip.Write(directory.ToArray());
        zip.Write(End((ushort)count, (int)directory.Length, at));
        return zip.ToArray();
    }

    public static byte[] End(ushort count, int directoryBytes, int directoryAt)
    {
        var end = new byte[22];
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054b50);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), count);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), count);
        BinaryPrimitives.WriteInt32LittleEndian(end.AsSpan(12), directoryBytes);
        BinaryPrimitives.WriteInt32LittleEndian(end.AsSpan(16), directoryAt);
        return end;
    }

    public static uint Checksum(byte[] content)
    {
        var crc = new Crc32();
        crc.Update(content);
        return (uint)crc.Value;
    }

    private static byte[] Header(uint signature, RawEntry entry, uint crc, int packed, bool isLocal, int offset)
    {
        var header = new byte[isLocal ? 30 : 46];
        BinaryPrimitives.WriteUInt32LittleEndian(header, signature);
        var at = isLocal ? 4 : 6;
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(at), 20);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(at + 2), entry.Flags);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(at + 4), entry.Method);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(at + 6), 0x00210000);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(at + 10), crc);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(at + 14), packed);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(at + 18), entry.ClaimedSize ?? (uint)entry.Content.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(at + 22), (ushort)entry.Name.Length);
        if (isLocal)
            return header;
        header[5] = 3; // made by Unix, so that the upper half of the attributes is a mode
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(30), (ushort)entry.Extra.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(38), entry.ExternalAttributes);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(42), offset);
        return header;
    }

    private static byte[] Deflate(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(content);
        return packed.ToArray();
    }
}
