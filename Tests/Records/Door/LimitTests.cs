using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Tests.Records.Attachments;
using Tests.Records.Statements;
using Tests.Support;
using Xunit;

namespace Tests.Records.Door;

/// <summary>All that comes in has a limit, an option, and a clear refusal; packed bodies count unpacked.</summary>
public sealed class LimitTests
{
    private const string State = "activities/state?activityId=http://e.in/c&agent=%7B%22mbox%22:%22mailto:a@b.in%22%7D&stateId=s";

    [Theory, EveryDatabase("--Records:LongestBody=2000", "--Records:DeepestJson=16", "--Records:LargestBatch=3")]
    public async Task Statements(RunningServer server)
    {
        var client = await XapiClient.With(server);
        async Task<(int, string)> Post(string json) => await Files.Read(await client.Post(json)) is var read ? (read.Status, read.Place) : default;

        Assert.Equal((200, ""), await Post($"[{string.Join(",", Enumerable.Repeat(Sample.Json(), 3))}]"));
        Assert.Equal((413, "/3"), await Post($"[{string.Join(",", Enumerable.Repeat(Sample.Json(), 4))}]"));
        Assert.Equal((200, ""), await Post(Nested(13)));
        Assert.Equal((400, ""), await Post(Nested(14)));
        Assert.Equal((413, "body"), await Post(Sample.Json() + new string(' ', 2000)));
        using var chunked = new StringContent(Sample.Json() + new string(' ', 2000), Encoding.UTF8, "application/json");
        Assert.Equal(413, (await Files.Read(await client.SendBytes(HttpMethod.Post, "statements", new Unmeasured(chunked)))).Status);
        using var small = new StringContent(Sample.Json(), Encoding.UTF8, "application/json");
        Assert.Equal(200, (await Files.Read(await client.SendBytes(HttpMethod.Post, "statements", new Unmeasured(small)))).Status);
        Assert.Equal(5, (await client.Ids("")).Count);
    }

    [Theory, EveryDatabase("--Records:LongestDocument=2000", "--Records:DeepestJson=16")]
    public async Task Documents(RunningServer server)
    {
        var client = await XapiClient.With(server);
        async Task<(int, string)> Send(HttpMethod method, string json) => await Files.Read(await client.Send(method, State, json, "1.0.3")) is var read ? (read.Status, read.Place) : default;
        string Deep(int depth) => $$"""{"a":{{new string('[', depth)}}{{new string(']', depth)}}}""";

        Assert.Equal((204, ""), await Send(HttpMethod.Post, Deep(15)));
        Assert.Equal((400, "body"), await Send(HttpMethod.Post, Deep(16)));
        Assert.Equal((400, "body"), await Send(HttpMethod.Post, """{"a":1,"a":2}"""));
        Assert.Equal((413, "body"), await Send(HttpMethod.Post, $$"""{"a":"{{new string('x', 2000)}}"}"""));
        Assert.Equal((413, "body"), await Send(HttpMethod.Put, new string('x', 2001)));
        using var bomb = Packed(new string(' ', 5_000_000), "application/json");
        Assert.Equal(413, (await Files.Read(await client.SendBytes(HttpMethod.Post, State, bomb))).Status);
        Assert.Equal(Deep(15), await (await client.Get(State)).Content.ReadAsStringAsync());
    }

    [Theory, EveryDatabase("--Records:LongestBody=2000", "--Records:LongestDocument=2000", "--Records:LongestRequest=100000", "--Records:LongestAttachment=50000")]
    public async Task Whole_request_packed_or_not(RunningServer server)
    {
        var client = await XapiClient.With(server);
        var parts = Enumerable.Range(0, 3).Select(i => Enumerable.Repeat((byte)i, 40_000).ToArray()).ToArray();
        var statement = Files.With(Sample.Json(), [.. parts.Select(part => Files.Describe(part))]);
        Assert.Equal((413, "body"), await Files.Post(client, statement, parts) is var plain ? (plain.Status, plain.Place) : default);
        using var body = Files.Body(statement, [.. parts.Select(part => (part, part))]);
        using var packed = Packed(await body.ReadAsByteArrayAsync(), body.Headers.ContentType!.ToString());
        Assert.Equal(413, (await Files.Read(await client.SendBytes(HttpMethod.Post, "statements", packed))).Status);
        using var preamble = Packed(new string(' ', 50_000_000), "multipart/mixed; boundary=b");
        Assert.Equal(413, (await Files.Read(await client.SendBytes(HttpMethod.Post, "statements", preamble))).Status);
        Assert.Empty(Files.OnDisk(server));
        var two = Files.With(Sample.Json(), Files.Describe(parts[0]), Files.Describe(parts[1]));
        Assert.Equal(200, (await Files.Post(client, two, parts[0], parts[1])).Status);
    }

