using System.Data.Common;
using System.Text.RegularExpressions;
using Dapper;

namespace Lrs.Storage;

/// <summary>One transaction of one caller. Columns in snake_case meet properties in PascalCase.</summary>
public sealed partial class Session(DbConnection connection, DbTransaction? transaction, Dialect dialect)
{
    private readonly SqliteLink? _link;

    static Session() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    internal Session(SqliteLink link, DbTransaction transaction)
        : this(link.Connection, transaction, Dialect.Sqlite) => _link = link;

    /// <summary>The prepared statements of the connection, where it is one of SQLite.</summary>
    internal SqliteLink? Sqlite => _link;

    /// <summary>The open connection, for commands that need their own reader or a binary copy.</summary>
    public DbConnection Connection => connection;

    /// <summary>The transaction every command of this session belongs to.</summary>
    public DbTransaction? Transaction => transaction;

    /// <summary>Which database this is.</summary>
    public Dialect Dialect => dialect;

    /// <summary>All rows; a list argument is written <c>in @ids</c>.</summary>
    public async Task<IReadOnlyList<T>> Query<T>(string sql, object? args = null) =>
        (await connection.QueryAsync<T>(Spoken(sql), Listed(sql, args), transaction)).AsList();

    /// <summary>The first row, or the default where there is none.</summary>
    public Task<T?> Single<T>(string sql, object? args = null) =>
        connection.QueryFirstOrDefaultAsync<T>(Spoken(sql), Listed(sql, args), transaction);

    /// <summary>Runs a command, once per element if <paramref name="args"/> is a sequence; returns the rows touched.</summary>
    public Task<int> Execute(string sql, object? args = null) =>
        connection.ExecuteAsync(Spoken(sql), Listed(sql, args), transaction);

    /// <summary>Wakes those on other nodes who <see cref="Database.Listen"/>, once this write is committed. Nobody else writes to an SQLite file.</summary>
    public Task Tell(string channel) =>
        dialect == Dialect.Postgres ? Execute("select pg_notify(@channel, '')", new { channel }) : Task.CompletedTask;

    // Dapper expands a list into parameters on SQLite only; PostgreSQL takes it as one array.
    private string Spoken(string sql) => dialect == Dialect.Postgres ? InList().Replace(sql, "= any($1)") : sql;

    // PostgreSQL's driver knows arrays and lists, not whatever else can be enumerated.
    private object? Listed(string sql, object? args)
    {
        if (dialect != Dialect.Postgres || args is null or System.Collections.IEnumerable || !InList().IsMatch(sql))
            return args;
        var listed = new DynamicParameters();
        foreach (var property in args.GetType().GetProperties())
            listed.Add(property.Name, property.GetValue(args) switch
            {
                IEnumerable<string> texts => texts.ToArray(),
                IEnumerable<long> numbers => numbers.ToArray(),
                var value => value,
            });
        return listed;
    }

    [GeneratedRegex(@"\bin (@\w+)")]
    private static partial Regex InList();
}
