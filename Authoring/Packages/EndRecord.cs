using System.Buffers.Binary;

namespace Authoring.Packages;

/// <summary>
/// The end of a zip: how many entries it claims and how large its directory is, read before any list is made for them.
/// ZIP APPNOTE 4.3.14 to 4.3.16.
/// </summary>
/// <param name="Start">Where the zip begins in its file: after the program of a self-extracting one.</param>
public readonly record struct EndRecord(ulong Entries, ulong DirectoryBytes, long Start)
{
    private const int Length = 22;
    private const int LocatorLength = 20;
    private const int LongestComment = ushort.MaxValue;

    /// <summary>Null where there is no end record: not a zip, or one that was cut off.</summary>
    public static EndRecord? Find(Stream zip)
    {
        var tail = new byte[Math.Min(zip.Length, Length + LongestComment + LocatorLength)];
        zip.Position = zip.Length - tail.Length;
        zip.ReadExactly(tail);
        for (var at = tail.Length - Length; at >= 0; at--)
        {
            if (Number32(tail, at) != 0x06054b50)
                continue;
            // The larger of the two counts: readers differ in which of them they believe.
            var plain = new EndRecord(
                Math.Max(BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 8)), BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 10))),
                Number32(tail, at + 12),
                Math.Max(0, zip.Length - tail.Length + at - Number32(tail, at + 12) - Number32(tail, at + 16)));
            return Zip64(zip, tail, at - LocatorLength) ?? plain;
        }

        return null;
    }

    private static EndRecord? Zip64(Stream zip, byte[] tail, int locator)
    {
        if (locator < 0 || Number32(tail, locator) != 0x07064b50)
            return null;
        var place = BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(locator + 8));
        if (place < 0 || place > zip.Length - 56)
            return null;
        var record = new byte[56];
        zip.Position = place;
        zip.ReadExactly(record);
        return Number32(record, 0) == 0x06064b50
            ? new(Math.Max(Number64(record, 24), Number64(record, 32)), Number64(record, 40), 0)
            : null;
    }

    private static uint Number32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    private static ulong Number64(byte[] bytes, int at) => BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at));
}
