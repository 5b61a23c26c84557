using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Tests.Records.Statements;
using Tests.Support;
using Xunit;

namespace Tests.Records.Attachments;

public sealed class AttachmentTests
{
    private const string Id = "5f9c6f1e-3c2e-4c1e-9d8a-0c7b6a5d4e3f";
    private const string Url = ""","fileUrl":"https://example.in/note" """;
    private static readonly byte[] Bytes = "note"u8.ToArray();

    [Theory, EveryDatabase]
    public async Task Raw_attachment_comes_back_byte_for_byte_when_asked_for(RunningServer server)
    {
        var client = await XapiClient.With(server);
        var bytes = RandomNumberGenerator.GetBytes(100_000);
        Assert.Equal((200, "", ""), await Files.Post(client, Files.With(Sample.Json(Id), bytes), bytes));
        var answer = await client.Get($"statements?statementId={Id}&attachments=true");
        Assert.Equal("multipart/mixed", answer.Content.Headers.ContentType!.MediaType);
        // Tin Can libraries take what stands behind "boundary=" as it is.
        Assert.DoesNotContain("\"", answer.Content.Headers.ContentType.ToString(), StringComparison.Ordinal);
        var body = await answer.Content.ReadAsByteArrayAsync();
        Assert.True(body.AsSpan().IndexOf(bytes) > 0);
        Assert.Contains($"X-Experience-API-Hash: {Files.Sha2(bytes)}\r\n\r\n", Encoding.Latin1.GetString(body), StringComparison.Ordinal);
        var listed = await (await client.Get("statements?attachments=true")).Content.ReadAsByteArrayAsync();
        Assert.True(listed.AsSpan().IndexOf(bytes) > 0);
        Assert.True(listed.AsSpan().EndsWith("--"u8));
        Assert.Equal("application/json", (await client.Get("statements")).Content.Headers.ContentType!.MediaType);
        var head = await client.Send(HttpMethod.Head, $"statements?statementId={Id}&attachments=true", null);
        Assert.Equal("multipart/mixed", head.Content.Headers.ContentType!.MediaType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_disk_that_takes_no_file_is_said_to_be_away_and_nothing_is_stored(RunningServer server)
    {
        var client = await XapiClient.With(server);
        var incoming = Path.Combine(server.Data, "blobs", "incoming");
        // A file where the folder was: the system refuses, whoever asks.
        Directory.Delete(incoming, recursive: true);
        await File.WriteAllTextAsync(incoming, "");
        using var body = Files.Body(Files.With(Sample.Json(Id), Bytes), (Bytes, Bytes));
        var refused = await client.SendBytes(HttpMethod.Post, "statements", body);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"statements?statementId={Id}")).StatusCode);
        File.Delete(incoming);
        Directory.CreateDirectory(incoming);
        Assert.Equal(200, (await Files.Post(client, Files.With(Sample.Json(Id), Bytes), Bytes)).Status);
    }

    [Theory, EveryDatabase]
    public async Task Attachment_must_be_sent_or_linked(RunningServer server)
    {
        var client = await XapiClient.With(server);
        var (plain, linked) = (Files.With(Sample.Json(), Bytes), Files.With(Sample.Json(), Files.Describe(Bytes, more: Url)));
        Assert.Equal("/attachments/0", (await Files.Read(await client.Post(plain))).Place);
        Assert.Equal("/1/attachments/0", (await Files.Read(await client.Post($"[{linked},{plain}]"))).Place);
        Assert.Equal(HttpStatusCode.OK, (await client.Post(linked)).StatusCode);
        Assert.Equal(200, (await Files.Post(client, $"[{linked},{Sample.Json()}]")).Status);
        Assert.Equal("/0/attachments/0", (await Files.Post(client, $"[{plain}]")).Place);
        Assert.Equal("part 2", (await Files.Post(client, Sample.Json(), Bytes)).Place);
    }

    [Theory, EveryDatabase]
    public async Task A_part_has_the_length_it_announces_but_need_not_have_the_statement_s(RunningServer server)
    {
        var client = await XapiClient.With(server);
        // ADL's conformance suite sends a picture in hex with the length of the picture.
        var longer = Files.Describe(Bytes).Replace("\"length\":4", "\"length\":5", StringComparison.Ordinal);
        Assert.Equal((200, ""), Of(await Files.Post(client, Files.With(Sample.Json(), longer), Bytes)));
        using var body = Files.Body(Files.With(Sample.Json(), Bytes), (Bytes, Bytes));
        body.Last().Headers.ContentLength = null;
        body.Last().Headers.TryAddWithoutValidation("Content-Length", "5");
        Assert.Equal((400, "part 2"), Of(await Files.Read(await client.SendBytes(HttpMethod.Post, "statements", body))));
        Assert.Single(await client.Ids(""));
    }

    private static (int, string) Of((int Status, string Place, string Why) answer) => (answer.Status, answer.Place);

    [Theory, EveryDatabase]
    public async Task Attachments_of_a_sub_statement_count_as_its_own(RunningServer server)
    {
        var client = await XapiClient.With(server);
        var inner = Files.With(Sample.Json()[..^1] + ""","objectType":"SubStatement"}""", Bytes);
        Assert.Equal("/object/attachments/0", (await Files.Read(await client.Post(Sample.Json(target: inner)))).Place);
        Assert.Equal(200, (await Files.Post(client, Sample.Json(Id, target: inner), Bytes)).Status);
        var answer = await (await client.Get($"statements?statementId={Id}&attachments=true")).Content.ReadAsStringAsync();
        Assert.Contains(Files.Sha2(Bytes) + "\r\n\r\nnote\r\n--", answer, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Statements_share_an_attachment_that_is_stored_and_given_out_once(RunningServer server)
    {
        var client = await XapiClient.With(server);
        var text = Files.With(Sample.Json(), Files.Describe(Bytes, type: "text/plain; charset=utf-8"));
        Assert.Equal(200, (await Files.Post(client, $"[{text},{Sample.Json()},{text}]", Bytes)).Status);
        Assert.Equal(200, (await Files.Post(client, Files.With(Sample.Json(Id), Bytes), Bytes, Bytes)).Status);
        Assert.Single(Files.OnDisk(server));
        var all = await (await client.Get("statements?attachments=true")).Content.ReadAsStringAsync();
        Assert.Single(all.Split("X-Experience-API-Hash").Skip(1));
        // The type is that of the statement asked for, not of whoever sent the bytes first.
        var one = await (await client.Get($"statements?statementId={Id}&attachments=true")).Content.ReadAsStringAsync();
        Assert.Contains("\r\nContent-Type: application/octet-stream\r\n", one, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase("--Records:LongestAttachment=2000", "--Records:MostAttachments=2")]
    public async Task Of_a_refused_request_nothing_stays(RunningServer server)
    {
        var client = await XapiClient.With(server);
        await client.Post(Sample.Json(Id));
        var (long_, small) = (new byte[3000], new byte[10]);
        Assert.Equal(413, (await Files.Post(client, Files.With(Sample.Json(), long_), long_)).Status);
        Assert.Equal(413, (await Files.Post(client, Files.With(Sample.Json(), small), small, small, small)).Status);
        Assert.Equal(400, (await Files.Post(client, Sample.Json(), small)).Status);
        Assert.Equal(400, (await Files.Post(client, Files.With(Sample.Json(actor: "{}"), small), small)).Status);
        Assert.Equal(409, (await Files.Post(client, Files.With(Sample.Json(Id), small), small)).Status);
        Assert.Equal(409, (await Files.Post(client, $"[{Files.With(Sample.Json(), small)},{Sample.Json(Id, target: """{"id":"http://e.in/other"}""")}]", small)).Status);
        using var forged = Files.Body(Files.With(Sample.Json(), small), (small, long_));
        Assert.Equal((400, "part 2"), await Files.Read(await client.SendBytes(HttpMethod.Post, "statements", forged)) is var (status, place, _) ? (status, place) : default);
        Assert.Empty(Files.OnDisk(server));
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(server.Data, "blobs", "incoming")));
        Assert.Single(await client.Ids(""));
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
}
