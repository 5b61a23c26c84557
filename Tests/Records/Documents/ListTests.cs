using System.Net;
using System.Security.Cryptography;
using System.Text;
using Tests.Support;
using Xunit;

namespace Tests.Records.Documents;

/// <summary>Ids of documents, and what lists them. 1.0.3 Communication 2.3, 2.6, 2.7, 3.1.</summary>
public sealed class ListTests
{
    private static readonly string Agent = Uri.EscapeDataString("""{"mbox":"mailto:asha@example.in"}""");

    private static readonly (string Shelf, string Id)[] Resources =
    [
        ($"activities/state?activityId=http://example.in/course&agent={Agent}", "stateId"),
        ("activities/profile?activityId=http://example.in/course", "profileId"),
        ($"agents/profile?agent={Agent}", "profileId"),
    ];

    [Theory, EveryDatabase]
    public async Task An_empty_id_is_no_id_and_never_means_all(RunningServer server)
    {
        var client = await XapiClient.With(server);
        foreach (var (shelf, id) in Resources)
        {
            Assert.Equal(HttpStatusCode.NoContent, (await client.Send(HttpMethod.Put, $"{shelf}&{id}=kept", "{}", "1.0.3", ("If-None-Match", "*"))).StatusCode);
            foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Put, HttpMethod.Post, HttpMethod.Delete])
            {
                using var refused = await client.Send(method, $"{shelf}&{id}=", method == HttpMethod.Get || method == HttpMethod.Delete ? null : "{}");
                Assert.Equal((method, HttpStatusCode.BadRequest), (method, refused.StatusCode));
                Assert.Contains($"\"place\":\"/{id}\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }

            Assert.Equal(HttpStatusCode.OK, (await client.Get($"{shelf}&{id}=kept")).StatusCode);
        }
    }

    [Theory, EveryDatabase]
    public async Task Odd_ids_are_told_apart_and_one_with_a_NUL_is_refused(RunningServer server)
    {
        var client = await XapiClient.With(server);
        foreach (var (shelf, id) in Resources)
        {
            string[] odd = ["a", "A", "a ", "é", "e\u0301", "क/ख?&=#%41", "'; drop table document; --", "\U0001F600", "x\ny", new string('z', 1000)];
            foreach (var one in odd)
                Assert.Equal(HttpStatusCode.NoContent, (await client.Send(HttpMethod.Post, $"{shelf}&{id}={Uri.EscapeDataString(one)}", "{}")).StatusCode);
            var listed = System.Text.Json.JsonSerializer.Deserialize<string[]>(await (await client.Get(shelf)).Content.ReadAsStringAsync())!;
            Assert.Equal(odd.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
            foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Put, HttpMethod.Post, HttpMethod.Delete])
                Assert.Equal(HttpStatusCode.BadRequest, (await client.Send(method, $"{shelf}&{id}=a%00b", method == HttpMethod.Put || method == HttpMethod.Post ? "{}" : null)).StatusCode);
        }
    }

    [Theory, EveryDatabase]
    public async Task Every_read_that_has_concurrency_controls_carries_the_SHA_1_of_what_it_gave(RunningServer server)
    {
        var client = await XapiClient.With(server);
        foreach (var (shelf, id) in Resources)
            await client.Send(HttpMethod.Post, $"{shelf}&{id}=x", "{}");
        foreach (var address in (string[])[.. Resources.Select(one => one.Shelf), "agents?agent=" + Agent, "activities?activityId=http://example.in/course"])
            foreach (var version in (string[])["1.0.3", "2.0.0"])
            {
                var answer = await client.Send(HttpMethod.Get, address, null, version);
#pragma warning disable CA5350 // What 1.0.3 asks for.
                Assert.Equal(
                    (address, $"\"{Convert.ToHexStringLower(SHA1.HashData(await answer.Content.ReadAsByteArrayAsync()))}\""),
                    (address, answer.Headers.ETag?.Tag));
#pragma warning restore CA5350
            }
    }

    [Theory, EveryDatabase]
    public async Task A_star_in_quotes_is_a_tag_like_any_other(RunningServer server)
    {
        var client = await XapiClient.With(server);
        var state = Resources[0].Shelf + "&stateId=x";
        await client.Send(HttpMethod.Put, state, "{}");
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await client.Send(HttpMethod.Put, state, "{}", "2.0.0", ("If-Match", "\"*\""))).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.Send(HttpMethod.Put, state, "{}", "2.0.0", ("If-None-Match", "\"*\""))).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.Send(HttpMethod.Put, state, "{}", "2.0.0", ("If-Match", "*"))).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await client.Send(HttpMethod.Put, state, "{}", "2.0.0", ("If-None-Match", "*"))).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task What_cannot_be_merged_is_refused_and_changes_nothing(RunningServer server)
    {
        var client = await XapiClient.With(server);
        var state = Resources[0].Shelf + "&stateId=x";
        await client.Send(HttpMethod.Put, state, """{"a":1.0}""");
        byte[][] broken =
        [
            .. ((string[])["""{"\ud800":1}""", """{"a":{"\udc00":1}}""", """{"a":1,"a":2}""", "[]", "1", "", "{"]).Select(Encoding.UTF8.GetBytes),
            [.. """{"b":"""u8, (byte)'"', 0xFF, (byte)'"', (byte)'}'], [.. "{\""u8, 0xFF, .. "\":1}"u8],
        ];
        foreach (var bytes in broken)
        {
            using var content = new ByteArrayContent(bytes);
            content.Headers.ContentType = new("application/json");
            var answer = await client.SendBytes(HttpMethod.Post, state, content);
            Assert.Equal((Encoding.Latin1.GetString(bytes), HttpStatusCode.BadRequest), (Encoding.Latin1.GetString(bytes), answer.StatusCode));
            Assert.Equal("""{"a":1.0}""", await (await client.Get(state)).Content.ReadAsStringAsync());
        }

        // A value of half a character is kept as it was written.
        Assert.Equal(HttpStatusCode.NoContent, (await client.Send(HttpMethod.Post, state, """{"b":"\ud800"}""")).StatusCode);
        Assert.Equal("""{"a":1.0,"b":"\ud800"}""", await (await client.Get(state)).Content.ReadAsStringAsync());
    }
}
