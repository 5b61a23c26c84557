using System.Text;
using Lrs.Records.Statements;
using Lrs.Records.Stream;
using Lrs.Web;
using Tests.Support;
using Xunit;

namespace Tests.Records.Statements;

public sealed class StoreTests
{
    private const string Id = "5f9c6f1e-3c2e-4c1e-9d8a-0c7b6a5d4e3f";

    [Theory, EveryDatabase]
    public async Task Stored_statement_comes_back_complete_and_byte_for_byte(RunningServer server)
    {
        await Store(server, Sample.Json(Id, rest: ""","result":{"score":{"raw":1.0,"max":1e2}},"context":{"extensions":{"http://e.in/n":12345678901234567890.10}}"""));
        var found = (await server.Get<StatementStore>().Find(Guid.Parse(Id), CancellationToken.None))!;
        var text = Encoding.UTF8.GetString(found.Statement.Json.Span);
        Assert.StartsWith($$"""{"id":"{{Id}}","stored":"20""", text, StringComparison.Ordinal);
        Assert.Contains(""""raw":1.0,"max":1e2"""", text, StringComparison.Ordinal);
        Assert.Contains("12345678901234567890.10", text, StringComparison.Ordinal);
        Assert.EndsWith(""","authority":{"objectType":"Agent","account":{"homePage":"http://localhost","name":"tests"}},"version":"2.0.0"}""", text, StringComparison.Ordinal);
        Assert.Equal(found.Stored, found.Statement.Stored);
        Assert.Equal(found.Stored, found.Statement.Timestamp);
    }

    [Theory, EveryDatabase]
    public async Task Repeated_statement_is_kept_once(RunningServer server)
    {
        await Store(server, Sample.Json(Id));
        Assert.Null((await Store(server, Sample.Json(Id), Sample.Json())).Failure);
        Assert.Equal(2, (await All(server)).Count);
    }

    [Theory, EveryDatabase]
    public async Task Different_statement_under_the_same_id_is_a_conflict_and_undoes_its_batch(RunningServer server)
    {
        await Store(server, Sample.Json(Id));
        var outcome = await Store(server, Sample.Json(), Sample.Json(Id, target: """{"id":"http://example.in/other"}"""));
        Assert.IsType<Failure.Conflict>(outcome.Failure);
        Assert.Single(await All(server));
    }

    [Theory, EveryDatabase]
    public async Task What_the_store_sets_does_not_make_a_repeat_different(RunningServer server)
    {
        await Store(server, Sample.Json(Id, rest: ""","timestamp":"2026-01-02T10:00:00+05:30" """));
        var again = Sample.Json(
            Id.ToUpperInvariant(),
            verb: """{"display":{"hi":"पूरा किया"},"id":"http://adlnet.gov/expapi/verbs/completed"}""",
            target: """{"objectType":"Activity","id":"http://example.in/course","definition":{"name":{"en":"Course"}}}""",
            rest: ""","timestamp":"2026-01-02T04:30:00Z","version":"1.0.0","authority":{"mbox":"mailto:x@example.in"}""");
        Assert.Null((await Store(server, again)).Failure);
        Assert.Single(await All(server));
    }

    [Theory, EveryDatabase]
    public async Task One_id_twice_in_a_batch_is_refused(RunningServer server) =>
        Assert.IsType<Failure.Invalid>((await Store(server, Sample.Json(Id), Sample.Json(Id))).Failure);

    [Theory, EveryDatabase]
    public async Task Voiding_works_before_and_after_the_target_comes(RunningServer server)
    {
        const string other = "6f9c6f1e-3c2e-4c1e-9d8a-0c7b6a5d4e3f";
        await Store(server, Sample.Json(Id));
        await Store(server, Sample.Voiding(Id), Sample.Voiding(other));
        await Store(server, Sample.Json(other));
        Assert.Equal([true, false, false, true], (await All(server)).Select(item => item.Voided));
    }

    [Theory, EveryDatabase]
    public async Task Voiding_statement_cannot_be_voided(RunningServer server)
    {
        await Store(server, Sample.Voiding(Id, "7f9c6f1e-3c2e-4c1e-9d8a-0c7b6a5d4e3f"));
        await Store(server, Sample.Voiding("7f9c6f1e-3c2e-4c1e-9d8a-0c7b6a5d4e3f"));
        Assert.All(await All(server), item => Assert.False(item.Voided));
    }

    [Theory, EveryDatabase]
    public async Task Timestamps_come_back_in_UTC_with_every_digit(RunningServer server)
    {
        var client = await XapiClient.With(server);
        foreach (var (sent, given) in ((string, string)[])[
            ("2026-01-02T03:04:05.123456789+05:30", "2026-01-01T21:34:05.123456789Z"), ("2026-01-02T03:04:05+05:30", "2026-01-01T21:34:05.000Z"),
            ("2026-01-02T03:04:05.100-05:00", "2026-01-02T08:04:05.100Z"), ("2026-01-02T03:04:05.123456789Z", "2026-01-02T03:04:05.123456789Z"),
            ("2026-01-02T03:04:05z", "2026-01-02T03:04:05z")])
        {
            var timestamp = $",\"timestamp\" : \"{sent}\"";
            var inner = Sample.Json(rest: ""","objectType":"SubStatement","result":{"extensions":{"http://e.in/t":{"timestamp":"x"}}}""" + timestamp);
            var id = Guid.NewGuid().ToString();
            Assert.Equal(System.Net.HttpStatusCode.NoContent, (await client.Put(id, Sample.Json(target: inner, rest: timestamp))).StatusCode);
            var text = await (await client.Get("statements?statementId=" + id)).Content.ReadAsStringAsync();
            Assert.Equal(2, text.Split($"\"timestamp\" : \"{given}\"").Length - 1);
            Assert.Contains("""{"timestamp":"x"}""", text, StringComparison.Ordinal);
        }
    }

    [Theory, EveryDatabase]
    public async Task A_NUL_in_a_name_is_kept_and_found(RunningServer server)
    {
        var client = await XapiClient.With(server);
        const string Account = """{"account":{"homePage":"http://h.in","name":"a\u0000b"}}""";
        Assert.True((await client.Post(Sample.Json(Id, actor: Account, rest: ""","result":{"response":"\u0000"}"""))).IsSuccessStatusCode);
        Assert.Equal([Id], await client.Ids("?agent=" + Uri.EscapeDataString(Account)));
        Assert.Contains(Account, await (await client.Get("statements?statementId=" + Id)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Parallel_batches_that_share_activities_all_arrive_in_rising_order(RunningServer server)
    {
        await Parallel.ForAsync(0, 40, async (_, _) =>
            Assert.Null((await Store(server, [.. Enumerable.Range(0, 5).Select(i => Sample.Json(target: $$"""{"id":"http://example.in/{{i}}"}"""))])).Failure));
        var all = await All(server);
        Assert.Equal(200, all.Count);
        Assert.Equal(all.OrderBy(item => item.Seq).Select(item => item.Stored), all.Select(item => item.Stored).Order());
        Assert.Equal(200, all.Select(item => item.Stored).Distinct().Count());
    }

    [Theory, EveryDatabase]
    public async Task Racing_statements_of_one_id_leave_one(RunningServer server)
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Store(server, Sample.Json(Id, target: $$"""{"id":"http://example.in/{{i % 2}}"}"""))));
        Assert.Equal(10, outcomes.Count(outcome => outcome.Failure is Failure.Conflict));
        Assert.Single(await All(server));
    }

    private static Task<Outcome<StoreResult>> Store(RunningServer server, params string[] json) =>
        server.Get<StatementStore>().Store(Sample.Read(json), Sample.Authority, CancellationToken.None);

    private static Task<IReadOnlyList<StreamItem>> All(RunningServer server) =>
        server.Get<StatementStream>().Read(0, 1000, CancellationToken.None);
}
