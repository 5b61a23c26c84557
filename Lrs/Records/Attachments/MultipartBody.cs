using System.Globalization;
using System.Security.Cryptography;
using Lrs.Records.Door;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Lrs.Records.Attachments;

/// <summary>
/// Statements with raw attachments, 1.0.3 Communication 1.5.2; 2.0 4.1.3. The attachments go straight to disk, never whole into memory.
/// </summary>
internal sealed class MultipartBody(IOptions<RecordsOptions> options)
{
    private const string HashHeader = "X-Experience-API-Hash";

    private const int ReadAtOnce = 64 * 1024;

    /// <summary>The bytes of the first part, and the attachments after it, which are put into the tray.</summary>
    public async Task<Outcome<(ArrivedBody Statements, IReadOnlyList<ReceivedPart> Parts)>> Read(
        HttpRequest request, MediaTypeHeaderValue type, BlobTray tray, CancellationToken cancel)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        if (boundary.Length is 0 or > 200)
            return Refuse("boundary", "Content-Type", new("boundary आवश्यक है।", "The boundary is missing."));
        try
        {
            var reader = new MultipartReader(boundary, request.Body, ReadAtOnce) { HeadersLengthLimit = 16 * 1024 };
            if (await reader.ReadNextSectionAsync(cancel) is not { } first || !IsJson(first.ContentType))
                return Refuse("first-part", "part 1", new("पहला भाग application/json होना चाहिए।", "The first part must be application/json."));
            var statements = await RequestBody.Read(first.Body, null, options.Value.LongestBody, cancel);
            if (statements.Failure is not null)
                return statements.Failure;
            var parts = new List<ReceivedPart>();
            while (await reader.ReadNextSectionAsync(cancel) is { } section)
            {
                if (parts.Count == options.Value.MostAttachments)
                    return new Failure.TooLarge(new Problem(
                        "too-many-attachments",
                        new($"एक अनुरोध में {options.Value.MostAttachments} से अधिक संलग्नक नहीं।", $"A request may carry at most {options.Value.MostAttachments} attachments."),
                        "xAPI 1.0.3 Communication 3.2", $"part {parts.Count + 2}"));
                var part = await ReadPart(section, parts.Count + 2, tray, cancel);
                if (part.Failure is not null)
                    return part.Failure;
                parts.Add(part.Value);
            }

            return (ArrivedBody.Of(statements.Value), parts);
        }
        catch (InvalidDataException broken)
        {
            return Refuse("multipart", "body", new($"multipart पढ़ा नहीं जा सका: {broken.Message}", $"Not a valid multipart body: {broken.Message}"));
        }
        catch (IOException broken) when (broken is not BadHttpRequestException && !cancel.IsCancellationRequested)
        {
            return Refuse("multipart", "body", new($"multipart पढ़ा नहीं जा सका: {broken.Message}", $"Not a valid multipart body: {broken.Message}"));
        }
    }

    /// <summary>
    /// A boundary such as <c>===1795730677797===</c> ought to stand in quotes (RFC 2045 5.1); the usual Java code sends it without. Null for other types.
    /// </summary>
    public static MediaTypeHeaderValue? TypeWithBareBoundary(string? contentType)
    {
        const string Name = "boundary=";
        var at = contentType?.IndexOf(Name, StringComparison.OrdinalIgnoreCase) ?? -1;
        if (at < 0 || !contentType!.StartsWith("multipart/mixed", StringComparison.OrdinalIgnoreCase))
            return null;
        var boundary = contentType[(at + Name.Length)..].Split(';')[0].Trim();
        return MediaTypeHeaderValue.TryParse($"multipart/mixed; boundary=\"{boundary}\"", out var type) ? type : null;
    }

    private async Task<Outcome<ReceivedPart>> ReadPart(MultipartSection section, int number, BlobTray tray, CancellationToken cancel)
    {
        var place = $"part {number}";
        if (!HeaderOf(section, "Content-Transfer-Encoding").Equals("binary", StringComparison.OrdinalIgnoreCase))
            return Refuse("encoding", place, new("Content-Transfer-Encoding: binary आवश्यक है।", "Content-Transfer-Encoding: binary is required."));
        var named = HeaderOf(section, HashHeader).ToLowerInvariant();
        if (AlgorithmOf(named) is not { } algorithm)
            return Refuse("hash", place, new(
                $"{HashHeader} में SHA-256, SHA-384 या SHA-512 चाहिए।", $"{HashHeader} must be a SHA-256, SHA-384 or SHA-512 in hex."));
        await using var stream = new CheckedStream(section.Body, algorithm, options.Value.LongestAttachment);
        var blob = await tray.Put(stream, cancel);
        if (stream.IsTooLong)
            return new Failure.TooLarge(new Problem(
                "attachment-too-long",
                new($"संलग्नक {options.Value.LongestAttachment} बाइट से बड़ा है।", $"The attachment is longer than {options.Value.LongestAttachment} bytes."),
                "xAPI 1.0.3 Communication 3.2", place));
        if (HeaderOf(section, "Content-Length") is { Length: > 0 } announced && announced != blob.Length.ToString(CultureInfo.InvariantCulture))
            return Refuse("length", place, new("Content-Length भाग की लंबाई से अलग है।", "The Content-Length is not the length of the part."));
        return stream.Digest() == named
            ? new ReceivedPart(named, blob.Sha256, section.ContentType, blob.Length)
            : Refuse("hash", place, new("भाग की सामग्री बताए गए SHA-2 से नहीं मिलती।", "The part's bytes do not have the SHA-2 that was named."));
    }

    private static HashAlgorithmName? AlgorithmOf(string hex) => hex.All(char.IsAsciiHexDigit) ? hex.Length switch
    {
        64 => HashAlgorithmName.SHA256,
        96 => HashAlgorithmName.SHA384,
        128 => HashAlgorithmName.SHA512,
        _ => null,
    } : null;

    private static string HeaderOf(MultipartSection section, string name) =>
        section.Headers is { } headers && headers.TryGetValue(name, out var value) ? value.ToString() : "";

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase);

    private static Failure.Invalid Refuse(string code, string place, Text why) =>
        new(new Problem(code, why, "xAPI 2.0 4.1.3; 1.0.3 Communication 1.5.2", place));
}
