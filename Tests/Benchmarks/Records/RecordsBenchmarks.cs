using System.Globalization;
using Npgsql;

namespace Tests.Benchmarks.Records;

/// <summary>
/// The record store: what comes in, what is found, what it weighs. Words: <c>ingest</c>, <c>queries</c>, none means both;
/// <c>--sizes 100000,1000000</c> for queries; <c>--only 50x8,1x64</c> for ingest; <c>--postgres "Host=…;Username=…"</c> for a second round
/// on PostgreSQL.
/// </summary>
internal static class RecordsBenchmarks
{
    private const int Measured = 60_000;

    private static readonly int[] UsualSizes = [100_000, 1_000_000, 5_000_000];

    public static async Task Run(string[] words)
    {
        var postgres = After(words, "--postgres");
        var sizes = After(words, "--sizes") is { } list ? [.. list.Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture))] : UsualSizes;
        var only = After(words, "--only")?.Split(',');
        var all = !words.Contains("ingest") && !words.Contains("queries");
        if (all || words.Contains("ingest"))
        {
            await IngestSqlite(only);
            if (postgres is not null)
                await IngestPostgres(postgres, only);
        }

        if (all || words.Contains("queries"))
            await Growing(sizes);
    }

    private static async Task IngestSqlite(string[]? only)
    {
        await using var server = await Server.Start();
        var ingest = new Ingest(server, new StatementMaker());
        var (rates, filled) = await AllRates(ingest, only);
        using var raw = new RawSqlite(Path.Combine(server.Data, "lrs.db"), filled + Measured);
        var (limit, single) = (raw.Run(1000, filled, Measured), raw.Run(1, filled, 5_000));
        Console.WriteLine(
            $"\nSQLite: {raw.PostingsPerStatement:0.0} postings a statement of {ingest.BytesEach} bytes, {server.DatabaseBytes() / (double)ingest.Sent:0} bytes each on disk, memory {server.Memory().Peak} MiB at most");
        Print("Durable ingest over HTTP, SQLite, synchronous=FULL", rates, limit, ("raw, 1,000 a transaction", "raw, 1 a transaction"), single);
    }

    private static async Task IngestPostgres(string connection, string[]? only)
    {
        var name = $"bench_{Guid.NewGuid():N}";
        await using var admin = NpgsqlDataSource.Create($"{connection};Database=postgres");
        await Execute(admin, $"create database {name}");
        try
        {
            await using (var server = await Server.Start($"--Storage:Connection={connection};Database={name}"))
            {
                var ingest = new Ingest(server, new StatementMaker());
                var (rates, _) = await AllRates(ingest, only);
                await using var raw = new RawPostgres($"{connection};Database={name}", Measured);
                Print("Durable ingest over HTTP, PostgreSQL", rates, await raw.Copy(1000), ("raw COPY, 1,000 a transaction", "raw COPY, 1 a transaction"), await raw.Copy(1, 3_000));
            }
        }
        finally
        {
            await Execute(admin, $"drop database {name} with (force)");
        }
    }

    /// <summary>The rates, and how many statements the store held when they began.</summary>
    private static async Task<(List<(int Batch, int Connections, (double Rate, double Micros) Of)> Rates, int Filled)> AllRates(Ingest ingest, string[]? only)
    {
        // Long enough, and in every size, for the code to be compiled for good, as it is in service.
        foreach (var (batch, connections) in new[] { (1, 64), (50, 8), (1000, 2), (50, 8) })
            await ingest.Run(batch, connections);
        await ingest.Settle();
        var filled = ingest.Sent;
        var rates = new List<(int, int, (double, double))>();
        foreach (var batch in new[] { 1, 10, 50, 100, 1000 })
            foreach (var connections in new[] { 1, 8, 64 })
                if (only?.Contains($"{batch}x{connections}") != false)
                    rates.Add((batch, connections, await ingest.Run(batch, connections)));
        return (rates, filled);
    }

    private static void Print(
        string title, List<(int Batch, int Connections, (double Rate, double Micros) Of)> rates, double limit, (string Many, string One) names, double single)
    {
        var table = new Table(title, "batch × connections", "statements/s", "of the limit", "of single raw", "server CPU µs");
        table.Row(names.Many, Whole(limit), "100 %", "", "");
        table.Row(names.One, Whole(single), Share(single / limit), "1.0", "");
        foreach (var (batch, connections, (rate, micros)) in rates)
            table.Row(
                $"{batch} × {connections}", Whole(rate), Share(rate / limit),
                batch == 1 ? (rate / single).ToString("0.0", CultureInfo.InvariantCulture) : "", Whole(micros));
    }

    private static async Task Growing(int[] sizes)
    {
        await using var server = await Server.Start();
        var ingest = new Ingest(server, new StatementMaker());
        var first = new Dictionary<string, double>();
        foreach (var size in sizes)
        {
            await ingest.FillTo(size);
            await ingest.Settle();
            var queries = new Queries(server, size);
            var table = new Table($"Questions at {Whole(size)} statements", "by", "p50 ms", "p95 ms", "p99 ms", $"p95 to {Whole(sizes[0])}", "p95 ms under load");
            foreach (var (kind, query) in queries.Kinds)
            {
                var (p50, p95, p99) = await queries.Measure(query);
                var underLoad = await ingest.While(1000, () => queries.Measure(query, times: 100));
                table.Row(kind, Tenth(p50), Tenth(p95), Tenth(p99), Tenth(p95 / (first.TryGetValue(kind, out var begun) ? begun : first[kind] = p95)), Tenth(underLoad.P95));
            }

            var paging = new Paging(server);
            var (count, rate) = await paging.Through(1_000_000);
            var (put, get) = await paging.State(connections: 8, each: 300);
            Console.WriteLine(
                $"\npaging through {Whole(count)} by `more`: {Whole(rate)} statements/s; state PUT {Whole(put)}/s, GET {Whole(get)}/s; {server.DatabaseBytes() / (double)ingest.Sent:0} bytes on disk for each statement of {ingest.BytesEach} bytes; memory {server.Memory().Now} MiB, {server.Memory().Peak} at most");
        }
    }

    private static async Task Execute(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static string? After(string[] words, string name) =>
        Array.IndexOf(words, name) is >= 0 and var at && at + 1 < words.Length ? words[at + 1] : null;

    private static string Whole(double number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Tenth(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Share(double part) => part.ToString("0 %", CultureInfo.InvariantCulture);
}
