using System.Buffers.Binary;

namespace Authoring.Packages;

/// <summary>
/// The bytes of an entry as they lie in the zip. Each stream keeps its own place, so that several entries can be read at once.
/// ZIP APPNOTE 4.3.7.
/// </summary>
internal sealed class RawEntryStream : Stream
{
    private const int HeaderLength = 30;
    private readonly Stream _zip;
    private long _at;
    private long _left;

    /// <summary>Throws <see cref="InvalidDataException"/> where no entry begins at <paramref name="header"/>.</summary>
    public RawEntryStream(Stream zip, long header, long length)
    {
        _zip = zip;
        Span<byte> fixedPart = stackalloc byte[HeaderLength];
        (_at, _left) = (header, HeaderLength);
        if (this.ReadAtLeast(fixedPart, HeaderLength, throwOnEndOfStream: false) < HeaderLength
            || BinaryPrimitives.ReadUInt32LittleEndian(fixedPart) != 0x04034b50)
            throw new InvalidDataException("local header");
        _at += BinaryPrimitives.ReadUInt16LittleEndian(fixedPart[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(fixedPart[28..]);
        _left = length;
    }

    public override int Read(Span<byte> buffer)
    {
        var wanted = buffer[..(int)Math.Min(buffer.Length, _left)];
        var came = wanted.Length == 0 ? 0 : ReadAt(wanted);
        _at += came;
        _left -= came;
        return came;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    private int ReadAt(Span<byte> buffer)
    {
        // A directory may point anywhere.
        if (_at < 0 || _at >= _zip.Length)
            return 0;
        if (_zip is FileStream file)
            return RandomAccess.Read(file.SafeFileHandle, buffer, _at);
        lock (_zip)
        {
            _zip.Position = _at;
            return _zip.Read(buffer);
        }
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
