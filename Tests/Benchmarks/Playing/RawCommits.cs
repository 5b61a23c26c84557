using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Tests.Benchmarks.Playing;

/// <summary>
/// The limit: the very rows that commits write (the attempt, the life of the launch, a line of its log), written again into a copy of the
/// server's database by prepared statements, with no server, no rules and no HTTP. Same journal, same synchronous=FULL.
/// </summary>
internal sealed class RawCommits
{
    private const int Commits = 3000;

    private readonly string _source;
    private readonly List<(string Registration, long Number, string Document, string Hash, string Lines)> _rows = [];

    public RawCommits(string lrsDb)
    {
        _source = lrsDb;
        using var source = Open(lrsDb);
        using var command = source.CreateCommand();
        command.CommandText =
            """
            select a.registration, a.number, a.document, l.token_hash, (select g.lines from launch_log g where g.token_hash = l.token_hash and g.source = 'server' order by g.id desc limit 1)
            from attempt a join launch l on l.registration = a.registration where l.ended = 0
            """;
        using var reader = command.ExecuteReader();
        while (reader.Read())
            _rows.Add((reader.GetString(0), reader.GetInt64(1), reader.GetString(2), reader.GetString(3), reader.GetString(4)));
    }

    /// <summary>Bytes of text a commit writes.</summary>
    public int Bytes => (int)_rows.Average(row => row.Document.Length + row.Lines.Length);

    /// <summary>Commits a second, with so many in a transaction.</summary>
    public double Run(int perTransaction)
    {
        var file = Path.Combine(Path.GetDirectoryName(_source)!, $"raw-{Guid.NewGuid():N}.db");
        using (var source = Open(_source))
            Execute(source, $"vacuum into '{file}'");
        try
        {
            using var database = Open(file);
            Execute(database, "pragma journal_mode=wal; pragma synchronous=full; pragma cache_size=-32000");
            using var attempt = Prepare(database, "update attempt set document = $0, revision = revision + 1, updated = $1 where registration = $2 and number = $3", 4);
            using var launch = Prepare(database, "update launch set expires = $0, logged = logged + $1 where token_hash = $2", 3);
            using var log = Prepare(database, "insert into launch_log (token_hash, at, source, lines) values ($0, $1, 'server', $2)", 3);
            var clock = Stopwatch.StartNew();
            for (var first = 0; first < Commits; first += perTransaction)
            {
                using var transaction = database.BeginTransaction();
                (attempt.Transaction, launch.Transaction, log.Transaction) = (transaction, transaction, transaction);
                for (var commit = first; commit < Math.Min(Commits, first + perTransaction); commit++)
                {
                    var row = _rows[commit % _rows.Count];
                    Put(attempt, row.Document, commit, row.Registration, row.Number);
                    Put(launch, commit, row.Lines.Length, row.Hash);
                    Put(log, row.Hash, commit, row.Lines);
                }

                transaction.Commit();
            }

            return Commits / clock.Elapsed.TotalSeconds;
        }
        finally
        {
            foreach (var gone in new[] { file, file + "-wal", file + "-shm" })
                File.Delete(gone);
        }
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        return connection;
    }

    private static SqliteCommand Prepare(SqliteConnection database, string sql, int parameters)
    {
        var command = database.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
            command.Parameters.Add(new SqliteParameter($"${i}", null));
        return command;
    }

    private static void Put(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }

    private static void Execute(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
