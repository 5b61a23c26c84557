using System.Security.Cryptography;

namespace Lrs.Records.Attachments;

/// <summary>Lets bytes through while it counts and digests them; ends early at the limit, which <see cref="IsTooLong"/> then tells.</summary>
internal sealed class CheckedStream(System.IO.Stream source, HashAlgorithmName algorithm, long longest) : System.IO.Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(algorithm);

    public long Count { get; private set; }

    public bool IsTooLong => Count > longest;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => Count;
        set => throw new NotSupportedException();
    }

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

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        _hash.Dispose();
        base.Dispose(disposing);
    }
}
