using System.Net;
using Tests.Support;
using Xunit;

namespace Tests.Records.Statements;

/// <summary>What is the same statement sent again, and what is another one under its id. 1.0.3 Data 2.3.1; 2.0 4.2.4.</summary>
public sealed class ComparisonTests
{
    [Theory, EveryDatabase]
    public async Task Capitals_count_only_where_the_texts_tell_them_apart(RunningServer server)
    {
        var client = await XapiClient.With(server);
        await Same(client, true, Sample.Json(actor: """{"mbox":"mailto:asha@Example.IN"}"""), Sample.Json(actor: """{"mbox":"mailto:asha@example.in"}"""));
        await Same(client, false, Sample.Json(actor: """{"mbox":"mailto:Asha@example.in"}"""), Sample.Json(actor: """{"mbox":"mailto:asha@example.in"}"""));
        await Same(
            client, true,
            Sample.Json(actor: """{"mbox_sha1sum":"EBD31E95054C018B10727CCFFD2EF2EC3A016EE9"}"""),
            Sample.Json(actor: """{"mbox_sha1sum":"ebd31e95054c018b10727ccffd2ef2ec3a016ee9"}"""));
        await Same(client, true, Context(""" "language":"en-IN" """), Context(""" "language":"EN-in" """));
        await Same(
            client, true,
            Context(""" "statement":{"objectType":"StatementRef","id":"5f9c6f1e-3c2e-4c1e-9d8a-0c7b6a5d4e3f"} """),
            Context(""" "statement":{"objectType":"StatementRef","id":"5F9C6F1E-3C2E-4C1E-9D8A-0C7B6A5D4E3F"} """));
        await Same(client, false, Context(""" "platform":"Web" """), Context(""" "platform":"web" """));
    }

    [Theory, EveryDatabase]
    public async Task Members_may_come_in_any_order_but_each_as_often(RunningServer server)
    {
        var client = await XapiClient.With(server);
        await Same(client, true, Members("a", "b"), Members("b", "a"));
        await Same(client, false, Members("a", "a"), Members("a", "b"));
        await Same(client, false, Members("a", "b"), Members("a", "a"));
    }

    [Theory, EveryDatabase]
    public async Task Whatever_stands_in_an_extension_can_be_compared(RunningServer server)
    {
        var client = await XapiClient.With(server);
        foreach (var value in (string[])["1e99999999999", "1e-2147483649", "-0", "12345678901234567890.10", "\"\\ud800\"", "[\"\\udc00\",null]", "\"\\u0000\""])
            await Same(client, true, Extension(value), Extension(value));
        await Same(client, true, Extension("""{"a":1.0,"b":"\u0041"}"""), Extension("""{"b":"A","a":1}"""));
        await Same(client, false, Extension("12345678901234567890.10"), Extension("12345678901234567890.11"));
        await Same(client, false, Extension("1e99999999999"), Extension("1e99999999998"));
        await Same(client, false, Extension("\"\\ud800\""), Extension("\"\\ud801\""));
        await Same(client, false, Extension("[1,null]"), Extension("[1]"));
        await Same(client, false, Extension("""{"a":null}"""), Extension("{}"));
    }

    [Theory, EveryDatabase]
    public async Task Statement_that_was_fetched_can_be_sent_back(RunningServer server)
    {
        var client = await XapiClient.With(server);
        foreach (var rest in (string[])["", ""","timestamp":"2026-01-02T03:04:05.123456789+05:30" """, ""","context":{"contextActivities":{"parent":{"id":"http://e.in/p"}}}"""])
        {
            var id = Guid.NewGuid().ToString();
            await client.Post(Sample.Json(id, rest: rest));
            foreach (var format in (string[])["exact", "canonical"])
            {
                var fetched = await (await client.Get($"statements?statementId={id}&format={format}")).Content.ReadAsStringAsync();
                Assert.Equal((fetched, HttpStatusCode.NoContent), (fetched, (await client.Put(id, fetched)).StatusCode));
            }
        }
    }

    [Theory, EveryDatabase]
    public async Task A_time_of_its_own_is_not_the_time_of_storing(RunningServer server)
    {
        var client = await XapiClient.With(server);
        await Same(client, false, Sample.Json(), Sample.Json(rest: ""","timestamp":"2026-01-02T03:04:05Z" """));
        await Same(client, true, Sample.Json(rest: ""","timestamp":"2026-01-02T03:04:05Z" """), Sample.Json());
    }

    private static async Task Same(XapiClient client, bool isSame, string first, string again)
    {
        var id = Guid.NewGuid().ToString();
        Assert.Equal((first, HttpStatusCode.NoContent), (first, (await client.Put(id, first)).StatusCode));
        Assert.Equal((again, isSame ? HttpStatusCode.NoContent : HttpStatusCode.Conflict), (again, (await client.Put(id, again)).StatusCode));
    }

    private static string Context(string part) => Sample.Json(rest: $$""","context":{{{part}}}""");

    private static string Extension(string value) => Sample.Json(rest: $$$""","result":{"extensions":{"http://e.in/x":{{{value}}}}}""");

    private static string Members(string one, string two) => Sample.Json(
        actor: $$"""{"objectType":"Group","member":[{"mbox":"mailto:{{one}}@example.in"},{"mbox":"mailto:{{two}}@example.in"}]}""");
}
