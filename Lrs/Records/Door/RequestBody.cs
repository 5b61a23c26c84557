using System.Buffers;
using Lrs.Web;
using Microsoft.AspNetCore.Http;

namespace Lrs.Records.Door;

/// <summary>Reads a body up to a limit.</summary>
internal static class RequestBody
{
    /// <summary>The whole body; TooLarge as soon as it is longer than allowed.</summary>
    public static async Task<Outcome<ReadOnlyMemory<byte>>> Read(System.IO.Stream body, int longest, CancellationToken cancel)
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        while (true)
        {
            var read = await body.ReadAsync(bytes.GetMemory(4096), cancel);
            if (read == 0)
                return bytes.WrittenMemory;
            bytes.Advance(read);
            if (bytes.WrittenCount > longest)
                return new Failure.TooLarge(new Problem(
                    "too-long", new($"अनुरोध {longest} बाइट से बड़ा है।", $"The body is longer than {longest} bytes."), Place: "body"));
        }
    }
}
