using System.Security.Cryptography;
using Lrs.Records.Door;

namespace Lrs.Records.Attachments;

/// <summary>Lets bytes through while it counts and digests them; ends early at the limit, which <see cref="IsTooLong"/> then tells.</summary>
internal sealed class CheckedStream(System.IO.Stream source, HashAlgorithmName algorithm, long longest) : ArrivingStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(algorithm);

    public long Count { get; private set; }

    public bool IsTooLong => Count > longest;

    /// <summary>Lower-case hex of what has passed.</summary>
    public string Digest() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (IsTooLong)
            return 0;
        var read = await source.ReadAsync(buffer, cancellationToken);
        _hash.AppendData(buffer.Span[..read]);
        Count += read;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        _hash.Dispose();
        base.Dispose(disposing);
    }
}
