using System.Net;
using System.Text.Json;
using Lrs.Records.Keys;
using Tests.Support;
using Xunit;

namespace Tests.Records.Documents;

public sealed class DocumentTests
{
    private static readonly string Agent = Uri.EscapeDataString("""{"mbox":"mailto:asha@example.in"}""");
    private static readonly string State = $"activities/state?activityId=http://example.in/course&agent={Agent}&stateId=bookmark";
    private static readonly string Profile = $"agents/profile?agent={Agent}&profileId=choices";

    [Theory, EveryDatabase]
    public async Task Document_comes_back_byte_for_byte_with_its_type(RunningServer server)
    {
        var client = await XapiClient.With(server);
        var bytes = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new("image/x-odd");
        Assert.Equal(HttpStatusCode.NoContent, (await client.SendBytes(HttpMethod.Put, State, content)).StatusCode);
        var found = await client.Get(State);
        Assert.Equal(bytes, await found.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/x-odd", found.Content.Headers.ContentType!.MediaType);
        Assert.NotNull(found.Content.Headers.LastModified);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get(State + "2")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get(State + "&registration=" + Guid.NewGuid())).StatusCode);
    }

    [Fact]
    public async Task A_content_type_beyond_ASCII_is_refused_and_nothing_is_kept()
    {
        await using var server = await RunningServer.Start();
        var client = await XapiClient.With(server);
        using var content = new ByteArrayContent([1, 2, 3]);
        content.Headers.TryAddWithoutValidation("Content-Type", "text/plain; title=\"पाठ\"");
        using var refused = await client.SendBytes(HttpMethod.Put, State, content);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("RFC 9110 5.5", await refused.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get(State)).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task Put_without_preconditions_follows_the_version(RunningServer server)
    {
        var client = await XapiClient.With(server);
        Task<HttpResponseMessage> Put(string address, string version, params (string, string)[] headers) =>
            client.Send(HttpMethod.Put, address, "{}", version, headers);

        Assert.Equal(HttpStatusCode.NoContent, (await Put(State, "2.0.0")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await Put(State, "2.0.0")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await Put(State, "1.0.3")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Put(Profile, "1.0.3")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await Put(Profile, "1.0.3", ("If-None-Match", "*"))).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Put(Profile, "1.0.3", ("If-None-Match", "*"))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await Put(Profile, "1.0.3")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await Put(Profile + "2", "1.0.1")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await Put(Profile + "2", "1.0.1")).StatusCode);
        var etag = (await client.Get(Profile)).Headers.ETag!.Tag;
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Put(Profile, "2.0.0", ("If-Match", "\"no\""))).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await Put(Profile, "2.0.0", ("If-Match", etag))).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task Of_a_hundred_racing_writers_one_wins_per_round_and_no_update_is_lost(RunningServer server)
    {
        var client = await XapiClient.With(server);
        await client.Send(HttpMethod.Put, State, """{"count":0}""");
        var won = 0;
        await Parallel.ForAsync(0, 100, async (_, cancel) =>
        {
            var seen = await client.Get(State);
            var count = JsonDocument.Parse(await seen.Content.ReadAsStringAsync(cancel)).RootElement.GetProperty("count").GetInt32();
            var answer = await client.Send(HttpMethod.Put, State, $$"""{"count":{{count + 1}}}""", "2.0.0", ("If-Match", seen.Headers.ETag!.Tag));
            if (answer.StatusCode == HttpStatusCode.NoContent)
                Interlocked.Increment(ref won);
            else
                Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        });
        Assert.Equal($$"""{"count":{{won}}}""", await (await client.Get(State)).Content.ReadAsStringAsync());
    }

    [Theory, EveryDatabase]
    public async Task Post_merges_properties_and_keeps_numbers_as_written(RunningServer server)
    {
        var client = await XapiClient.With(server);
        await client.Send(HttpMethod.Post, State, """{"a":1.0,"b":2}""");
        await client.Send(HttpMethod.Post, State, """{"b":3.50,"c":{"d":1e3}}""");
        Assert.Equal("""{"a":1.0,"b":3.50,"c":{"d":1e3}}""", await (await client.Get(State)).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Send(HttpMethod.Post, State, "[1]")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task Ids_are_listed_since_an_instant_and_deleted_together(RunningServer server)
    {
        var client = await XapiClient.With(server);
        var all = State.Replace("&stateId=bookmark", "", StringComparison.Ordinal);
        await client.Send(HttpMethod.Put, State, "{}");
        await client.Send(HttpMethod.Put, State + "2", "{}");
        Assert.Equal("""["bookmark","bookmark2"]""", await (await client.Get(all)).Content.ReadAsStringAsync());
        Assert.Equal("[]", await (await client.Get(all + "&since=2999-01-01T00:00:00Z")).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await client.Send(HttpMethod.Delete, all, null)).StatusCode);
        Assert.Equal("[]", await (await client.Get(all)).Content.ReadAsStringAsync());
    }

    [Theory, EveryDatabase("--Records:LongestDocument=1024")]
    public async Task Scope_and_size_are_kept(RunningServer server)
    {
        var statementsOnly = await XapiClient.With(server, Scope.StatementsWrite);
        Assert.Equal(HttpStatusCode.Forbidden, (await statementsOnly.Send(HttpMethod.Put, State, "{}")).StatusCode);
        var states = await XapiClient.With(server, Scope.State);
        Assert.Equal(HttpStatusCode.Forbidden, (await states.Get(Profile)).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await states.Send(HttpMethod.Put, State, $"\"{new string('x', 2000)}\"")).StatusCode);
    }
}
