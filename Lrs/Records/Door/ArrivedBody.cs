using System.Buffers;
using Lrs.Storage;
using Lrs.Web;

namespace Lrs.Records.Door;

/// <summary>
/// A body that has arrived whole: a small one in memory, a large one in a file of its tray until it is opened, so that many large bodies
/// at once, or a slow one, hold no memory. What was opened is good until it is disposed.
/// </summary>
internal sealed class ArrivedBody : IDisposable
{
    private const int Small = 128 * 1024;

    private readonly int _length;
    private readonly FileStream? _file;
    private byte[]? _bytes;

    private ArrivedBody(int length, byte[]? bytes, FileStream? file) => (_length, _bytes, _file) = (length, bytes, file);

    /// <summary>Whether it waits on the disk.</summary>
    public bool IsLarge => _file is not null;

    /// <summary>The whole body; TooLarge as soon as it is longer than allowed.</summary>
    public static async Task<Outcome<ArrivedBody>> Receive(
        System.IO.Stream body, long? announced, int longest, BlobTray tray, CancellationToken cancel)
    {
        // One byte more than announced, so that a body that is all here does not fill it.
        var bytes = ArrayPool<byte>.Shared.Rent((int)Math.Min((announced ?? Small) + 1, Small));
        var (length, inMemory, file, isArrived) = (0, 0, (FileStream?)null, false);
        try
        {
            while (await body.ReadAsync(bytes.AsMemory(inMemory), cancel) is > 0 and var read)
            {
                (length, inMemory) = (length + read, inMemory + read);
                if (length > longest)
                    return RequestBody.TooLong(longest);
                if (inMemory < bytes.Length)
                    continue;
                file ??= tray.Scratch();
                Spill(file, bytes, inMemory);
                inMemory = 0;
            }

            if (file is not null)
                Spill(file, bytes, inMemory);
            isArrived = true;
            return new ArrivedBody(length, file is null ? bytes : null, file);
        }
        catch (InvalidDataException broken)
        {
            return RequestBody.NoGzip(broken);
        }
        finally
        {
            if (!isArrived || file is not null)
                ArrayPool<byte>.Shared.Return(bytes);
            if (!isArrived && file is not null)
                await file.DisposeAsync();
        }
    }

    private static void Spill(FileStream file, byte[] bytes, int count) => Disk.Use(() =>
    {
        file.Write(bytes, 0, count);
        file.Flush();
    });

    /// <summary>A body that is in memory already.</summary>
    public static ArrivedBody Of(ReadOnlyMemory<byte> bytes)
    {
        var rented = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(rented);
        return new ArrivedBody(bytes.Length, rented, null);
    }

    public ReadOnlyMemory<byte> Open()
    {
        if (_bytes is null)
        {
            _bytes = ArrayPool<byte>.Shared.Rent(_length);
            _file!.Position = 0;
            _file.ReadExactly(_bytes, 0, _length);
        }

        return _bytes.AsMemory(0, _length);
    }

    public void Dispose()
    {
        if (_bytes is not null)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = null;
        _file?.Dispose();
    }
}
