using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Tests.Records.Statements;
using Tests.Support;
using Xunit;

namespace Tests.Records.Attachments;

public sealed class AttachmentTests
{
    private const string Id = "5f9c6f1e-3c2e-4c1e-9d8a-0c7b6a5d4e3f";
    private const string Plain = "http://example.in/usage/note";
    private const string Signature = "http://adlnet.gov/expapi/attachments/signature";

    [Theory, EveryDatabase]
    public async Task Raw_attachment_comes_back_byte_for_byte_when_asked_for(RunningServer server)
    {
        var client = await XapiClient.With(server);
        var bytes = RandomNumberGenerator.GetBytes(100_000);
        Assert.Equal(HttpStatusCode.OK, await Post(client, With(Plain, bytes), bytes));
        var answer = await client.Get($"statements?statementId={Id}&attachments=true");
        Assert.Equal("multipart/mixed", answer.Content.Headers.ContentType!.MediaType);
        var body = await answer.Content.ReadAsByteArrayAsync();
        Assert.True(body.AsSpan().IndexOf(bytes) > 0);
        Assert.Contains($"X-Experience-API-Hash: {Sha2(bytes)}", Encoding.Latin1.GetString(body), StringComparison.Ordinal);
        var listed = await (await client.Get("statements?attachments=true")).Content.ReadAsByteArrayAsync();
        Assert.True(listed.AsSpan().IndexOf(bytes) > 0);
        Assert.Equal("application/json", (await client.Get("statements")).Content.Headers.ContentType!.MediaType);
    }

    [Theory, EveryDatabase]
    public async Task Attachment_must_be_sent_or_linked_and_parts_must_be_described(RunningServer server)
    {
        var client = await XapiClient.With(server);
        var bytes = "note"u8.ToArray();
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Post(With(Plain, bytes))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.Post(With(Plain, bytes, ""","fileUrl":"https://example.in/note" """))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, await Post(client, Sample.Json(), bytes));
        Assert.Equal(HttpStatusCode.BadRequest, await Post(client, With(Plain, bytes), bytes, hashOf: "other"u8.ToArray()));
        Assert.Equal(HttpStatusCode.OK, await Post(client, Sample.Json()));
    }

    [Theory, EveryDatabase("--Records:LongestAttachment=2000", "--Records:MostAttachments=2")]
    public async Task Too_long_and_too_many_attachments_are_413(RunningServer server)
    {
        var client = await XapiClient.With(server);
        var bytes = new byte[3000];
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Post(client, With(Plain, bytes), bytes));
        var small = new byte[10];
        using var body = Body(With(Plain, small), [(small, small), (small, small), (small, small)]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await client.SendBytes(HttpMethod.Post, "statements", body)).StatusCode);
    }

    [Theory]
    [EveryDatabase]
    public async Task Broken_multipart_is_400(RunningServer server)
    {
        var client = await XapiClient.With(server);
        foreach (var text in (string[])["", "garbage", "--b\r\n", "--b\r\nContent-Type: text/plain\r\n\r\n{}\r\n--b--\r\n"])
        {
            using var body = new StringContent(text);
            body.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/mixed; boundary=b");
            Assert.Equal((text, HttpStatusCode.BadRequest), (text, (await client.SendBytes(HttpMethod.Post, "statements", body)).StatusCode));
        }
    }

    [Theory, EveryDatabase]
    public async Task Signature_over_the_statement_is_accepted_and_a_tampered_one_refused(RunningServer server)
    {
        var client = await XapiClient.With(server);
        using var rsa = RSA.Create(2048);
        using var stranger = RSA.Create(2048);
        var statement = Sample.Json(rest: ""","result":{"duration":"PT1.239S"}""");
        async Task<HttpStatusCode> Signed(RSA key, string payload, string algorithm = "RS256")
        {
            var jws = Encoding.ASCII.GetBytes(Jws(key, rsa, payload, algorithm));
            return await Post(client, With(Signature, jws, from: statement), jws);
        }

        Assert.Equal(HttpStatusCode.OK, await Signed(rsa, statement));
        Assert.Equal(HttpStatusCode.OK, await Signed(rsa, statement.Replace("1.239S", "1.23S", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.BadRequest, await Signed(rsa, statement.Replace("1.239S", "1.24S", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.BadRequest, await Signed(rsa, Sample.Json(target: """{"id":"http://example.in/other"}""")));
        Assert.Equal(HttpStatusCode.BadRequest, await Signed(stranger, statement));
        Assert.Equal(HttpStatusCode.BadRequest, await Signed(rsa, statement, "PS256"));
        Assert.Equal(HttpStatusCode.BadRequest, await Post(client, With(Signature, "x.y"u8.ToArray(), from: statement), "x.y"u8.ToArray()));
    }

    private static string Jws(RSA key, RSA certified, string payload, string algorithm)
    {
        var request = new CertificateRequest("CN=Tests", certified, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var header = JsonSerializer.Serialize(new { alg = algorithm, x5c = new[] { Convert.ToBase64String(certificate.RawData) } });
        var signed = Url(Encoding.UTF8.GetBytes(header)) + "." + Url(Encoding.UTF8.GetBytes(payload));
        return signed + "." + Url(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    private static string Url(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    private static string With(string usage, byte[] bytes, string more = "", string? from = null) =>
        (from ?? Sample.Json(Id))[..^1] + $$"""
        ,"attachments":[{"usageType":"{{usage}}","display":{"en":"F"},"contentType":"application/octet-stream","length":{{bytes.Length}},"sha2":"{{Sha2(bytes)}}"{{more}}}]}
        """;

    private static async Task<HttpStatusCode> Post(XapiClient client, string statement, byte[]? bytes = null, byte[]? hashOf = null)
    {
        using var body = Body(statement, bytes is null ? [] : [(bytes, hashOf ?? bytes)]);
        return (await client.SendBytes(HttpMethod.Post, "statements", body)).StatusCode;
    }

    private static MultipartContent Body(string statement, (byte[] Bytes, byte[] HashOf)[] parts)
    {
        var body = new MultipartContent("mixed") { new StringContent(statement, Encoding.UTF8, "application/json") };
        foreach (var (bytes, hashOf) in parts)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentType = new("application/octet-stream");
            part.Headers.Add("Content-Transfer-Encoding", "binary");
            part.Headers.Add("X-Experience-API-Hash", Sha2(hashOf));
            body.Add(part);
        }

        return body;
    }

    private static string Sha2(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
