using System.Buffers;
using System.IO.Compression;
using Lrs.Web;
using Microsoft.AspNetCore.Http;

namespace Lrs.Records.Door;

/// <summary>Reads a body up to a limit.</summary>
internal static class RequestBody
{
    /// <summary>Lets later readers see the unpacked bytes, so that the limits hold for those. 1.0.3 and 2.0 leave Content-Encoding to HTTP.</summary>
    public static Failure? Unpack(HttpRequest request, RecordsOptions limits)
    {
        var longestPause = TimeSpan.FromSeconds(limits.LongestPause);
        switch (request.Headers.ContentEncoding.ToString().Trim().ToLowerInvariant())
        {
            case "" or "identity":
                request.Body = new LimitedStream(request.Body, limits.LongestRequest, longestPause);
                return null;
            case "gzip":
                request.Body = new LimitedStream(new GZipStream(request.Body, CompressionMode.Decompress), limits.LongestRequest, longestPause);
                request.HttpContext.Response.RegisterForDispose(request.Body);
                request.ContentLength = null;
                request.Headers.ContentEncoding = default;
                return null;
            default:
                return new Failure.Invalid(new Problem(
                    "encoding", new("केवल gzip मान्य है।", "Only gzip is understood."), Place: "Content-Encoding"));
        }
    }

    // Room for one more read, so that finding the end does not double the array.
    private const int Room = 4096;
    private const int MostReserved = 2 * 1024 * 1024;

    /// <summary>The whole body; TooLarge as soon as it is longer than allowed. The length it announces, if any, is reserved at once, within reason.</summary>
    public static async Task<Outcome<ReadOnlyMemory<byte>>> Read(System.IO.Stream body, long? announced, int longest, CancellationToken cancel)
    {
        var bytes = new ArrayBufferWriter<byte>((int)Math.Clamp(announced ?? 0, 0, MostReserved) + Room);
        try
        {
            while (true)
            {
                var read = await body.ReadAsync(bytes.GetMemory(Room), cancel);
                if (read == 0)
                    return bytes.WrittenMemory;
                bytes.Advance(read);
                if (bytes.WrittenCount > longest)
                    return TooLong(longest);
            }
        }
        catch (InvalidDataException broken)
        {
            return NoGzip(broken);
        }
    }

    public static Failure TooLong(int longest) => new Failure.TooLarge(new Problem(
        "too-long", new($"अनुरोध {longest} बाइट से बड़ा है।", $"The body is longer than {longest} bytes."), "xAPI 1.0.3 Communication 3.2", "body"));

    public static Failure NoGzip(InvalidDataException broken) => new Failure.Invalid(new Problem(
        "encoding", new($"gzip खोला नहीं जा सका: {broken.Message}", $"The gzip cannot be unpacked: {broken.Message}"), Place: "body"));
}
