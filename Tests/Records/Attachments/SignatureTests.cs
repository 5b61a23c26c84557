using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Tests.Records.Statements;
using Tests.Support;
using Xunit;

namespace Tests.Records.Attachments;

public sealed class SignatureTests : IDisposable
{
    private static readonly string Statement = Sample.Json(rest: ""","result":{"duration":"PT1.239S"}""");

    private readonly RSA _key = RSA.Create(2048);
    private readonly RSA _other = RSA.Create(2048);

    [Theory, EveryDatabase]
    public async Task Signature_over_the_statement_is_accepted(RunningServer server)
    {
        var client = await XapiClient.With(server);
        var (own, root) = (SelfSigned(_key, "CN=Own"), SelfSigned(_other, "CN=Root"));
        var issued = Issued(_key, root);
        foreach (var algorithm in (string[])["RS256", "RS384", "RS512"])
            Assert.Equal((200, "", ""), await Send(client, Jws(Header(algorithm, own), Statement, _key, algorithm)));
        Assert.Equal((200, "", ""), await Send(client, Jws(Header("RS256"), Statement, _key)));
        Assert.Equal((200, "", ""), await Send(client, Jws(Header("RS256", issued), Statement, _key)));
        Assert.Equal((200, "", ""), await Send(client, Jws(Header("RS256", issued, root), Statement, _key)));
        Assert.Equal((200, "", ""), await Send(client, Jws(Header("RS256"), Statement.Replace("1.239S", "1.23S", StringComparison.Ordinal), _key)));
    }

    [Theory, EveryDatabase]
    public async Task Another_is_refused_with_the_reason(RunningServer server)
    {
        var client = await XapiClient.With(server);
        var (own, root) = (SelfSigned(_key, "CN=Own"), SelfSigned(_other, "CN=Root"));
        var good = Jws(Header("RS256", own), Statement, _key);
        var pieces = good.Split('.');
        var otherPayload = Url(Encoding.UTF8.GetBytes(Sample.Json(target: """{"id":"http://example.in/other"}""")));
        (string Jws, string Why)[] cases =
        [
            ($"{pieces[0]}.{pieces[1]}.{Tampered(pieces[2])}", "does not fit the first certificate"),
            ($"{pieces[0]}.{otherPayload}.{pieces[2]}", "is not this statement"),
            (Jws(Header("RS256", own), Statement, _other), "does not fit the first certificate"),
            (Jws(Header("RS256", own), Statement, _key, "RS384"), "does not fit the first certificate"),
            (Jws(Header("RS256", root, own), Statement, _other), "issued by the next one"),
            (Jws(Header("RS256", Issued(_key, root), own), Statement, _key), "issued by the next one"),
            (Jws(Header("RS256"), Statement.Replace("1.239S", "1.24S", StringComparison.Ordinal), _key), "is not this statement"),
            (Jws(Header("RS256"), """{"attachments":[{}],"actor":7}""", _key), "is not this statement"),
            (Jws(Header("RS256"), "7", _key), "is not this statement"),
            (Jws(Header("HS256"), Statement, _key), "Only RS256, RS384 and RS512"),
            (Jws(Header("none"), Statement, _key), "Only RS256, RS384 and RS512"),
            (Jws("""{"alg":"RS256","crit":["b64"],"b64":false}""", Statement, _key), "crit"),
            (Jws("""{"alg":"RS256","x5c":[]}""", Statement, _key), "no certificate"),
            (Jws("""{"alg":"RS256","x5c":["MIIB"]}""", Statement, _key), "no readable certificate"),
            (Jws("""{"alg":"RS256","x5c":"MIIB"}""", Statement, _key), "not a list of certificates"),
            ($$"""{"payload":"{{pieces[1]}}","protected":"{{pieces[0]}}","signature":"{{pieces[2]}}"}""", "not a JWS in compact serialization"),
            ("x.y", "not a JWS in compact serialization"),
            (string.Join('.', pieces[..2]) + ".", "does not fit the first certificate"),
        ];
        foreach (var (jws, why) in cases)
        {
            var refused = await Send(client, jws);
            Assert.Equal((400, "/attachments/0"), (refused.Status, refused.Place));
            Assert.Contains(why, refused.Why, StringComparison.Ordinal);
        }

        Assert.Empty(await client.Ids(""));
        Assert.Empty(Files.OnDisk(server));
    }

    [Theory, EveryDatabase]
    public async Task Signature_comes_along_as_octets(RunningServer server)
    {
        var client = await XapiClient.With(server);
        var jws = Encoding.ASCII.GetBytes(Jws(Header("RS256"), Statement, _key));
        var linked = Files.With(Statement, Files.Describe(jws, Files.Signature, ""","fileUrl":"https://example.in/jws" """));
        Assert.Contains("must be sent along", (await Files.Post(client, linked)).Why, StringComparison.Ordinal);
        var text = Files.With(Statement, Files.Describe(jws, Files.Signature, type: "text/plain"));
        Assert.Contains("application/octet-stream", (await Files.Post(client, text, jws)).Why, StringComparison.Ordinal);
        Assert.Equal("/1/attachments/0", (await Files.Post(client, $"[{Sample.Json()},{text}]", jws)).Place);
    }

    public void Dispose()
    {
        _key.Dispose();
        _other.Dispose();
    }

    private static Task<(int Status, string Place, string Why)> Send(XapiClient client, string jws)
    {
        var bytes = Encoding.ASCII.GetBytes(jws);
        return Files.Post(client, Files.With(Statement, Files.Describe(bytes, Files.Signature)), bytes);
    }

    private static string Header(string algorithm, params X509Certificate2[] chain) => chain.Length == 0
        ? JsonSerializer.Serialize(new { alg = algorithm })
        : JsonSerializer.Serialize(new { alg = algorithm, x5c = chain.Select(one => Convert.ToBase64String(one.RawData)) });

    private static string Jws(string header, string payload, RSA key, string signedBy = "RS256")
    {
        var signed = Url(Encoding.UTF8.GetBytes(header)) + "." + Url(Encoding.UTF8.GetBytes(payload));
        return signed + "." + Url(key.SignData(Encoding.ASCII.GetBytes(signed), new HashAlgorithmName("SHA" + signedBy[2..]), RSASignaturePadding.Pkcs1));
    }

    private static X509Certificate2 SelfSigned(RSA key, string name)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(40));
    }

    private static X509Certificate2 Issued(RSA key, X509Certificate2 root) =>
        new CertificateRequest("CN=Issued", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .Create(root, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(40), [1]);

    private static string Tampered(string piece) => (piece[0] == 'A' ? 'B' : 'A') + piece[1..];

    private static string Url(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
