using System.Data.Common;
using Lrs.Storage;

namespace Lrs.Records.Statements.Storing;

/// <summary>Many rows into one table: one prepared command on SQLite, one command with arrays on PostgreSQL.</summary>
internal static class Bulk
{
    /// <summary>
    /// Inserts rows given column by column (long[] or byte[][]). <paramref name="conflict"/> is the ON CONFLICT clause, which must end in
    /// <c>do nothing</c>; the first column of each row that was really inserted is returned.
    /// </summary>
    public static Task<IReadOnlyList<long>> Insert(
        Session session, string table, string columns, string conflict, int rows, params Array[] values) =>
        session.Dialect == Dialect.Postgres
            ? InsertArrays(session, table, columns, conflict, values)
            : InsertRows(session, table, columns, conflict, rows, values);

    private static async Task<IReadOnlyList<long>> InsertRows(
        Session session, string table, string columns, string conflict, int rows, Array[] values)
    {
        await using var command = Command(session, values);
        command.CommandText = $"insert into {table} ({columns}) values ({Names(values)}) {conflict} returning {First(columns)}";
        var inserted = new List<long>(rows);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < values.Length; column++)
                command.Parameters[column].Value = values[column].GetValue(row);
            if (await command.ExecuteScalarAsync() is long key)
                inserted.Add(key);
        }

        return inserted;
    }

    private static async Task<IReadOnlyList<long>> InsertArrays(
        Session session, string table, string columns, string conflict, Array[] values)
    {
        await using var command = Command(session, values);
        command.CommandText = $"insert into {table} ({columns}) select * from unnest({Names(values)}) {conflict} returning {First(columns)}";
        for (var column = 0; column < values.Length; column++)
            command.Parameters[column].Value = values[column];
        var inserted = new List<long>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            inserted.Add(reader.GetInt64(0));
        return inserted;
    }

    private static DbCommand Command(Session session, Array[] values)
    {
        var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        for (var column = 0; column < values.Length; column++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@c{column}";
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static string Names(Array[] values) => string.Join(", ", Enumerable.Range(0, values.Length).Select(column => $"@c{column}"));

    private static string First(string columns) => columns.Split(',')[0];
}
