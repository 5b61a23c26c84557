using System.Text;
using Lrs.Records.Statements;
using Tests.Support;
using Xunit;

namespace Tests.Records.Statements;

/// <summary>Numbers come back as they were written, whatever way JSON allows to write them.</summary>
public sealed class NumberTests
{
    [Theory, EveryDatabase]
    public async Task Every_written_number_comes_back_byte_for_byte(RunningServer server)
    {
        var random = new Random(20261122);
        var written = Enumerable.Range(0, 500).Select(_ => Number(random)).ToArray();
        var statement = Sample.Json(rest: $$$""","context":{"extensions":{"http://e.in/n":[{{{string.Join(",", written)}}}]}}""");
        var store = server.Get<StatementStore>();
        var id = (await store.Store(Sample.Read(statement), Sample.Authority, CancellationToken.None)).Value.Ids[0];
        var text = Encoding.UTF8.GetString((await store.Find(id, CancellationToken.None))!.Statement.Json.Span);
        Assert.Contains("[" + string.Join(",", written) + "]", text, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Numbers_are_kept_in_every_format_and_document(RunningServer server)
    {
        const string Numbers = "[1.0,-0.0,1E+3,12345678901234567890123,0.10000000000000000001]";
        const string State = "activities/state?activityId=http://e.in/c&stateId=s&agent=%7B%22mbox%22:%22mailto:a@b.in%22%7D";
        var client = await XapiClient.With(server);
        var extensions = $$"""{"http://e.in/n":{{Numbers}}}""";
        await client.Post(Sample.Json(
            target: $$$"""{"id":"http://e.in/c","definition":{"extensions":{{{extensions}}}}}""",
            rest: $$""","result":{"score":{"raw":5.0,"max":1e2},"extensions":{{extensions}}},"context":{"extensions":{{extensions}}}"""));
        foreach (var (format, times) in new[] { ("exact", 3), ("canonical", 3), ("ids", 2) })
        {
            var text = await (await client.Get("statements?format=" + format)).Content.ReadAsStringAsync();
            Assert.Equal((format, times), (format, text.Split(Numbers).Length - 1));
            Assert.Contains("""{"raw":5.0,"max":1e2}""", text, StringComparison.Ordinal);
        }

        Assert.Contains(Numbers, await (await client.Get("activities?activityId=http://e.in/c")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await client.Send(HttpMethod.Post, State, $$"""{"old":{{Numbers}}}""");
        await client.Send(HttpMethod.Post, State, $$$"""{"new":{"inner":{{{Numbers}}}}}""");
        Assert.Equal($$$"""{"old":{{{Numbers}}},"new":{"inner":{{{Numbers}}}}}""", await (await client.Get(State)).Content.ReadAsStringAsync());
    }

    private static string Number(Random random)
    {
        var whole = random.Next(4) == 0 ? "0" : random.Next(1, 10) + Digits(random, random.Next(30));
        var fraction = random.Next(2) == 0 ? "" : "." + Digits(random, random.Next(1, 20));
        var exponent = random.Next(3) > 0 ? "" : "eE"[random.Next(2)] + new[] { "", "+", "-" }[random.Next(3)] + random.Next(0, 300);
        return (random.Next(2) == 0 ? "" : "-") + whole + fraction + exponent;
    }

    private static string Digits(Random random, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => random.Next(10)));
}
