using System.Net;
using System.Text;
using System.Text.Json;
using Tests.Records.Statements;
using Tests.Support;
using Xunit;

namespace Tests.Records.Door;

/// <summary>What widespread client libraries do, where the standard leaves room.</summary>
public sealed class ClientHabitTests
{
    private const string Id = "5f9c6f1e-3c2e-4c1e-9d8a-0c7b6a5d4e3f";

    /// <summary>TinCanPHP and TinCanPython take a UUID as RFC 4122 has it: versions 1 to 5.</summary>
    [Theory, EveryDatabase]
    public async Task An_id_made_here_is_one_of_RFC_4122(RunningServer server)
    {
        var client = await XapiClient.With(server);
        var answer = await client.Post($"[{Sample.Json()},{Sample.Json()}]", "1.0.1");
        var ids = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.EnumerateArray().Select(id => id.GetString()!).ToList();
        Assert.Equal(2, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^[a-f0-9]{8}-[a-f0-9]{4}-[1-5][a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}$", id));
        Assert.Equal(ids.Order(), (await client.Ids("?ascending=true")).Order());
    }

    /// <summary>The usual spelling of the endpoint is xAPI.</summary>
    [Theory, EveryDatabase]
    public async Task The_endpoint_may_be_written_in_capitals(RunningServer server)
    {
        var client = await XapiClient.With(server);
        Assert.Equal(HttpStatusCode.OK, (await client.Send(HttpMethod.Post, "/xAPI/statements", Sample.Json(Id))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.Get($"/xAPI/statements?statementId={Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.Get("/XAPI/about")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Portal.GetAsync("/xAPI/statements")).StatusCode);
        using var content = RunningServer.NewBrowser(server.ContentOrigin);
        Assert.Equal(HttpStatusCode.NotFound, (await content.GetAsync("/xAPI/about")).StatusCode);
    }

    /// <summary>jxapi cuts its endpoint, as it was given, off an address that has "more" in it.</summary>
    [Theory, EveryDatabase]
    public async Task More_is_spelt_as_the_endpoint_was(RunningServer server)
    {
        var client = await XapiClient.With(server);
        await client.Post($"[{Sample.Json()},{Sample.Json()}]");
        var more = (await client.List("/xAPI//statements/?limit=1")).More;
        Assert.StartsWith("/xAPI/statements?", more, StringComparison.Ordinal);
        Assert.Contains("more=", more, StringComparison.Ordinal);
    }

    /// <summary>The usual Java code gives a boundary of equals signs without quotes.</summary>
    [Theory, EveryDatabase]
    public async Task A_boundary_may_lack_its_quotes(RunningServer server)
    {
        var client = await XapiClient.With(server);
        using var body = new StringContent($"--===17===\r\nContent-Type:application/json\r\n\r\n{Sample.Json()}\r\n--===17===--\r\n");
        body.Headers.Remove("Content-Type");
        body.Headers.TryAddWithoutValidation("Content-Type", "multipart/mixed; boundary====17===");
        Assert.Equal(HttpStatusCode.OK, (await client.SendBytes(HttpMethod.Post, "statements", body)).StatusCode);
    }

    /// <summary>TinCan.NET joins the host, a slash, and what <c>more</c> says.</summary>
    [Theory, EveryDatabase]
    public async Task The_address_may_begin_with_two_slashes(RunningServer server)
    {
        var client = await XapiClient.With(server);
        await client.Post($"[{Sample.Json()},{Sample.Json()}]");
        var more = (await client.List("statements?limit=1")).More;
        Assert.Single((await client.List($"{server.PortalOrigin}{more}")).Statements);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Portal.GetAsync($"{server.PortalOrigin}/xapi/statements")).StatusCode);
    }

    /// <summary>Python and .NET write a Boolean with a capital.</summary>
    [Theory, EveryDatabase]
    public async Task A_flag_may_be_written_with_a_capital(RunningServer server)
    {
        var client = await XapiClient.With(server);
        await client.Post(Sample.Json(Id, rest: ""","context":{"instructor":{"mbox":"mailto:guide@example.in"}}"""));
        var guide = "?agent=%7B%22mbox%22:%22mailto:guide@example.in%22%7D&related_agents=";
        Assert.Equal([Id], await client.Ids(guide + "True"));
        Assert.Empty(await client.Ids(guide + "False"));
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Get("statements?related_agents=1")).StatusCode);
    }

