using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Lrs.Records.Statements.Storing;
using Lrs.Web;

namespace Lrs.Records.Attachments;

/// <summary>A JSON Web Signature in compact serialization (RFC 7515), the only form 2.0 4.2.6 and 1.0.3 Data 2.6 allow.</summary>
internal sealed record Jws(HashAlgorithmName Algorithm, byte[] Signed, byte[] Payload, byte[] Signature, IReadOnlyList<byte[]>? Certificates)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The signature, or why the text is none.</summary>
    public static (Jws? Jws, Text? Why) Read(string text)
    {
        var pieces = text.Split('.');
        if (pieces.Length != 3 || Decode(pieces[0]) is not { } header || Decode(pieces[1]) is not { } payload || Decode(pieces[2]) is not { } signature)
            return (null, new("यह संक्षिप्त रूप का JWS नहीं है।", "It is not a JWS in compact serialization."));
        try
        {
            using var json = JsonDocument.Parse(header, Strict);
            if (AlgorithmOf(json.RootElement) is not { } algorithm)
                return (null, new("केवल RS256, RS384, RS512 मान्य हैं।", "Only RS256, RS384 and RS512 are allowed."));
            // RFC 7515 4.1.11: what a signer marks as critical must be understood, and we understand none of it.
            if (json.RootElement.TryGetProperty("crit", out _))
                return (null, new("JWS के शीर्ष में crit मान्य नहीं।", "crit in the header of the JWS is not understood."));
            return (new Jws(algorithm, Encoding.ASCII.GetBytes($"{pieces[0]}.{pieces[1]}"), payload, signature, CertificatesOf(json.RootElement)), null);
        }
        catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException)
        {
            return (null, new(
                "JWS का शीर्ष JSON नहीं है, या x5c प्रमाणपत्रों की सूची नहीं है।",
                "The header of the JWS is not JSON, or x5c is not a list of certificates in Base64."));
        }
    }

    /// <summary>Whether the payload is this statement, as it was before the signature was attached.</summary>
    public bool IsOver(ReadOnlyMemory<byte> statement)
    {
        try
        {
            return StatementComparison.IsSignedPayload(Payload, statement);
        }
        catch (Exception other) when (other is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            // The payload is not even shaped like a statement.
            return false;
        }
    }

    private static List<byte[]>? CertificatesOf(JsonElement header) =>
        header.TryGetProperty("x5c", out var chain) ? [.. chain.EnumerateArray().Select(one => Convert.FromBase64String(one.GetString()!))] : null;

    private static HashAlgorithmName? AlgorithmOf(JsonElement header) =>
        header.ValueKind == JsonValueKind.Object && header.TryGetProperty("alg", out var name) && name.ValueKind == JsonValueKind.String
            ? name.GetString() switch
            {
                "RS256" => HashAlgorithmName.SHA256,
                "RS384" => HashAlgorithmName.SHA384,
                "RS512" => HashAlgorithmName.SHA512,
                _ => null,
            }
            : null;

    private static byte[]? Decode(string base64Url) => Base64Url.IsValid(base64Url) ? Base64Url.DecodeFromChars(base64Url) : null;
}
