using System.Security.Cryptography;
using System.Text;
using Lrs.Records.Statements;
using Lrs.Storage;
using Lrs.Web;

namespace Lrs.Records.Attachments;

/// <summary>Signed statements: a JWS in compact form over the statement as it was before it was signed. 1.0.3 Data 2.6; 2.0 4.2.6.</summary>
internal static class Signatures
{
    public const string UsageType = "http://adlnet.gov/expapi/attachments/signature";

    private const string Clause = "xAPI 2.0 4.2.6; 1.0.3 Data 2.6";
    private const long Longest = 4 * 1024 * 1024;

    /// <summary>Null if every signature among the attachments is one over its statement.</summary>
    public static async Task<Failure?> Check(Intake intake, IReadOnlyList<ReceivedPart> parts, BlobTray tray, CancellationToken cancel)
    {
        for (var i = 0; i < intake.Statements.Count; i++)
            for (var j = 0; j < intake.Statements[i].Attachments.Count; j++)
            {
                var attachment = intake.Statements[i].Attachments[j];
                if (attachment.UsageType == UsageType && await Check(intake.Statements[i], attachment, parts, tray, cancel) is { } why)
                    return new Failure.Invalid(new Problem("signature", why, Clause, $"{intake.PlaceOf(i)}/attachments/{j}"));
            }

        return null;
    }

    private static async Task<Text?> Check(
        Statement statement, Attachment attachment, IReadOnlyList<ReceivedPart> parts, BlobTray tray, CancellationToken cancel)
    {
        if (attachment.ContentType != "application/octet-stream")
            return new("हस्ताक्षर का contentType application/octet-stream होना चाहिए।", "The contentType of a signature must be application/octet-stream.");
        if (parts.FirstOrDefault(part => part.Sha2 == attachment.Sha2) is not { } part)
            return new("हस्ताक्षर की सामग्री साथ में भेजनी होगी।", "The bytes of a signature must be sent along.");
        if (part.Length > Longest)
            return new($"हस्ताक्षर {Longest} बाइट से बड़ा है।", $"The signature is longer than {Longest} bytes.");
        var text = new byte[part.Length];
        await using (var file = tray.Open(part.Blob)!)
            await file.ReadExactlyAsync(text, cancel);
        return Check(Encoding.ASCII.GetString(text).Trim(), statement);
    }

    private static Text? Check(string text, Statement statement)
    {
        var read = Jws.Read(text);
        if (read.Jws is not { } jws)
            return read.Why;
        if (!jws.IsOver(statement.Json))
            return new("हस्ताक्षर की सामग्री इस कथन से अलग है।", "The signed payload is not this statement.");
        try
        {
            return jws.Certificates is { } certificates ? CertificateChain.Check(certificates, jws) : null;
        }
        catch (CryptographicException unreadable)
        {
            return new(
                $"x5c में पढ़ने योग्य प्रमाणपत्र नहीं है: {unreadable.Message}", $"x5c holds no readable certificate: {unreadable.Message}");
        }
    }
}
