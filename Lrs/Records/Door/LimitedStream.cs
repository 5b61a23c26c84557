using Microsoft.AspNetCore.Http;

namespace Lrs.Records.Door;

/// <summary>
/// A body within limits: of so many bytes, unpacked, and with no pause longer than allowed. Kestrel asks for a slowest rate only on the average,
/// so who has sent much might stop for hours. What breaks a limit is refused as Kestrel refuses.
/// </summary>
internal sealed class LimitedStream(System.IO.Stream source, long longest, TimeSpan longestPause) : ArrivingStream
{
    private long _count;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await ReadInTime(buffer, cancellationToken);
        _count += read;
        return _count <= longest
            ? read
            : throw new BadHttpRequestException($"The request is longer than {longest} bytes, unpacked.", StatusCodes.Status413PayloadTooLarge);
    }

    private async ValueTask<int> ReadInTime(Memory<byte> buffer, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(longestPause);
        try
        {
            return await source.ReadAsync(buffer, patience.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new BadHttpRequestException($"Nothing came for {longestPause.TotalSeconds} seconds.", StatusCodes.Status408RequestTimeout);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            source.Dispose();
        base.Dispose(disposing);
    }
}
