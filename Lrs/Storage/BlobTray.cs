namespace Lrs.Storage;

/// <summary>
/// Files that wait for a decision: all are kept, or all are thrown away and the store never saw them.
/// Lies on the disk of the store, so keeping is a rename. Survives a restart under its name.
/// </summary>
public sealed class BlobTray(string folder, Func<string, string> placeOf)
{
    /// <summary>
    /// Copies <paramref name="source"/> to the end into the tray; the same bytes are held once. They reach the disk in the system's own time:
    /// <see cref="Settle"/> and <see cref="Keep"/> wait for it, and a power cut before shows in <see cref="Holds"/>.
    /// </summary>
    public async Task<Blob> Put(Stream source, CancellationToken cancel)
    {
        Disk.Use(() => Directory.CreateDirectory(folder));
        var arriving = Path.Combine(folder, Path.GetRandomFileName());
        try
        {
            var blob = await BlobStore.Receive(source, arriving, flush: false, cancel);
            Disk.Use(() => File.Move(arriving, Path.Combine(folder, blob.Sha256), overwrite: true));
            return blob;
        }
        finally
        {
            File.Delete(arriving);
        }
    }

    /// <summary>Moves a file whose content is known into the tray. May be repeated after a crash: what moved already stays.</summary>
    public void Take(string path, string sha256)
    {
        if (!File.Exists(path))
            return;
        Directory.CreateDirectory(folder);
        File.Move(path, Path.Combine(folder, sha256), overwrite: true);
    }

    /// <summary>An empty file to work in, on the disk of the tray. It is gone when it is closed and never kept.</summary>
    public FileStream Scratch() => Disk.Use(() =>
    {
        Directory.CreateDirectory(folder);
        return new FileStream(
            Path.Combine(folder, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 65536, FileOptions.DeleteOnClose);
    });

    /// <summary>Opens a file of the tray, or the stored one where it was kept already; null where there is neither.</summary>
    public Stream? Open(string sha256)
    {
        if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigitLower))
            return null;
        var waiting = Path.Combine(folder, sha256);
        var path = File.Exists(waiting) ? waiting : placeOf(sha256);
        return File.Exists(path)
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 65536, FileOptions.Asynchronous)
            : null;
    }

    /// <summary>Whether a file is in the tray, or in the store already, and whole.</summary>
    public bool Holds(Blob blob)
    {
        var waiting = new FileInfo(Path.Combine(folder, blob.Sha256));
        return (waiting.Exists ? waiting : new FileInfo(placeOf(blob.Sha256))) is { Exists: true } file && file.Length == blob.Length;
    }

    /// <summary>Returns when every file of the tray is on the disk.</summary>
    public void Settle() => Disk.Use(SettleAll);

    private void SettleAll()
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var waiting in Directory.GetFiles(folder))
        {
            try
            {
                using var file = File.OpenHandle(waiting, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
                RandomAccess.FlushToDisk(file);
            }
            catch (IOException) when (!File.Exists(waiting))
            {
                // Kept or thrown away meanwhile; whoever did that has seen to it.
            }
        }
    }

    /// <summary>Moves every file into the store, on the disk when it returns. May be repeated after a crash: what moved already stays.</summary>
    public void Keep() => Disk.Use(KeepAll);

    private void KeepAll()
    {
        if (!Directory.Exists(folder))
            return;
        SettleAll();
        var folders = new HashSet<string>();
        foreach (var waiting in Directory.EnumerateFiles(folder))
        {
            var sha256 = Path.GetFileName(waiting);
            if (sha256.Length != 64)
                continue;
            var place = placeOf(sha256);
            var home = Path.GetDirectoryName(place)!;
            if (!Directory.Exists(home))
                folders.Add(Path.GetDirectoryName(home)!);
            Directory.CreateDirectory(home);
            folders.Add(home);
            // What a power cut left short is no file.
            if (new FileInfo(place) is not { Exists: true } there || there.Length != new FileInfo(waiting).Length)
                File.Move(waiting, place, overwrite: true);
        }

        foreach (var changed in folders)
            Folders.Flush(changed);
        Discard();
    }

    /// <summary>Throws every file away.</summary>
    public void Discard()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
