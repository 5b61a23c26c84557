using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Lrs.Web;

namespace Lrs.Records.Attachments;

/// <summary>
/// The certificates of a signature (RFC 7515 4.1.6): the first one holds the key that signed, each further one vouches for the one before.
/// Whom to trust, and whether they have run out since, is for the reader of a statement to judge.
/// </summary>
internal static class CertificateChain
{
    /// <summary>Null if the signature fits the first certificate and the chain holds together. Throws <see cref="CryptographicException"/> if one is unreadable.</summary>
    public static Text? Check(IReadOnlyList<byte[]> encoded, Jws jws)
    {
        if (encoded.Count == 0)
            return new("x5c में कोई प्रमाणपत्र नहीं है।", "x5c holds no certificate.");
        var certificates = new List<X509Certificate2>();
        try
        {
            foreach (var one in encoded)
                certificates.Add(X509CertificateLoader.LoadCertificate(one));
            using var key = certificates[0].GetRSAPublicKey();
            if (key?.VerifyData(jws.Signed, jws.Signature, jws.Algorithm, RSASignaturePadding.Pkcs1) != true)
                return new("हस्ताक्षर x5c के पहले प्रमाणपत्र से मेल नहीं खाता।", "The signature does not fit the first certificate in x5c.");
            return Holds(certificates)
                ? null
                : new("x5c का हर प्रमाणपत्र अगले प्रमाणपत्र से जारी होना चाहिए।", "Each certificate in x5c must be issued by the next one.");
        }
        finally
        {
            certificates.ForEach(certificate => certificate.Dispose());
        }
    }

    private static bool Holds(List<X509Certificate2> certificates)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.VerificationFlags =
            X509VerificationFlags.AllowUnknownCertificateAuthority | X509VerificationFlags.IgnoreNotTimeValid | X509VerificationFlags.IgnoreWrongUsage;
        foreach (var further in certificates.Skip(1))
        {
            chain.ChainPolicy.ExtraStore.Add(further);
            chain.ChainPolicy.CustomTrustStore.Add(further);
        }

        var isSound = chain.Build(certificates[0]);
        return isSound
            && chain.ChainElements.Count == certificates.Count
            && chain.ChainElements.Zip(certificates, (found, sent) => found.Certificate.RawDataMemory.Span.SequenceEqual(sent.RawDataMemory.Span)).All(same => same);
    }
}
