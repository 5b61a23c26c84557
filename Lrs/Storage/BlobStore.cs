using System.Buffers;
using System.Security.Cryptography;

namespace Lrs.Storage;

/// <summary>A stored file: its SHA-256 in lower-case hex, and its length in bytes.</summary>
public sealed record Blob(string Sha256, long Length);

/// <summary>Files by content: the same bytes are kept once. Streamed in and out, never held whole in memory.</summary>
public sealed class BlobStore
{
    private readonly string _root;
    private readonly string _incoming;
    private readonly string _trays;

    public BlobStore(string root)
    {
        _root = Path.GetFullPath(root);
        _incoming = Path.Combine(_root, "incoming");
        _trays = Path.Combine(_root, "trays");
        Directory.CreateDirectory(_incoming);
    }

    /// <summary>Copies <paramref name="source"/> to the end; the file is on disk, flushed, when the task completes.</summary>
    public async Task<Blob> Put(Stream source, CancellationToken cancel)
    {
        var arriving = Path.Combine(_incoming, Path.GetRandomFileName());
        try
        {
            var blob = await Receive(source, arriving, flush: true, cancel);
            Disk.Use(() => Settle(arriving, PlaceOf(blob.Sha256)));
            return blob;
        }
        finally
        {
            File.Delete(arriving);
        }
    }

    /// <summary>Opens a stored file for reading; null where there is none.</summary>
    public Stream? Open(string sha256) =>
        PathOf(sha256) is { } path
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 65536, FileOptions.Asynchronous)
            : null;

    /// <summary>The path of a stored file on this machine; null where there is none.</summary>
    public string? PathOf(string sha256)
    {
        if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigitLower))
            return null;
        var place = PlaceOf(sha256);
        return File.Exists(place) ? place : null;
    }

    /// <summary>The path of a stored file that is there whole; null where it is gone or shorter than it was.</summary>
    public string? WholeAt(Blob blob) => PathOf(blob.Sha256) is { } place && new FileInfo(place).Length == blob.Length ? place : null;

    /// <summary>Names of the trays that nothing has been put into since then.</summary>
    public IReadOnlyList<Guid> Trays(DateTimeOffset untouchedSince) => !Directory.Exists(_trays) ? [] :
    [
        .. from folder in new DirectoryInfo(_trays).EnumerateDirectories()
           where folder.LastWriteTimeUtc < untouchedSince.UtcDateTime && Guid.TryParseExact(folder.Name, "N", out _)
           select Guid.ParseExact(folder.Name, "N"),
    ];

    /// <summary>The tray of that name, also after a restart; made when the first file is put in.</summary>
    public BlobTray Tray(Guid name) => new(Path.Combine(_trays, name.ToString("N")), PlaceOf);

    /// <summary>A tray for the files of one request, which is answered before a restart.</summary>
    public BlobTray Arrival() => new(Path.Combine(_incoming, Path.GetRandomFileName()), PlaceOf);

    /// <summary>Throws away what was arriving when a process died: files and trays that nothing has been added to since then.</summary>
    public void ForgetArrivals(DateTimeOffset untouchedSince)
    {
        foreach (var entry in new DirectoryInfo(_incoming).EnumerateFileSystemInfos())
        {
            if (entry.LastWriteTimeUtc >= untouchedSince.UtcDateTime)
                continue;
            if (entry is DirectoryInfo tray)
                tray.Delete(recursive: true);
            else
                entry.Delete();
        }
    }

    private string PlaceOf(string sha256) => Path.Combine(_root, sha256[..2], sha256[2..]);

    /// <summary>Gives a flushed file its place; there after a power cut too, when it returns.</summary>
    private static void Settle(string arriving, string place)
    {
        var folder = Path.GetDirectoryName(place)!;
        var isNew = !Directory.Exists(folder);
        Directory.CreateDirectory(folder);
        if (!File.Exists(place))
            File.Move(arriving, place, overwrite: true);
        Folders.Flush(folder);
        if (isNew)
            Folders.Flush(Path.GetDirectoryName(folder)!);
    }

    /// <summary>Writes a file and computes its address. <paramref name="flush"/>: on the disk when the task completes.</summary>
    internal static async Task<Blob> Receive(Stream source, string path, bool flush, CancellationToken cancel)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using var file = Disk.Use(() => File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None));
            long length = 0;
            for (int read; (read = await source.ReadAsync(buffer, cancel)) > 0; length += read)
            {
                hash.AppendData(buffer, 0, read);
                var (taken, at) = (read, length);
                Disk.Use(() => RandomAccess.Write(file, buffer.AsSpan(0, taken), at));
            }

            if (flush)
                Disk.Use(() => RandomAccess.FlushToDisk(file));
            return new Blob(Convert.ToHexStringLower(hash.GetHashAndReset()), length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
