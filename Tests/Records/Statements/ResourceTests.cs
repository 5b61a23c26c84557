using System.Net;
using System.Text.Json;
using Tests.Support;
using Xunit;

namespace Tests.Records.Statements;

public sealed class ResourceTests
{
    private const string Id = "5f9c6f1e-3c2e-4c1e-9d8a-0c7b6a5d4e3f";

    [Theory, EveryDatabase]
    public async Task Posted_statement_is_found_by_its_id_with_the_headers_of_the_spec(RunningServer server)
    {
        var client = await XapiClient.With(server);
        var posted = await client.Post(Sample.Json(Id));
        Assert.Equal($"[\"{Id}\"]", await posted.Content.ReadAsStringAsync());
        var found = await client.Get("statements?statementId=" + Id);
        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        Assert.Equal("2.0.0", found.Headers.GetValues("X-Experience-API-Version").Single());
        Assert.Matches("^\"[0-9a-f]{40}\"$", found.Headers.ETag!.Tag);
        var statement = JsonDocument.Parse(await found.Content.ReadAsStringAsync()).RootElement;
        var stored = statement.GetProperty("stored").GetDateTimeOffset();
        Assert.Equal(stored.ToUnixTimeSeconds(), found.Content.Headers.LastModified!.Value.ToUnixTimeSeconds());
        Assert.Equal(client.KeyName, statement.GetProperty("authority").GetProperty("account").GetProperty("name").GetString());
        Assert.True(DateTimeOffset.Parse(found.Headers.GetValues("X-Experience-API-Consistent-Through").Single()) >= stored);
    }

