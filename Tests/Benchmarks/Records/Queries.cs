using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Tests.Benchmarks.Records;

/// <summary>Asks each kind of question many times over one connection, each time about something else.</summary>
internal sealed class Queries(Server server, int statements)
{
    private const int Times = 300;

    private readonly Random _random = new(7);

    /// <summary>The kinds, in the order they are printed. A limit makes answers of one length at every size of the store.</summary>
    public IReadOnlyDictionary<string, Func<string>> Kinds => new Dictionary<string, Func<string>>
    {
        ["by id"] = () => $"statementId={StatementMaker.Id(Any())}",
        ["agent"] = () => $"limit=10&agent={Agent()}",
        ["verb + activity"] = () => $"limit=10&verb={Uri.EscapeDataString(Verb())}&activity={Uri.EscapeDataString(Page())}",
        ["registration"] = () => $"registration={Text("context", "registration")}",
        ["related activity"] = () => $"limit=50&related_activities=true&activity={Uri.EscapeDataString(StatementMaker.Course(_random.Next(200)))}",
        ["related agent"] = () => $"limit=10&related_agents=true&agent={Agent()}",
        ["agent + verb"] = () => $"limit=10&agent={Agent()}&verb={Uri.EscapeDataString(Verb())}",
        ["since + until"] = SinceUntil,
        ["newest"] = () => "limit=50",
    };

    private string? _middle;

    /// <summary>Milliseconds a question takes: median, 95th and 99th of a hundred.</summary>
    public async Task<(double P50, double P95, double P99)> Measure(Func<string> query, int times = Times)
    {
        if (_middle is null)
            await FindMiddle();
        await Ask(query());
        var taken = new double[times];
        for (var i = 0; i < times; i++)
        {
            var address = query();
            var begun = Stopwatch.GetTimestamp();
            await Ask(address);
            taken[i] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        }

        Array.Sort(taken);
        return (taken[times / 2], taken[times * 95 / 100], taken[times * 99 / 100]);
    }

    private int Any() => _random.Next(statements);

    private string Agent() => Uri.EscapeDataString(StatementMaker.Agent(Text("actor", "account", "name")));

    private string Verb() => StatementMaker.Verbs[_random.Next(1, 3)];

    private string Page() => Text("object", "id");

    // A moment in the middle of the store, found once, and windows after it.
    private string SinceUntil()
    {
        var since = DateTimeOffset.Parse(_middle!, CultureInfo.InvariantCulture).AddMilliseconds(_random.Next(2000));
        return $"limit=50&since={since:yyyy-MM-ddTHH:mm:ss.fffZ}&until={since.AddSeconds(1):yyyy-MM-ddTHH:mm:ss.fffZ}";
    }

    private async Task FindMiddle()
    {
        using var one = JsonDocument.Parse(await server.Http.GetStringAsync($"/xapi/statements?statementId={StatementMaker.Id(statements / 2)}"));
        _middle = one.RootElement.GetProperty("stored").GetString();
    }

    private string Text(params string[] path)
    {
        using var one = JsonDocument.Parse(new StatementMaker().Statement(Any()));
        return path.Aggregate(one.RootElement, (at, name) => at.GetProperty(name)).GetString()!;
    }

    private async Task Ask(string query)
    {
        using var answer = await server.Http.GetAsync($"/xapi/statements?{query}", HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync();
        await body.CopyToAsync(Stream.Null);
    }
}
