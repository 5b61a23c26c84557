using System.Buffers;
using System.Security.Cryptography;
using Lrs.Storage;

namespace Authoring.Packages;

/// <summary>The content address of a zip, computed beside the unpacking of it.</summary>
internal static class Fingerprint
{
    private const int Piece = 1 << 20;

    /// <summary>A file is read by its handle and leaves the stream's position alone; any other stream must not be used meanwhile.</summary>
    public static Task<Blob> Of(Stream zip, CancellationToken cancel) =>
        zip is FileStream file ? Task.Run(() => OfFile(file, cancel), cancel) : OfStream(zip, cancel);

    private static Blob OfFile(FileStream file, CancellationToken cancel)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long at = 0;
            for (int read; (read = RandomAccess.Read(file.SafeFileHandle, buffer, at)) > 0; at += read)
            {
                cancel.ThrowIfCancellationRequested();
                hash.AppendData(buffer, 0, read);
            }

            return new(Convert.ToHexStringLower(hash.GetHashAndReset()), at);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task<Blob> OfStream(Stream zip, CancellationToken cancel)
    {
        zip.Position = 0;
        return new(Convert.ToHexStringLower(await SHA256.HashDataAsync(zip, cancel)), zip.Length);
    }
}
