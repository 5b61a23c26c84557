using System.Net;
using Lrs.Records.Keys;
using Tests.Support;
using Xunit;

namespace Tests.Records.Statements;

public sealed class QueryTests
{
    private const string Registration = "3f9c6f1e-3c2e-4c1e-9d8a-0c7b6a5d4e3f";
    private static readonly string A = Guid.NewGuid().ToString();
    private static readonly string B = Guid.NewGuid().ToString();
    private static readonly string C = Guid.NewGuid().ToString();

    [Theory, EveryDatabase]
    public async Task Each_filter_finds_what_it_names(RunningServer server)
    {
        var client = await XapiClient.With(server);
        await client.Post(Sample.Json(A, rest: $$$$""","context":{"registration":"{{{{Registration}}}}","contextActivities":{"grouping":{"id":"http://example.in/plan"}}}"""));
        await client.Post(Sample.Json(
            B, actor: """{"objectType":"Group","mbox":"mailto:team@example.in","member":[{"mbox":"mailto:bala@example.in"}]}""",
            verb: """{"id":"http://example.in/verbs/attended"}"""));
        await client.Post(Sample.Json(
            C, actor: """{"mbox":"mailto:chief@example.in"}""",
            target: """{"objectType":"SubStatement","actor":{"mbox":"mailto:asha@example.in"},"verb":{"id":"http://example.in/verbs/planned"},"object":{"id":"http://example.in/sub"}}""",
            rest: ""","context":{"contextAgents":[{"objectType":"contextAgent","agent":{"mbox":"mailto:guide@example.in"}}]}"""));

        Assert.Equal([C, B, A], await client.Ids(""));
        Assert.Equal([A, B, C], await client.Ids("?ascending=true"));
        Assert.Equal([B], await client.Ids("?verb=http://example.in/verbs/attended"));
        Assert.Equal([A], await client.Ids("?registration=" + Registration.ToUpperInvariant()));
        Assert.Equal([B, A], await client.Ids("?activity=http://example.in/course"));
        Assert.Empty(await client.Ids("?activity=http://example.in/plan"));
        Assert.Equal([A], await client.Ids("?activity=http://example.in/plan&related_activities=true"));
        Assert.Equal([C], await client.Ids("?activity=http://example.in/sub&related_activities=true"));
        Assert.Equal([A], await client.Ids(Agent("asha")));
        Assert.Equal([C, A], await client.Ids(Agent("asha") + "&related_agents=true"));
        Assert.Equal([C], await client.Ids(Agent("guide") + "&related_agents=true"));
        Assert.Equal([B], await client.Ids(Agent("bala")));
        Assert.Equal([B], await client.Ids(Agent("team") + "&activity=http://example.in/course"));
        Assert.Empty(await client.Ids(Agent("asha") + "&verb=http://example.in/verbs/attended"));
        Assert.Empty(await client.Ids("?verb=http://example.in/never"));
    }

    [Theory, EveryDatabase]
    public async Task Since_and_until_follow_stored_to_the_microsecond(RunningServer server)
    {
        var client = await XapiClient.With(server);
        await client.Post($"[{Sample.Json(A)},{Sample.Json(B)},{Sample.Json(C)}]");
        var (statements, _) = await client.List("statements?ascending=true");
        var stored = statements.Select(statement => statement.GetProperty("stored").GetString()!).ToArray();
        Assert.Equal([C], await client.Ids("?since=" + stored[1]));
        Assert.Equal([B, A], await client.Ids("?until=" + stored[1]));
        Assert.Equal([B], await client.Ids($"?since={stored[0]}&until={stored[1]}"));
        Assert.Empty(await client.Ids("?since=2999-01-01T00:00:00Z"));
        Assert.Empty(await client.Ids("?until=2001-01-01T00:00:00%2B05:30"));
    }

    [Theory, EveryDatabase("--Records:LargestPage=3", "--Records:UsualPage=2")]
    public async Task Limit_zero_is_as_many_as_the_server_gives(RunningServer server)
    {
        var client = await XapiClient.With(server);
        await client.Post("[" + string.Join(",", Enumerable.Range(0, 5).Select(_ => Sample.Json())) + "]");
        foreach (var (query, count) in new[] { ("", 2), ("?limit=0", 3), ("?limit=1", 1), ("?limit=3", 3), ("?limit=4", 3) })
        {
            var (page, more) = await client.List("statements" + query);
            Assert.Equal((query, count), (query, page.Count));
            Assert.NotEmpty(more);
            Assert.Equal(5, (await client.Ids(query)).Distinct().Count());
        }
    }

    [Theory, EveryDatabase]
    public async Task More_is_complete_and_stable_while_statements_keep_coming(RunningServer server)
    {
        var client = await XapiClient.With(server);
        await client.Post("[" + string.Join(",", Enumerable.Range(0, 25).Select(_ => Sample.Json())) + "]");
        var before = await client.Ids("?limit=1000");
        var paged = new List<string>();
        for (var next = "statements?limit=4&verb=http://adlnet.gov/expapi/verbs/completed"; next.Length > 0;)
        {
            (var page, next) = await client.List(next);
            paged.AddRange(page.Select(statement => statement.GetProperty("id").GetString()!));
            await client.Post(Sample.Json());
        }

        Assert.Equal(before, paged);
    }

    [Theory, EveryDatabase]
    public async Task Statement_about_a_statement_is_found_by_what_finds_its_target_whichever_came_first(RunningServer server)
    {
        var client = await XapiClient.With(server);
        await client.Post(About(C, B));
        await client.Post(About(B, A));
        Assert.Empty(await client.Ids("?activity=http://example.in/course"));
        await client.Post(Sample.Json(A));
        Assert.Equal([A, B, C], await client.Ids("?activity=http://example.in/course"));
        Assert.Equal([A, B, C], await client.Ids(Agent("asha") + "&verb=http://adlnet.gov/expapi/verbs/completed"));
    }

    [Theory, EveryDatabase]
    public async Task Key_with_read_mine_sees_only_its_own(RunningServer server)
    {
        var client = await XapiClient.With(server);
        var narrow = await XapiClient.With(server, Scope.StatementsWrite, Scope.StatementsReadMine);
        await client.Post(Sample.Json(A));
        await narrow.Post(Sample.Json(B));
        Assert.Equal([B], await narrow.Ids(""));
        Assert.Equal(HttpStatusCode.NotFound, (await narrow.Get("statements?statementId=" + A)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.Get("statements?statementId=" + B)).StatusCode);
    }

    [Theory]
    [EveryDatabase]
    public async Task What_is_not_a_valid_question_is_400(RunningServer server)
    {
        var client = await XapiClient.With(server);
        foreach (var query in (string[])[
            "Verb=http://e.in", "nonsense=1", "limit=-1", "limit=ten", "since=yesterday", "registration=1", "agent={}", "agent=x", "verb=attended",
            "format=long", "ascending=yes", "related_agents=1", $"statementId={A}&voidedStatementId={B}", $"statementId={A}&limit=1", "statementId=1"])
            Assert.Equal((query, HttpStatusCode.BadRequest), (query, (await client.Get("statements?" + query)).StatusCode));
    }

    private static string Agent(string name) => "?agent=" + Uri.EscapeDataString($$"""{"mbox":"mailto:{{name}}@example.in"}""");

    private static string About(string id, string target) => Sample.Json(
        id, actor: """{"mbox":"mailto:chief@example.in"}""", verb: """{"id":"http://example.in/verbs/approved"}""",
        target: $$"""{"objectType":"StatementRef","id":"{{target}}"}""");
}
