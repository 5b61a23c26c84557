using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Lrs.Records.Statements;
using Lrs.Records.Statements.Storing;
using Lrs.Storage;
using Lrs.Web;

namespace Lrs.Records.Attachments;

/// <summary>Signed statements: a JWS in compact form over the statement as it was before it was signed. 1.0.3 Data 2.6; 2.0 4.2.6.</summary>
internal sealed class Signatures(BlobStore blobs)
{
    public const string UsageType = "http://adlnet.gov/expapi/attachments/signature";

    private const string Clause = "xAPI 2.0 4.2.6; 1.0.3 Data 2.6";
    private const long Longest = 4 * 1024 * 1024;

    /// <summary>Null if every signature among the attachments is one over its statement.</summary>
    public async Task<Failure?> Check(IReadOnlyList<Statement> statements, IReadOnlyList<ReceivedPart> parts, CancellationToken cancel)
    {
        foreach (var statement in statements)
            foreach (var attachment in statement.Attachments.Where(attachment => attachment.UsageType == UsageType))
                if (await Check(statement, attachment, parts, cancel) is { } why)
                    return new Failure.Invalid(new Problem("signature", why, Clause, "attachments"));
        return null;
    }

    private async Task<Text?> Check(Statement statement, Attachment attachment, IReadOnlyList<ReceivedPart> parts, CancellationToken cancel)
    {
        if (attachment.ContentType != "application/octet-stream")
            return new("हस्ताक्षर का contentType application/octet-stream होना चाहिए।", "The contentType of a signature must be application/octet-stream.");
        if (parts.FirstOrDefault(part => part.Sha2 == attachment.Sha2) is not { Length: <= Longest } part)
            return new("हस्ताक्षर की सामग्री साथ में भेजनी होगी।", "The bytes of a signature must be sent along.");
        var text = new byte[part.Length];
        await using (var file = blobs.Open(part.Blob)!)
            await file.ReadExactlyAsync(text, cancel);
        return CheckJws(Encoding.ASCII.GetString(text).Trim(), statement);
    }

    private static Text? CheckJws(string jws, Statement statement)
    {
        var pieces = jws.Split('.');
        if (pieces.Length != 3 || Decode(pieces[0]) is not { } header || Decode(pieces[1]) is not { } payload || Decode(pieces[2]) is not { } signature)
            return new("यह संक्षिप्त रूप का JWS नहीं है।", "It is not a JWS in compact serialization.");
        try
        {
            using var json = JsonDocument.Parse(header);
            if (AlgorithmOf(json.RootElement) is not { } algorithm)
                return new("केवल RS256, RS384, RS512 मान्य हैं।", "Only RS256, RS384 and RS512 are allowed.");
            if (!StatementComparison.IsSignedPayload(payload, statement.Json))
                return new("हस्ताक्षर की सामग्री इस कथन से अलग है।", "The signed payload is not this statement.");
            return json.RootElement.TryGetProperty("x5c", out var chain)
                ? CheckCertificate(chain, Encoding.ASCII.GetBytes($"{pieces[0]}.{pieces[1]}"), signature, algorithm)
                : null;
        }
        catch (JsonException)
        {
            return new("JWS का शीर्ष या सामग्री JSON नहीं है।", "The header or payload of the JWS is not JSON.");
        }
    }

    private static Text? CheckCertificate(JsonElement chain, byte[] signed, byte[] signature, HashAlgorithmName algorithm)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(chain[0].GetString()!));
            using var key = certificate.GetRSAPublicKey();
            return key is not null && key.VerifyData(signed, signature, algorithm, RSASignaturePadding.Pkcs1)
                ? null
                : new("हस्ताक्षर x5c के प्रमाणपत्र से मेल नहीं खाता।", "The signature does not fit the certificate in x5c.");
        }
        catch (Exception unreadable) when (unreadable is FormatException or CryptographicException or InvalidOperationException or IndexOutOfRangeException)
        {
            return new("x5c में पढ़ने योग्य प्रमाणपत्र नहीं है।", "x5c holds no readable certificate.");
        }
    }

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
