using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Tests.Benchmarks.Records;

/// <summary>
/// The limit: the very rows the server wrote, written again into an empty file of the same tables by prepared statements,
/// with no server, no checks and no HTTP. Same journal, same synchronous=FULL.
/// </summary>
internal sealed class RawSqlite : IDisposable
{
    private const string OtherTables = "'statement', 'term', 'posting', 'statement_ref'";

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"lrs-raw-{Guid.NewGuid():N}.db");
    private readonly List<object[]> _statements = [];
    private readonly List<List<(long List, long Seq)>> _postings = [];
    private readonly List<string> _tables = [];
    private readonly long _pageSize;

    /// <summary>Takes tables and the first <paramref name="count"/> statements with their postings from a database of the server.</summary>
    public RawSqlite(string lrsDb, int count)
    {
        using var source = Open(lrsDb);
        _pageSize = (long)Scalar(source, "pragma page_size");
        foreach (var row in Rows(source, $"select sql from sqlite_master where sql is not null and tbl_name in ({OtherTables}) and name not like 'sqlite_%'"))
            _tables.Add((string)row[0]);
        foreach (var row in Rows(source, $"select * from statement order by seq limit {count}"))
            _statements.Add(row);
        var last = (long)_statements[^1][0];
        var bySeq = Rows(source, $"select list, seq from posting where seq <= {last}").ToLookup(row => (long)row[1], row => ((long)row[0], (long)row[1]));
        foreach (var row in _statements)
            _postings.Add([.. bySeq[(long)row[0]].Order()]);
    }

    /// <summary>Rows of the posting table a statement has on average.</summary>
    public double PostingsPerStatement => _postings.Average(list => list.Count);

    /// <summary>Statements a second, with so many in a transaction, into a file that holds as many statements as the server's did when it was measured.</summary>
    public double Run(int perTransaction, int filled, int most)
    {
        File.Delete(_file);
        using var database = Open(_file);
        Run(database, $"pragma page_size={_pageSize}; pragma journal_mode=wal; pragma synchronous=full; pragma wal_autocheckpoint=10000; pragma cache_size=-32000");
        foreach (var table in _tables)
            Run(database, table);
        using var statement = Insert(database, "statement", _statements[0].Length);
        using var posting = Insert(database, "posting", 2);
        Write(0, filled, 1000);
        var end = Math.Min(filled + most, _statements.Count);
        var clock = Stopwatch.StartNew();
        Write(filled, end, perTransaction);
        return (end - filled) / clock.Elapsed.TotalSeconds;

        void Write(int from, int to, int together)
        {
            for (var first = from; first < to; first += together)
            {
                using var transaction = database.BeginTransaction();
                (statement.Transaction, posting.Transaction) = (transaction, transaction);
                for (var i = first; i < Math.Min(to, first + together); i++)
                {
                    Put(statement, _statements[i]);
                    foreach (var (list, seq) in _postings[i])
                        Put(posting, list, seq);
                }

                transaction.Commit();
            }
        }
    }

    public void Dispose()
    {
        foreach (var file in new[] { _file, _file + "-wal", _file + "-shm" })
            File.Delete(file);
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        return connection;
    }

    private static SqliteCommand Insert(SqliteConnection database, string table, int columns)
    {
        var command = database.CreateCommand();
        command.CommandText = $"insert into {table} values ({string.Join(", ", Enumerable.Range(0, columns).Select(i => $"$c{i}"))})";
        for (var i = 0; i < columns; i++)
            command.Parameters.Add(new SqliteParameter($"$c{i}", null));
        return command;
    }

    private static void Put(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }

    private static object Scalar(SqliteConnection connection, string sql) => Rows(connection, sql).First()[0];

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static IEnumerable<object[]> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            yield return row;
        }
    }
}
