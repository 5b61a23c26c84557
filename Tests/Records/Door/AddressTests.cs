using System.Net;
using Tests.Records.Statements;
using Tests.Support;
using Xunit;

namespace Tests.Records.Door;

/// <summary>Every resource answers HEAD as it answers GET, and its address may end in a slash.</summary>
public sealed class AddressTests
{
    private const string Id = "5f9c6f1e-3c2e-4c1e-9d8a-0c7b6a5d4e3f";
    private const string Agent = "agent=%7B%22mbox%22:%22mailto:asha@example.in%22%7D";

    private static readonly string[] Resources =
    [
        "about", "statements", $"statements?statementId={Id}", "statements?attachments=true", $"statements?statementId={Guid.Empty}",
        "activities?activityId=http://example.in/course", $"agents?{Agent}",
        $"activities/state?activityId=http://e.in/c&{Agent}", $"activities/state?activityId=http://e.in/c&{Agent}&stateId=s",
        "activities/profile?activityId=http://e.in/c", "activities/profile?activityId=http://e.in/c&profileId=p",
        $"agents/profile?{Agent}", $"agents/profile?{Agent}&profileId=p", "agents/profile?profileId=nobody", "nothing",
    ];

    [Theory, EveryDatabase]
    public async Task Head_is_get_without_a_body(RunningServer server)
    {
        var client = await Filled(server);
        foreach (var resource in Resources)
        {
            var (get, head) = (await client.Get(resource), await client.Send(HttpMethod.Head, resource, null));
            Assert.Equal((resource, get.StatusCode), (resource, head.StatusCode));
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
            Assert.Equal(get.Headers.ETag, head.Headers.ETag);
            Assert.Equal(get.Content.Headers.LastModified, head.Content.Headers.LastModified);
            Assert.Equal(get.Content.Headers.ContentType?.MediaType, head.Content.Headers.ContentType?.MediaType);
            Assert.Equal(get.Headers.Contains("X-Experience-API-Consistent-Through"), head.Headers.Contains("X-Experience-API-Consistent-Through"));
            Assert.Equal("2.0.0", head.Headers.GetValues("X-Experience-API-Version").Single());
        }
    }

    [Theory, EveryDatabase]
    public async Task A_slash_more_is_the_same_address(RunningServer server)
    {
        var client = await Filled(server);
        foreach (var resource in Resources)
        {
            var plain = (await client.Get(resource)).StatusCode;
            var parts = resource.Split('?');
            Assert.Equal((resource, plain), (resource, (await client.Get(string.Join("/?", parts.Length == 1 ? [resource, ""] : parts))).StatusCode));
            Assert.Equal((resource, plain), (resource, (await client.Get("/xapi//" + resource)).StatusCode));
        }

        Assert.Equal(HttpStatusCode.OK, (await client.Send(HttpMethod.Post, "statements/", Sample.Json())).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.Send(HttpMethod.Put, $"statements/?statementId={Guid.NewGuid()}", Sample.Json())).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.Send(HttpMethod.Post, $"activities/state/?activityId=http://e.in/c&{Agent}&stateId=s", "{}")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task Capitals_in_the_address_lead_round_no_rule(RunningServer server)
    {
        var client = await XapiClient.With(server);
        foreach (var root in (string[])["/XAPI/", "/Xapi/"])
        {
            foreach (var resource in (string[])["statements", "Statements", "about", "ABOUT", $"activities/state?activityId=http://e.in/c&{Agent}", $"agents?{Agent}"])
            {
                var answer = await client.Send(HttpMethod.Get, root + resource, null, "1.0.3");
                Assert.Equal((root + resource, HttpStatusCode.OK, "1.0.3"), (root + resource, answer.StatusCode, answer.Headers.GetValues("X-Experience-API-Version").Single()));
            }

            Assert.Equal(HttpStatusCode.Unauthorized, (await server.Portal.GetAsync(root + "statements")).StatusCode);
            Assert.Equal(HttpStatusCode.BadRequest, (await client.Send(HttpMethod.Get, root + "statements", null, "")).StatusCode);
        }
    }

    [Theory, EveryDatabase]
    public async Task More_of_an_address_with_a_slash_leads_on(RunningServer server)
    {
        var client = await XapiClient.With(server);
        for (var i = 0; i < 5; i++)
            await client.Post(Sample.Json());
        Assert.Equal(5, (await client.Ids("/?limit=2")).Distinct().Count());
    }

    private static async Task<XapiClient> Filled(RunningServer server)
    {
        var client = await XapiClient.With(server);
        await client.Post(Sample.Json(Id));
        (string, string)[] none = [("If-None-Match", "*")];
        foreach (var document in Resources.Where(resource => resource.Contains("=s", StringComparison.Ordinal) || resource.Contains("=p", StringComparison.Ordinal)))
            if (!document.StartsWith("statements", StringComparison.Ordinal))
                Assert.Equal(HttpStatusCode.NoContent, (await client.Send(HttpMethod.Put, document, "{}", "2.0.0", none)).StatusCode);
        return client;
    }
}
