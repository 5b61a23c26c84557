using System.IO.Compression;
using System.Net;
using System.Text;
using Tests.Records.Statements;
using Tests.Support;
using Xunit;

namespace Tests.Records.Door;

public sealed class DoorTests
{
    [Theory, EveryDatabase]
    public async Task Version_is_required_and_echoed(RunningServer server)
    {
        var client = await XapiClient.With(server);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Send(HttpMethod.Get, "statements", null, "")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Send(HttpMethod.Get, "statements", null, "0.95")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Send(HttpMethod.Get, "statements", null, "1.1.0")).StatusCode);
        var old = await client.Send(HttpMethod.Get, "statements", null, "1.0.2");
        Assert.Equal("1.0.2", old.Headers.GetValues("X-Experience-API-Version").Single());
        Assert.Equal(HttpStatusCode.OK, (await client.Send(HttpMethod.Get, "about", null, "")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.Send(HttpMethod.Get, "statements/", null)).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task Browser_may_ask_first_and_its_scripts_see_no_password_box(RunningServer server)
    {
        var browser = server.Portal;
        using var ask = new HttpRequestMessage(HttpMethod.Options, "/xapi/statements");
        ask.Headers.Add("Origin", "https://tool.example.in");
        var allowed = await browser.SendAsync(ask);
        Assert.Equal(HttpStatusCode.NoContent, allowed.StatusCode);
        Assert.Equal("*", allowed.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.All(
            (string[])["Authorization", "Content-Type", "If-Match", "If-None-Match", "X-Experience-API-Version"],
            name => Assert.Contains(name, allowed.Headers.GetValues("Access-Control-Allow-Headers").Single().Split(", ")));
        Assert.All(
            (string[])["GET", "HEAD", "PUT", "POST", "DELETE"],
            name => Assert.Contains(name, allowed.Headers.GetValues("Access-Control-Allow-Methods").Single().Split(", ")));

        using var script = new HttpRequestMessage(HttpMethod.Get, "/xapi/statements");
        script.Headers.Add("Origin", "https://tool.example.in");
        var refused = await browser.SendAsync(script);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Empty(refused.Headers.WwwAuthenticate);
        Assert.All(
            (string[])["ETag", "Last-Modified", "X-Experience-API-Consistent-Through", "X-Experience-API-Version"],
            name => Assert.Contains(name, refused.Headers.GetValues("Access-Control-Expose-Headers").Single().Split(", ")));
        using var fetch = new HttpRequestMessage(HttpMethod.Get, "/xapi/nothing");
        fetch.Headers.Add("Sec-Fetch-Mode", "cors");
        Assert.Empty((await browser.SendAsync(fetch)).Headers.WwwAuthenticate);
        Assert.NotEmpty((await browser.GetAsync("/xapi/statements")).Headers.WwwAuthenticate);
    }

    [Theory, EveryDatabase]
    public async Task Content_origin_has_no_record_store(RunningServer server)
    {
        using var content = RunningServer.NewBrowser(server.ContentOrigin);
        Assert.Equal(HttpStatusCode.NotFound, (await content.GetAsync("/xapi/about")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task Alternate_syntax_works_for_1_0_only(RunningServer server)
    {
        var client = await XapiClient.With(server);
        async Task<HttpStatusCode> Put(string version)
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["statementId"] = Guid.NewGuid().ToString(),
                ["X-Experience-API-Version"] = version,
                ["Content-Type"] = "application/json",
                ["content"] = Sample.Json(),
            });
            return (await client.SendForm("statements?method=PUT", form)).StatusCode;
        }

        Assert.Equal(HttpStatusCode.NoContent, await Put("1.0.3"));
        Assert.Equal(HttpStatusCode.BadRequest, await Put("2.0.0"));
        Assert.Single(await client.Ids(""));
    }

    [Theory, EveryDatabase("--Records:LongestBody=5000")]
    public async Task Gzip_is_unpacked_under_the_same_limit(RunningServer server)
    {
        var client = await XapiClient.With(server);
        async Task<HttpStatusCode> Post(byte[] bytes, string encoding)
        {
            using var body = new ByteArrayContent(bytes);
            body.Headers.ContentType = new("application/json");
            body.Headers.ContentEncoding.Add(encoding);
            return (await client.SendBytes(HttpMethod.Post, "statements", body)).StatusCode;
        }

        Assert.Equal(HttpStatusCode.OK, await Post(Gzip(Sample.Json()), "gzip"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Post(Gzip(Sample.Json() + new string(' ', 1_000_000)), "gzip"));
        Assert.Equal(HttpStatusCode.BadRequest, await Post("not gzip at all"u8.ToArray(), "gzip"));
        Assert.Equal(HttpStatusCode.BadRequest, await Post([1], "br"));
        Assert.Single(await client.Ids(""));
    }

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
