using System.Data.Common;
using Npgsql;
using SQLitePCL;

namespace Lrs.Storage;

/// <summary>
/// Many rows with one command: a prepared statement run row by row on SQLite, one statement over arrays on PostgreSQL.
/// Values come column by column, as long[], long?[], double?[], string?[] or byte[][] of one length.
/// </summary>
public static class Bulk
{
    /// <summary>Inserts rows; <paramref name="conflict"/> is an ON CONFLICT clause or nothing.</summary>
    public static async Task Insert(Session session, string table, string columns, string conflict, Array[] values)
    {
        if (values[0].Length == 0)
            return;
        if (session.Sqlite is { } link)
        {
            link.ForEachRow($"insert into {table} ({columns}) values ({Marks(values)}) {conflict}", values);
            return;
        }

        await using var command = Command(session, $"insert into {table} ({columns}) select * from unnest({Marks(values)}) {conflict}", values);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>
    /// The rows of <paramref name="table"/> whose <paramref name="keys"/> equal one of the rows of values. <paramref name="columns"/> are read
    /// in order by <paramref name="read"/>, which is told the place of the values that led to the row.
    /// </summary>
    public static async Task Find(Session session, string table, string keys, string columns, Action<int, BulkRow> read, Array[] values)
    {
        if (values[0].Length == 0)
            return;
        var names = keys.Split(", ");
        if (session.Sqlite is { } link)
        {
            var where = string.Join(" and ", names.Select((name, i) => $"{name} = ?{i + 1}"));
            link.Query($"select {columns} from {table} where {where}", values, (place, statement) => read(place, new SqliteRow(statement)));
            return;
        }

        var on = string.Join(" and ", names.Select(name => $"found.{name} = wanted.{name}"));
        var list = string.Join(", ", columns.Split(", ").Select(column => $"found.{column}"));
        await using var command = Command(
            session, $"select wanted.place, {list} from unnest({Marks(values)}) with ordinality as wanted({keys}, place) join {table} found on {on}", values);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            read((int)reader.GetInt64(0) - 1, new PostgresRow(reader));
    }

    private static string Marks(Array[] values) => string.Join(", ", Enumerable.Range(1, values.Length).Select(i => $"${i}"));

    private static DbCommand Command(Session session, string sql, Array[] values)
    {
        var command = session.Connection.CreateCommand();
#pragma warning disable CA2100 // Names of tables and columns written in this house; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = session.Transaction;
        foreach (var column in values)
            command.Parameters.Add(new NpgsqlParameter { Value = column });
        return command;
    }

    private sealed class SqliteRow(sqlite3_stmt statement) : BulkRow
    {
        public override long Long(int column) => raw.sqlite3_column_int64(statement, column);

        public override byte[] Bytes(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

        public override string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

        public override double Double(int column) => raw.sqlite3_column_double(statement, column);

        public override bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;
    }

    private sealed class PostgresRow(DbDataReader reader) : BulkRow
    {
        public override long Long(int column) => reader.GetInt64(column + 1);

        public override byte[] Bytes(int column) => (byte[])reader.GetValue(column + 1);

        public override string Text(int column) => reader.GetString(column + 1);

        public override double Double(int column) => reader.GetDouble(column + 1);

        public override bool IsNull(int column) => reader.IsDBNull(column + 1);
    }
}

/// <summary>A row that <see cref="Bulk.Find"/> gives out; good until the next one.</summary>
public abstract class BulkRow
{
    public abstract long Long(int column);

    public abstract byte[] Bytes(int column);

    public abstract string Text(int column);

    public abstract double Double(int column);

    public abstract bool IsNull(int column);

    public long? LongOrNull(int column) => IsNull(column) ? null : Long(column);

    public double? DoubleOrNull(int column) => IsNull(column) ? null : Double(column);
}
