using Lrs.Storage;
using Microsoft.Extensions.Options;

namespace Authoring.Uploads;

/// <summary>The zips that are arriving, or waiting for their check or for the author, one file each, named by the upload.</summary>
public sealed class UploadFolder
{
    private readonly string _folder;

    public UploadFolder(IOptions<AuthoringOptions> options, IOptions<StorageOptions> storage)
    {
        _folder = Path.GetFullPath(options.Value.Uploads.Length > 0 ? options.Value.Uploads : Path.Combine(storage.Value.Data, "uploads"));
        Directory.CreateDirectory(_folder);
    }

    /// <summary>Bytes that have arrived; what is on the disk counts, whatever the connection did.</summary>
    public long Arrived(Guid upload) => new FileInfo(PathOf(upload)) is { Exists: true } file ? file.Length : 0;

    /// <summary>Opens for reading; null where the file is gone.</summary>
    public FileStream? Open(Guid upload) =>
        File.Exists(PathOf(upload)) ? new FileStream(PathOf(upload), FileMode.Open, FileAccess.Read, FileShare.Read, 65536) : null;

    public FileStream Append(Guid upload) => new(PathOf(upload), FileMode.Append, FileAccess.Write, FileShare.Read, 1, FileOptions.Asynchronous);

    /// <summary>Moves the zip into the tray of its package, to be kept with it. May be repeated after a crash.</summary>
    public void HandOver(Guid upload, BlobTray tray, string sha256) => tray.Take(PathOf(upload), sha256);

    public void Delete(Guid upload) => File.Delete(PathOf(upload));

    /// <summary>The uploads that have a zip here.</summary>
    public IReadOnlyList<Guid> Zips() =>
        [.. Directory.EnumerateFiles(_folder, "*.zip").Select(f => Guid.TryParseExact(Path.GetFileNameWithoutExtension(f), "N", out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)];

    private string PathOf(Guid upload) => Path.Combine(_folder, $"{upload:N}.zip");
}
