using System.Collections.Concurrent;
using Authoring.Packages;
using Lrs.Storage;

namespace Player.Launch;

/// <summary>Small files of packages that were asked for lately, by their content: what never changes need not be opened for every learner. Bounded.</summary>
public sealed class SmallFiles(BlobStore blobs)
{
    private const int Largest = 64 * 1024;
    private const long MostBytes = 32L << 20;
    private readonly ConcurrentDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private long _bytes;

    /// <summary>The content; null where it is large, or not there.</summary>
    public async Task<byte[]?> Find(PackageFile file, CancellationToken cancel)
    {
        if (file.Length > Largest)
            return null;
        if (_files.TryGetValue(file.Sha256, out var known))
            return known;
        await using var stream = blobs.Open(file.Sha256);
        if (stream is null || stream.Length != file.Length)
            return null;
        var content = new byte[file.Length];
        await stream.ReadExactlyAsync(content, cancel);
        if (Interlocked.Add(ref _bytes, content.Length) > MostBytes)
        {
            _files.Clear();
            Interlocked.Exchange(ref _bytes, content.Length);
        }

        return _files[file.Sha256] = content;
    }
}
