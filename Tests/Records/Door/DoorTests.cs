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
    public async Task About_takes_no_parameters_and_agents_no_group(RunningServer server)
    {
        var client = await XapiClient.With(server);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Get("about?nonsense=1")).StatusCode);
        var group = Uri.EscapeDataString("""{"objectType":"Group","mbox":"mailto:team@example.in"}""");
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Get("agents?agent=" + group)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.Get("statements?agent=" + group)).StatusCode);
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

    [Theory, EveryDatabase]
    public async Task Alternate_syntax_is_held_to_its_letter(RunningServer server)
    {
        var client = await XapiClient.With(server);
        var id = Guid.NewGuid().ToString();
        await client.Put(id, Sample.Json());
        async Task<HttpResponseMessage> Ask(string query, string body)
        {
            using var form = new StringContent($"X-Experience-API-Version=1.0.3&{body}", Encoding.UTF8, "application/x-www-form-urlencoded");
            return await client.SendForm("statements?" + query, form);
        }

        foreach (var query in (string[])["Method=GET", "METHOD=GET", "method=get", "method=GET&method=GET", "method=GET&limit=1", "method=PATCH"])
            Assert.Equal((query, HttpStatusCode.BadRequest), (query, (await Ask(query, "statementId=" + id)).StatusCode));
        Assert.Equal(HttpStatusCode.BadRequest, (await Ask("method=GET", "limit=1&limit=2")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Ask("method=POST", "content={}&content={}")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Ask("method=GET", "If-Match=%22a%22&if-match=%22b%22&statementId=" + id)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Ask("method=GET", "statementId=" + id)).StatusCode);
        foreach (var asked in (string[])["statementId=" + id, "statementId=" + Guid.NewGuid(), "nonsense=1"])
        {
            var (head, get) = (await Ask("method=HEAD", asked), await Ask("method=GET", asked));
            Assert.Equal((asked, get.StatusCode), (asked, head.StatusCode));
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        }
    }

    [Theory, EveryDatabase]
    public async Task Preflight_allows_the_headers_that_are_asked_for(RunningServer server)
    {
        async Task<string[]> Allowed(string asked)
        {
            using var ask = new HttpRequestMessage(HttpMethod.Options, "/xapi/statements");
            ask.Headers.Add("Origin", "https://tool.example.in");
            ask.Headers.Add("Access-Control-Request-Method", "POST");
            ask.Headers.TryAddWithoutValidation("Access-Control-Request-Headers", asked);
            return (await server.Portal.SendAsync(ask)).Headers.GetValues("Access-Control-Allow-Headers").Single().Split(", ");
        }

        Assert.Superset(new HashSet<string>(["Authorization", "If-Match", "x-requested-with", "cache-control"]), (await Allowed("x-requested-with, cache-control")).ToHashSet());
        Assert.DoesNotContain("x y", await Allowed("x y, <b>"));
    }

    [Theory, EveryDatabase]
    public async Task Every_answer_of_the_statements_resource_says_how_far_it_is_consistent(RunningServer server)
    {
        var client = await XapiClient.With(server);
        foreach (var answer in (HttpResponseMessage[])[
            await client.Post(Sample.Json()), await client.Post("["), await client.Put(Guid.NewGuid().ToString(), Sample.Json()),
            await client.Get("statements"), await client.Get("statements?nonsense=1"), await client.Send(HttpMethod.Get, "statements", null, ""),
            await server.Portal.GetAsync("/xapi/statements"), await client.Send(HttpMethod.Delete, "statements", null)])
            Assert.True(answer.Headers.Contains("X-Experience-API-Consistent-Through"), answer.ToString());
        Assert.False((await client.Get("about")).Headers.Contains("X-Experience-API-Consistent-Through"));
    }

    [Theory, EveryDatabase]
    public async Task A_key_with_a_NUL_in_its_name_is_nobodys(RunningServer server)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/xapi/statements");
        ask.Headers.Authorization = new("Basic", Convert.ToBase64String("a\0b:c"u8));
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Portal.SendAsync(ask)).StatusCode);
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
