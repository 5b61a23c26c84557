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

    private static string Number(Random random)
    {
        var whole = random.Next(4) == 0 ? "0" : random.Next(1, 10) + Digits(random, random.Next(30));
        var fraction = random.Next(2) == 0 ? "" : "." + Digits(random, random.Next(1, 20));
        var exponent = random.Next(3) > 0 ? "" : "eE"[random.Next(2)] + new[] { "", "+", "-" }[random.Next(3)] + random.Next(0, 300);
        return (random.Next(2) == 0 ? "" : "-") + whole + fraction + exponent;
    }

    private static string Digits(Random random, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => random.Next(10)));
}
