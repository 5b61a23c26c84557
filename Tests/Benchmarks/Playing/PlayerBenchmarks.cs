using System.Globalization;

namespace Tests.Benchmarks.Playing;

/// <summary>
/// The player: commits of many learners at once, files of packages, and from the click to the first call of a lesson. Words: <c>commits</c>,
/// <c>files</c>, <c>launch</c>, none means all; <c>--learners 500</c>.
/// </summary>
internal static class PlayerBenchmarks
{
    public static async Task Run(string[] words)
    {
        var learners = Array.IndexOf(words, "--learners") is >= 0 and var at && at + 1 < words.Length ? int.Parse(words[at + 1], CultureInfo.InvariantCulture) : 500;
        var all = !words.Any(word => word is "commits" or "files" or "launch");
        if (all || words.Contains("commits"))
            await Commits(learners);
        if (all || words.Contains("files"))
            await Files();
        if (all || words.Contains("launch"))
            await LaunchBenchmark.Run();
    }

    private static async Task Commits(int count)
    {
        await using var server = await Server.Start();
        var learners = await LiveAttempt.Begin(server, count);
        var commits = new CommitBenchmark(server, learners);
        await commits.Run(connections: 64, TimeSpan.FromSeconds(5));
        var raw = new RawCommits(Path.Combine(server.Data, "lrs.db"));
        var (single, grouped) = (raw.Run(1), raw.Run(64));
        var table = new Table(
            $"Commits of {count} live attempts over HTTP, SQLite, synchronous=FULL ({raw.Bytes} bytes of rows each)",
            "connections", "commits/s", "of single raw", "p50 ms", "p95 ms", "server CPU µs");
        table.Row("raw, 1 a transaction", Figures.Whole(single), "100 %", "", "", "");
        table.Row("raw, 64 a transaction", Figures.Whole(grouped), Figures.Share(grouped / single), "", "", "");
        foreach (var connections in new[] { 1, 8, 64, count })
        {
            var (rate, p50, p95, micros) = await commits.Run(connections, TimeSpan.FromSeconds(5));
            table.Row($"{connections}", Figures.Whole(rate), Figures.Share(rate / single), Figures.Tenth(p50), Figures.Tenth(p95), Figures.Whole(micros));
        }
    }

    private static async Task Files()
    {
        await using var server = await Server.Start();
        await using var plain = await PlainFiles.Start();
        var learner = (await LiveAttempt.Begin(server, 1))[0];
        // Both programs translate what they run often once more while they warm up.
        await FilesBenchmark.Run(learner.Content, learner.Launch + "files/", 8, server.Processor);
        await FilesBenchmark.Run(plain.Http, "/", 8, plain.Processor);
        var table = new Table("Files of a package", "connections", "player files/s", "plain files/s", "of plain", "player CPU µs", "plain CPU µs");
        foreach (var connections in new[] { 1, 8, 64 })
        {
            // In turns, so that whatever else the machine does falls on both.
            var (ours, theirs) = (new List<(double Rate, double Micros)>(), new List<(double Rate, double Micros)>());
            for (var round = 0; round < 3; round++)
            {
                ours.Add(await FilesBenchmark.Run(learner.Content, learner.Launch + "files/", connections, server.Processor));
                theirs.Add(await FilesBenchmark.Run(plain.Http, "/", connections, plain.Processor));
            }

            var (mine, other) = (Median(ours), Median(theirs));
            table.Row(
                $"{connections}", Figures.Whole(mine.Rate), Figures.Whole(other.Rate), Figures.Share(mine.Rate / other.Rate), Figures.Whole(mine.Micros), Figures.Whole(other.Micros));
        }
    }

    private static (double Rate, double Micros) Median(List<(double Rate, double Micros)> rounds) => rounds.OrderBy(round => round.Rate).ElementAt(rounds.Count / 2);
}

/// <summary>Figures as the tables print them.</summary>
internal static class Figures
{
    public static string Whole(double figure) => figure.ToString("N0", CultureInfo.InvariantCulture);

    public static string Tenth(double figure) => figure.ToString("0.0", CultureInfo.InvariantCulture);

    public static string Share(double part) => $"{100 * part:0} %";
}
