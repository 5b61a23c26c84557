using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Lrs.Records.Door;

/// <summary>The mark of a content: its SHA-1 in hex, which 1.0.3 Communication 3.1 asks of every GET with concurrency controls; 2.0 takes any.</summary>
internal static class EntityTag
{
#pragma warning disable CA5350 // It marks content and protects nothing.
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA1.HashData(content));
#pragma warning restore CA5350

    /// <summary>200 with JSON and its mark.</summary>
    public static IResult Json(HttpResponse response, ReadOnlyMemory<byte> json)
    {
        response.Headers.ETag = $"\"{Of(json.Span)}\"";
        return Results.Bytes(json, "application/json");
    }
}