    [Theory, EveryDatabase]
    public async Task A_large_body_waits_on_the_disk_is_kept_whole_and_leaves_no_file(RunningServer server)
    {
        var client = await XapiClient.With(server);
        var large = $"[{string.Join(",", Enumerable.Range(0, 500).Select(i => Sample.Json(rest: $$""","result":{"response":"{{i}} {{new string('x', 1000)}}"}""")))}]";
        var broken = large[..^3] + "]";
        using var halted = new HaltedContent(Encoding.UTF8.GetBytes(large), () => Files.OnDisk(server).Count > 0);
        Assert.Equal(200, (await Files.Read(await client.SendBytes(HttpMethod.Post, "statements", halted))).Status);
        Assert.Equal(200, (await Files.Read(await client.Post(large))).Status);
        Assert.Equal(400, (await Files.Read(await client.Post(broken))).Status);
        using var packed = Packed(large, "application/json");
        Assert.Equal(200, (await Files.Read(await client.SendBytes(HttpMethod.Post, "statements", packed))).Status);
        Assert.Empty(Files.OnDisk(server));
        Assert.Equal(1500, (await client.Ids("?limit=500")).Count);
    }

    [Theory, EveryDatabase]
    public async Task Packed_body_that_is_cut_off_is_400(RunningServer server)
    {
        var client = await XapiClient.With(server);
        using var whole = Packed(Sample.Json(rest: $$""","result":{"response":"{{Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(5000))}}"}"""), "application/json");
        var bytes = await whole.ReadAsByteArrayAsync();
        using var cut = Gzipped(bytes[..^2000], "application/json");
        Assert.Equal(400, (await Files.Read(await client.SendBytes(HttpMethod.Post, "statements", cut))).Status);
        using var document = Gzipped(bytes[..^2000], "application/octet-stream");
        Assert.Equal(400, (await Files.Read(await client.SendBytes(HttpMethod.Put, State, document))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get(State)).StatusCode);
    }

    [Theory, EveryDatabase("--Host:LongestHeaders=8192", "--Host:LongestAddress=4096")]
    public async Task Headers_and_address(RunningServer server)
    {
        var client = await XapiClient.With(server);
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, (await client.Send(HttpMethod.Get, "statements", null, "2.0.0", ("X-Long", new string('x', 9000)))).StatusCode);
        Assert.Equal(HttpStatusCode.RequestUriTooLong, (await client.Get("statements?verb=http://v.in/" + new string('x', 5000))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.Get("statements?verb=http://v.in/" + new string('x', 3000))).StatusCode);
    }

    [Theory, EveryDatabase("--Records:LongestBody=2000")]
    public async Task Form_of_the_alternate_syntax_before_the_key_is_known(RunningServer server)
    {
        using var stranger = RunningServer.NewBrowser(server.PortalOrigin);
        using var form = new FormUrlEncodedContent(Enumerable.Range(0, 500).Select(i => KeyValuePair.Create($"p{i}", "xxxxxxxx")));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await stranger.PostAsync("/xapi/statements?method=PUT", form)).StatusCode);
    }

    private static string Nested(int depth) => Sample.Json(
        rest: $$$""","context":{"extensions":{"http://e.in/x":{{{new string('[', depth)}}}{{{new string(']', depth)}}}}}""");

    private static ByteArrayContent Packed(string text, string type) => Packed(Encoding.UTF8.GetBytes(text), type);

    private static ByteArrayContent Packed(byte[] bytes, string type)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return Gzipped(packed.ToArray(), type);
    }

    private static ByteArrayContent Gzipped(byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }

    /// <summary>Content whose second half is sent once something has happened to the first.</summary>
    private sealed class HaltedContent : HttpContent
    {
        private readonly byte[] _bytes;
        private readonly Func<bool> _goesOn;

        public HaltedContent(byte[] bytes, Func<bool> goesOn)
        {
            (_bytes, _goesOn) = (bytes, goesOn);
            Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        protected override async Task SerializeToStreamAsync(System.IO.Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(_bytes.AsMemory(0, _bytes.Length / 2));
            await stream.FlushAsync();
            for (var waited = 0; !_goesOn(); waited++)
            {
                Assert.True(waited < 1500, "Half a megabyte that is on its way should be on the disk.");
                await Task.Delay(20);
            }

            await stream.WriteAsync(_bytes.AsMemory(_bytes.Length / 2));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _bytes.Length;
            return true;
        }
    }

    /// <summary>Content of unknown length, so that it is sent in chunks.</summary>
    private sealed class Unmeasured : HttpContent
    {
        private readonly HttpContent _inner;

        public Unmeasured(HttpContent inner)
        {
            _inner = inner;
            Headers.ContentType = inner.Headers.ContentType;
        }

        protected override Task SerializeToStreamAsync(System.IO.Stream stream, TransportContext? context) => _inner.CopyToAsync(stream);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