    [Theory, EveryDatabase]
    public async Task Put_answers_204_then_409_for_another_statement(RunningServer server)
    {
        var client = await XapiClient.With(server);
        Assert.Equal(HttpStatusCode.NoContent, (await client.Put(Id, Sample.Json())).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.Put(Id, Sample.Json(Id))).StatusCode);
        var other = await client.Put(Id, Sample.Json(target: """{"id":"http://example.in/other"}"""));
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Put(Guid.NewGuid().ToString(), Sample.Json(Id))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Send(HttpMethod.Put, "statements?StatementId=" + Id, Sample.Json())).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task Refusal_names_clause_and_place(RunningServer server)
    {
        var client = await XapiClient.With(server);
        var refused = await client.Post("[" + Sample.Json() + "," + Sample.Json(rest: ""","context":{"contextActivities":{"parent":[{"id":"no scheme"}]}}""") + "]");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("/1/context/contextActivities/parent/0/id", problem.GetProperty("place").GetString());
        Assert.Equal("xAPI 2.0 4.2.7", problem.GetProperty("clause").GetString());
        Assert.Empty(await client.Ids(""));
    }

    [Theory, EveryDatabase]
    public async Task Voided_statement_is_found_only_as_voided(RunningServer server)
    {
        var client = await XapiClient.With(server);
        await client.Post(Sample.Json(Id));
        await client.Post(Sample.Voiding(Id));
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get("statements?statementId=" + Id)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.Get("statements?voidedStatementId=" + Id)).StatusCode);
        Assert.DoesNotContain(Id, await client.Ids(""));
    }

    [Theory, EveryDatabase("--Records:LargestBatch=2", "--Records:LongestBody=2000")]
    public async Task What_is_over_a_limit_is_refused_with_413(RunningServer server)
    {
        var client = await XapiClient.With(server);
        var one = Sample.Json();
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await client.Post($"[{one},{one},{one}]")).StatusCode);
        var padded = Sample.Json(rest: $$""","result":{"response":"{{new string('x', 2000)}}"}""");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await client.Post(padded)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Post(Nested(100))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.Post(Nested(20))).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task Formats_give_ids_one_language_or_all(RunningServer server)
    {
        var client = await XapiClient.With(server);
        await client.Post(Sample.Json(
            Id,
            actor: """{"objectType":"Group","name":"Team","member":[{"name":"A","mbox":"mailto:a@example.in"}]}""",
            target: """{"objectType":"Activity","id":"http://example.in/c","definition":{"name":{"en":"Course","hi":"पाठ्यक्रम"}}}"""));
        async Task<string> Part(string format, string name)
        {
            var response = await client.Send(HttpMethod.Get, $"statements?statementId={Id}&format={format}", null, "2.0.0", ("Accept-Language", "hi-IN, en;q=0.5"));
            return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty(name).GetRawText();
        }

        Assert.Equal("""{"id":"http://example.in/c"}""", await Part("ids", "object"));
        Assert.Equal("""{"objectType":"Group","member":[{"mbox":"mailto:a@example.in"}]}""", await Part("ids", "actor"));
        Assert.Contains("""{"name":{"hi":"पाठ्यक्रम"}}""", await Part("canonical", "object"), StringComparison.Ordinal);
        Assert.Contains("Course", await Part("exact", "object"), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Canonical_gives_activities_as_all_statements_together_define_them(RunningServer server)
    {
        var client = await XapiClient.With(server);
        await client.Post(Sample.Json(target: """{"id":"http://example.in/c","definition":{"name":{"en":"Old","hi":"पाठ्यक्रम"},"type":"http://example.in/course"}}"""));
        await client.Post(Sample.Json(target: """{"id":"http://example.in/c","definition":{"name":{"en":"Course"},"extensions":{"http://e.in/x":1.0}}}"""));
        await client.Post(Sample.Json(
            Id, target: """{"id":"http://example.in/lesson"}""",
            rest: ""","context":{"contextActivities":{"parent":[{"id":"http://example.in/c"}]}}"""));
        const string Known = """{"id":"http://example.in/c","definition":{"name":{"en":"Course"},"extensions":{"http://e.in/x":1.0},"type":"http://example.in/course"}}""";
        foreach (var query in (string[])[$"statements?statementId={Id}&format=canonical", "statements?format=canonical&limit=1"])
        {
            var response = await client.Send(HttpMethod.Get, query, null, "2.0.0", ("Accept-Language", "en-IN"));
            var text = await response.Content.ReadAsStringAsync();
            Assert.Contains($$"""{"parent":[{{Known}}]}""", text, StringComparison.Ordinal);
            Assert.Contains("""{"id":"http://example.in/lesson"}""", text, StringComparison.Ordinal);
        }

        var exact = await (await client.Get($"statements?statementId={Id}")).Content.ReadAsStringAsync();
        Assert.DoesNotContain("Course", exact, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Canonical_gives_no_language_with_the_quality_0_while_there_is_another(RunningServer server)
    {
        var client = await XapiClient.With(server);
        await client.Post(Sample.Json(Id, verb: """{"id":"http://v.in/did","display":{"en-US":"us","en-GB":"gb","hi":"हि"}}"""));
        foreach (var (wanted, given) in ((string, string)[])[
            ("en;q=0, *", "हि"), ("en-US;q=0", "gb"), ("en-US;q=0, en", "gb"), ("en;q=0, en-GB", "gb"), ("hi;q=0, *;q=0.1", "us"), ("*;q=0.5, hi;q=0.1", "us"),
            ("en;q=0, hi;q=0", "us"), ("hi, *;q=0", "हि"), ("fr;q=0.9, HI-in;q=0.5", "हि"), ("", "us")])
        {
            var answer = await client.Send(HttpMethod.Get, $"statements?statementId={Id}&format=canonical", null, "2.0.0", ("Accept-Language", wanted));
            var display = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("verb").GetProperty("display");
            Assert.Equal((wanted, given), (wanted, display.EnumerateObject().Single().Value.GetString()));
        }
    }

    private static string Nested(int depth) => Sample.Json(
        rest: $$$""","context":{"extensions":{"http://e.in/x":{{{new string('[', depth)}}}{{{new string(']', depth)}}}}}""");
}
