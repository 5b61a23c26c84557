using System.Net;
using System.Text.Json;
using Tests.Support;
using Xunit;

namespace Tests.Records.Documents;

/// <summary>Many clients at once on one document: each either wins or is told so, and no update is lost.</summary>
public sealed class RaceTests
{
    private static readonly string Agent = Uri.EscapeDataString("""{"mbox":"mailto:asha@example.in"}""");
    private static readonly string State = $"activities/state?activityId=http://example.in/course&agent={Agent}&stateId=bookmark";
    private static readonly string[] Kinds = [State, $"agents/profile?agent={Agent}&profileId=p", "activities/profile?activityId=http://example.in/course&profileId=p"];

    [Theory, EveryDatabase]
    public async Task Of_a_hundred_who_create_with_If_None_Match_one_wins(RunningServer server)
    {
        var client = await XapiClient.With(server);
        foreach (var address in Kinds)
        {
            var answers = await Together(100, n => client.Send(HttpMethod.Put, address, $$"""{"n":{{n}}}""", "2.0.0", ("If-None-Match", "*")));
            var winner = Assert.Single(Enumerable.Range(0, 100), n => answers[n] == HttpStatusCode.NoContent);
            Assert.Equal(99, answers.Count(status => status == HttpStatusCode.PreconditionFailed));
            Assert.Equal($$"""{"n":{{winner}}}""", await (await client.Get(address)).Content.ReadAsStringAsync());
        }
    }

    [Theory, EveryDatabase]
    public async Task Of_a_hundred_who_saw_the_same_one_wins(RunningServer server)
    {
        var client = await XapiClient.With(server);
        foreach (var version in (string[])["1.0.3", "2.0.0"])
        {
            await client.Send(HttpMethod.Delete, State, null);
            await client.Send(HttpMethod.Put, State, "{}", version);
            var seen = (await client.Get(State)).Headers.ETag!.Tag;
            HttpMethod[] methods = [HttpMethod.Put, HttpMethod.Post, HttpMethod.Delete];
            var answers = await Together(100, n => client.Send(methods[n % 3], State, $$"""{"n":{{n}}}""", version, ("If-Match", seen)));
            Assert.Single(answers, HttpStatusCode.NoContent);
            Assert.Equal(99, answers.Count(status => status == HttpStatusCode.PreconditionFailed));
        }
    }

    [Theory, EveryDatabase]
    public async Task Forty_steps_of_eight_counters_are_all_counted(RunningServer server)
    {
        var client = await XapiClient.With(server);
        await client.Send(HttpMethod.Put, State, """{"count":0}""");
        await Together(8, async _ =>
        {
            for (var steps = 0; ;)
            {
                var seen = await client.Get(State);
                var count = JsonDocument.Parse(await seen.Content.ReadAsStringAsync()).RootElement.GetProperty("count").GetInt32();
                var answer = await client.Send(HttpMethod.Put, State, $$"""{"count":{{count + 1}}}""", "1.0.3", ("If-Match", seen.Headers.ETag!.Tag));
                if (answer.StatusCode == HttpStatusCode.NoContent ? ++steps == 5 : answer.StatusCode != HttpStatusCode.PreconditionFailed)
                    return answer;
            }
        });
        Assert.Equal("""{"count":40}""", await (await client.Get(State)).Content.ReadAsStringAsync());
    }

    [Theory, EveryDatabase]
    public async Task Properties_posted_at_once_are_all_there(RunningServer server)
    {
        var client = await XapiClient.With(server);
        Assert.All(await Together(100, n => client.Send(HttpMethod.Post, State, $$"""{"p{{n}}":{{n}}.0}""")), status => Assert.Equal(HttpStatusCode.NoContent, status));
        var merged = JsonDocument.Parse(await (await client.Get(State)).Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(100, merged.EnumerateObject().Count());
        Assert.All(merged.EnumerateObject(), property => Assert.Equal(property.Name[1..] + ".0", property.Value.GetRawText()));
    }

    [Theory, EveryDatabase]
    public async Task Etags_say_what_they_must_in_both_versions(RunningServer server)
    {
        var client = await XapiClient.With(server);
        foreach (var version in (string[])["1.0.3", "2.0.0"])
            foreach (var address in Kinds)
            {
                async Task<HttpStatusCode> Put(string header, string tags) =>
                    (await client.Send(HttpMethod.Put, address, """{"a":1}""", version, (header, tags))).StatusCode;
                await client.Send(HttpMethod.Delete, address, null, version);
                Assert.Equal(HttpStatusCode.PreconditionFailed, await Put("If-Match", "*"));
                Assert.Equal(HttpStatusCode.NoContent, await Put("If-None-Match", "*"));
                var etag = (await client.Send(HttpMethod.Get, address, null, version)).Headers.ETag!;
                // SHA-1 of the body, as 1.0.3 Communication 3.1 wants it; strong, in quotes.
                Assert.Equal("\"9f89c740ceb46d7418c924a78ac57941d5e96520\"", etag.Tag);
                Assert.False(etag.IsWeak);
                Assert.Equal(HttpStatusCode.PreconditionFailed, await Put("If-None-Match", "*"));
                Assert.Equal(HttpStatusCode.PreconditionFailed, await Put("If-None-Match", etag.Tag));
                Assert.Equal(HttpStatusCode.PreconditionFailed, await Put("If-None-Match", $"\"x\", {etag.Tag}"));
                Assert.Equal(HttpStatusCode.NoContent, await Put("If-None-Match", "\"x\""));
                Assert.Equal(HttpStatusCode.NoContent, await Put("If-Match", $"\"x\", {etag.Tag}"));
                Assert.Equal(HttpStatusCode.NoContent, await Put("If-Match", "*"));
                Assert.Equal(HttpStatusCode.PreconditionFailed, await Put("If-Match", "\"x\""));
                Assert.Equal(HttpStatusCode.PreconditionFailed, (await client.Send(HttpMethod.Delete, address, null, version, ("If-Match", "\"x\""))).StatusCode);
                Assert.Equal(HttpStatusCode.PreconditionFailed, (await client.Send(HttpMethod.Post, address, "{}", version, ("If-Match", "\"x\""))).StatusCode);
                Assert.Equal(HttpStatusCode.NoContent, (await client.Send(HttpMethod.Delete, address, null, version, ("If-Match", etag.Tag))).StatusCode);
            }
    }

    private static async Task<HttpStatusCode[]> Together(int count, Func<int, Task<HttpResponseMessage>> send)
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = Enumerable.Range(0, count).Select(async n =>
        {
            await ready.Task;
            return (await send(n)).StatusCode;
        }).ToArray();
        ready.SetResult();
        return await Task.WhenAll(all);
    }
}
