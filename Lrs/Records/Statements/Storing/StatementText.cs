using System.Buffers;
using System.Collections.Concurrent;
using Lrs.Storage;
using ZstdSharp;

namespace Lrs.Records.Statements.Storing;

/// <summary>
/// How the text of a statement lies in its row: packed against a dictionary of what statements usually say, about a third of its length;
/// plain where that is shorter, or in rows of an older house. The moment of storing is not in it but in the row's own column, so that
/// packing need not wait for it.
/// </summary>
internal static class StatementText
{
    // A zstd frame begins with these bytes, a plain text with '{'. The frame itself names its dictionary.
    private const byte FirstOfFrame = 0x28;

    private static readonly byte[] Dictionary = ReadDictionary();
    private static readonly ConcurrentBag<Compressor> Packers = [];
    private static readonly ConcurrentBag<Decompressor> Openers = [];

    /// <summary>Packs a completed text.</summary>
    public static byte[] Pack(ReadOnlySpan<byte> completed)
    {
        var packer = Packers.TryTake(out var idle) ? idle : NewPacker();
        var room = ArrayPool<byte>.Shared.Rent(Compressor.GetCompressBound(completed.Length));
        try
        {
            var length = packer.Wrap(completed, room);
            return length < completed.Length ? room[..length] : completed.ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
            Packers.Add(packer);
        }
    }

    /// <summary>The text as it is given out, with the moment of storing written in.</summary>
    public static byte[] Open(byte[] row, long storedMicros)
    {
        var text = Open(row);
        StatementJson.Stamp(text, storedMicros);
        return text;
    }

    /// <summary>The text without it, to be compared.</summary>
    public static byte[] Open(byte[] row) => row is [FirstOfFrame, ..] ? Unpack(row) : row;

    private static byte[] Unpack(byte[] packed)
    {
        var opener = Openers.TryTake(out var idle) ? idle : NewOpener();
        try
        {
            var text = new byte[Decompressor.GetDecompressedSize(packed)];
            opener.Unwrap(packed, text);
            return text;
        }
        finally
        {
            Openers.Add(opener);
        }
    }

    private static Compressor NewPacker()
    {
        var packer = new Compressor(1);
        packer.LoadDictionary(Dictionary);
        return packer;
    }

    private static Decompressor NewOpener()
    {
        var opener = new Decompressor();
        opener.LoadDictionary(Dictionary);
        return opener;
    }

    private static byte[] ReadDictionary()
    {
        using var resource = typeof(StatementText).Assembly.GetManifestResourceStream("Lrs.Records.Statements.Storing.statements.zdict")!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }
}
