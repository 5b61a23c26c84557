using System.Diagnostics;
using Npgsql;

namespace Tests.Benchmarks.Records;

/// <summary>The limit on PostgreSQL: the very rows the server wrote, by binary COPY into empty tables of the same shape, with no server.</summary>
internal sealed class RawPostgres : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly int _count;
    private List<(object[] Statement, (long List, long Seq)[] Postings)>? _rows;

    public RawPostgres(string connection, int count) => (_source, _count) = (NpgsqlDataSource.Create(connection), count);

    /// <summary>Statements a second, with so many in a transaction.</summary>
    public async Task<double> Copy(int perTransaction, int most = int.MaxValue)
    {
        _rows ??= await Rows();
        await Run("drop schema if exists raw cascade; create schema raw; create table raw.statement (like public.statement including all); create table raw.posting (like public.posting including all)");
        await using var connection = await _source.OpenConnectionAsync();
        var count = Math.Min(most, _rows.Count);
        var clock = Stopwatch.StartNew();
        for (var first = 0; first < count; first += perTransaction)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            var rows = _rows[first..Math.Min(count, first + perTransaction)];
            await using (var copy = await connection.BeginBinaryImportAsync("copy raw.statement from stdin (format binary)"))
            {
                foreach (var (statement, _) in rows)
                    await copy.WriteRowAsync(CancellationToken.None, statement);
                await copy.CompleteAsync();
            }

            await using (var copy = await connection.BeginBinaryImportAsync("copy raw.posting from stdin (format binary)"))
            {
                foreach (var (list, seq) in rows.SelectMany(row => row.Postings))
                    await copy.WriteRowAsync(CancellationToken.None, list, seq);
                await copy.CompleteAsync();
            }

            await transaction.CommitAsync();
        }

        return count / clock.Elapsed.TotalSeconds;
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<List<(object[], (long, long)[])>> Rows()
    {
        var statements = await Read($"select * from statement order by seq limit {_count}");
        var last = (long)statements[^1][0];
        var postings = (await Read($"select list, seq from posting where seq <= {last}")).ToLookup(row => (long)row[1], row => ((long)row[0], (long)row[1]));
        return [.. statements.Select(row => (row, postings[(long)row[0]].Order().ToArray()))];
    }

    private async Task<List<object[]>> Read(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    private async Task Run(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