    /// <summary>What Java's own client accepts names text/html first; it is a program all the same.</summary>
    [Theory, EveryDatabase]
    public async Task A_refusal_is_JSON_whatever_the_client_accepts(RunningServer server)
    {
        var client = await XapiClient.With(server);
        (string, string)[] java = [("Accept", "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2")];
        foreach (var (resource, version) in ((string, string)[])
            [("statements?limit=x", "1.0.3"), ("statements", ""), ("nothing", "1.0.3"), ("statements?statementId=" + Guid.Empty, "1.0.3")])
        {
            var refused = await client.Send(HttpMethod.Get, resource, null, version, java);
            Assert.Equal((resource, "application/problem+json"), (resource, refused.Content.Headers.ContentType?.MediaType));
        }

        Assert.Equal("application/problem+json", (await client.Send(HttpMethod.Delete, "statements", null, "1.0.3", java)).Content.Headers.ContentType?.MediaType);
    }

    /// <summary>XDomainRequest sends no Content-Type, and sendBeacon of a text says text/plain; 1.0.3 Communication 1.3 only wishes for the form's.</summary>
    [Theory, EveryDatabase]
    public async Task The_alternate_syntax_needs_no_Content_Type(RunningServer server)
    {
        var client = await XapiClient.With(server);
        foreach (var (type, status) in ((string?, HttpStatusCode)[])
            [(null, HttpStatusCode.OK), ("text/plain; charset=UTF-8", HttpStatusCode.OK), ("application/json", HttpStatusCode.BadRequest)])
        {
            using var form = new ByteArrayContent(Encoding.UTF8.GetBytes("X-Experience-API-Version=1.0.0&content=" + Uri.EscapeDataString(Sample.Json())));
            form.Headers.ContentType = type is null ? null : System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
            Assert.Equal((type, status), (type, (await client.SendForm("statements?method=POST", form)).StatusCode));
        }

        Assert.Equal(2, (await client.Ids("")).Count);
    }

    /// <summary>Some tools of Windows begin UTF-8 with a byte order mark.</summary>
    [Theory, EveryDatabase]
    public async Task A_byte_order_mark_is_passed_over(RunningServer server)
    {
        var client = await XapiClient.With(server);
        foreach (var json in (string[])[Sample.Json(), $"[{Sample.Json()}]"])
        {
            using var body = new ByteArrayContent([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(json)]);
            body.Headers.ContentType = new("application/json");
            Assert.Equal(HttpStatusCode.OK, (await client.SendBytes(HttpMethod.Post, "statements", body)).StatusCode);
        }

        Assert.Equal(2, (await client.Ids("")).Count);
    }

    /// <summary>Whoever asks for the endpoint itself, or joins it wrongly, is told what there is.</summary>
    [Theory, EveryDatabase]
    public async Task An_address_without_a_resource_names_the_resources(RunningServer server)
    {
        var client = await XapiClient.With(server);
        foreach (var address in (string[])["/xapi", "/xapi/", "/xapi/statements/statements"])
        {
            var answer = await client.Get(address);
            Assert.Equal((address, HttpStatusCode.NotFound), (address, answer.StatusCode));
            var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
            Assert.Equal("no-resource", problem.GetProperty("code").GetString());
            Assert.Contains(server.PortalOrigin + "xapi/statements", problem.GetProperty("cure").GetString(), StringComparison.OrdinalIgnoreCase);
        }
    }
}
