using System.Globalization;

namespace Tests.Benchmarks.Records;

/// <summary>The record store: what comes in, what is found, what it weighs. Words: the parts to run; none means all.</summary>
internal static class RecordsBenchmarks
{
    public static async Task Run(string[] words)
    {
        if (words.Length == 0 || words.Contains("ingest"))
            await Ingest();
    }

    private static async Task Ingest()
    {
        await using var server = await Server.Start();
        var ingest = new Ingest(server, new StatementMaker());
        await ingest.FillTo(2_000);
        var rates = new List<(int Batch, int Connections, (double Rate, double Micros) Of)>();
        foreach (var batch in new[] { 1, 10, 50, 100, 1000 })
            foreach (var connections in new[] { 1, 8, 64 })
                rates.Add((batch, connections, await ingest.Run(batch, connections)));
        using var raw = new RawSqlite(Path.Combine(server.Data, "lrs.db"), 60_000);
        var (limit, single) = (raw.Run(1000, 60_000), raw.Run(1, 5_000));
        Console.WriteLine($"{ingest.Sent} statements sent, {raw.PostingsPerStatement:0.0} postings each, {server.DatabaseBytes() / (double)ingest.Sent:0} bytes each on disk, memory {server.Memory().Peak} MiB at most");
        var table = new Table("Durable ingest over HTTP, SQLite, synchronous=FULL", "batch × connections", "statements/s", "of the limit", "of single raw", "server CPU µs");
        table.Row("raw, 1,000 a transaction", Whole(limit), "100 %", "", "");
        table.Row("raw, 1 a transaction", Whole(single), Share(single / limit), "1.0", "");
        foreach (var (batch, connections, (rate, micros)) in rates)
            table.Row(
                $"{batch} × {connections}", Whole(rate), Share(rate / limit),
                batch == 1 ? (rate / single).ToString("0.0", CultureInfo.InvariantCulture) : "", Whole(micros));
    }

    private static string Whole(double number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Share(double part) => part.ToString("0 %", CultureInfo.InvariantCulture);
}
