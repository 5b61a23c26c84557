using Authoring.Checks;
using ICSharpCode.SharpZipLib;
using ICSharpCode.SharpZipLib.Checksum;

namespace Authoring.Packages;

/// <summary>
/// Counts what really comes out of an entry, because headers lie. Ends early at the limits, at damage and at a wrong
/// checksum; <see cref="Trouble"/> then says why, and what was read so far must not be used.
/// </summary>
internal sealed class GuardedStream(Func<Stream> open, ZipItem item, long most, Allowance all, Func<bool, Finding> tooMuch) : Stream
{
    private readonly Crc32 _crc = new();
    private Stream? _inner;
    private long _read;

    /// <summary>Why the entry can't be used; null while all is well.</summary>
    public Finding? Trouble { get; private set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (Trouble is not null)
            return 0;
        int came;
        try
        {
            _inner ??= open();
            came = _inner.Read(buffer, offset, count);
        }
        catch (Exception broken) when (broken is SharpZipBaseException or IOException or InvalidDataException or IndexOutOfRangeException)
        {
            Trouble = Refusals.Damaged(item.Name, broken.Message);
            return 0;
        }

        _read += came;
        if (came > 0)
            _crc.Update(new ArraySegment<byte>(buffer, offset, came));
        if (_read > most || !all.Take(came))
            Trouble = tooMuch(_read > most);
        else if (came == 0 && count > 0 && _crc.Value != item.Crc)
            Trouble = Refusals.Damaged(item.Name, "CRC-32");
        return Trouble is null ? came : 0;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return System.Runtime.InteropServices.MemoryMarshal.TryGetArray<byte>(buffer, out var array)
            ? new(Read(array.Array!, array.Offset, array.Count))
            : throw new NotSupportedException("Reads into arrays only.");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _inner?.Dispose();
        base.Dispose(disposing);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
