using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Lrs.Storage;

/// <summary>
/// One open SQLite connection and the statements prepared on it, kept for its life. Rows of the hot path go through these;
/// preparing a statement anew costs more than running it.
/// </summary>
internal sealed class SqliteLink : IAsyncDisposable
{
    private readonly Dictionary<string, sqlite3_stmt> _prepared = [];

    public SqliteLink(string connectionString, string settings)
    {
        Connection = new SqliteConnection(connectionString);
        try
        {
            Connection.Open();
            Run(settings);
        }
        catch (SqliteException)
        {
            Connection.Dispose();
            throw;
        }
    }

    public SqliteConnection Connection { get; }

    private sqlite3 Handle => Connection.Handle!;

    public void Run(string sql)
    {
        using var command = Connection.CreateCommand();
#pragma warning disable CA2100 // Only settings written in this house.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>Runs one command for every row of values given column by column (long[], long?[], double?[], string?[], byte[][]).</summary>
    public void ForEachRow(string sql, Array[] columns)
    {
        var statement = Prepared(sql);
        for (var row = 0; row < columns[0].Length; row++)
        {
            Bind(statement, columns, row);
            Step(statement);
            raw.sqlite3_reset(statement);
        }
    }

    /// <summary>The rows of one query per row of values; <paramref name="read"/> gets the number of that row and the statement to read from.</summary>
    public void Query(string sql, Array[] columns, Action<int, sqlite3_stmt> read)
    {
        var statement = Prepared(sql);
        for (var row = 0; row < columns[0].Length; row++)
        {
            Bind(statement, columns, row);
            try
            {
                while (Step(statement))
                    read(row, statement);
            }
            finally
            {
                // Also where the reading broke: a statement half read keeps its snapshot.
                raw.sqlite3_reset(statement);
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        foreach (var statement in _prepared.Values)
            statement.Dispose();
        return Connection.DisposeAsync();
    }

    private sqlite3_stmt Prepared(string sql)
    {
        if (_prepared.TryGetValue(sql, out var known))
            return known;
        Check(raw.sqlite3_prepare_v3(Handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement));
        return _prepared[sql] = statement;
    }

    private void Bind(sqlite3_stmt statement, Array[] columns, int row)
    {
        for (var column = 0; column < columns.Length; column++)
            Check(columns[column] switch
            {
                long[] numbers => raw.sqlite3_bind_int64(statement, column + 1, numbers[row]),
                long?[] numbers => numbers[row] is { } number
                    ? raw.sqlite3_bind_int64(statement, column + 1, number) : raw.sqlite3_bind_null(statement, column + 1),
                double?[] numbers => numbers[row] is { } number
                    ? raw.sqlite3_bind_double(statement, column + 1, number) : raw.sqlite3_bind_null(statement, column + 1),
                byte[][] bytes => raw.sqlite3_bind_blob(statement, column + 1, bytes[row]),
                string?[] texts => texts[row] is { } text
                    ? raw.sqlite3_bind_text(statement, column + 1, text) : raw.sqlite3_bind_null(statement, column + 1),
                var other => throw new NotSupportedException($"No column of {other.GetType().Name} is bound here."),
            });
    }

    /// <summary>Whether there is a row.</summary>
    private bool Step(sqlite3_stmt statement)
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW)
            return true;
        if (code == raw.SQLITE_DONE)
            return false;
        var failure = new SqliteException(raw.sqlite3_errmsg(Handle).utf8_to_string(), code & 0xff, code);
        raw.sqlite3_reset(statement);
        throw failure;
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
            throw new SqliteException(raw.sqlite3_errmsg(Handle).utf8_to_string(), code & 0xff, code);
    }
}
