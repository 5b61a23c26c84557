using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Tests.Support;

/// <summary>A database the house runs on. A further one is one more value in <see cref="All"/>.</summary>
public sealed record DatabaseKind(string Name, Func<string, string[]> Options, Func<string, string?> Connection, Action<string> Drop)
{
    /// <summary>A file in the test's own folder.</summary>
    public static readonly DatabaseKind Sqlite = new("SQLite", _ => [], _ => null, _ => { });

    /// <summary>A database of its own on the server that LRS_TEST_POSTGRES names (<c>Host=…;Username=…</c>); left out where it is not set.</summary>
    public static readonly DatabaseKind? Postgres = Environment.GetEnvironmentVariable("LRS_TEST_POSTGRES") is { Length: > 0 } server
        ? new(
            "PostgreSQL", data => [$"--Storage:Connection={Create(server, NameOf(data))}"], data => ConnectionTo(server, NameOf(data)),
            data => Run(server, $"drop database {NameOf(data)} with (force)"))
        : null;

    /// <summary>The databases that every test marked <see cref="EveryDatabaseAttribute"/> runs on.</summary>
    public static readonly IReadOnlyList<DatabaseKind> All = Postgres is null ? [Sqlite] : [Sqlite, Postgres];

    private static string NameOf(string data) => "t_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(data)))[..24];

    private static string Create(string server, string name)
    {
        Run(server, $"create database {name}");
        return ConnectionTo(server, name);
    }

    private static string ConnectionTo(string server, string name) => $"{server};Database={name};Maximum Pool Size=20";

    private static void Run(string server, string sql)
    {
        using var source = NpgsqlDataSource.Create($"{server};Database=postgres;Pooling=false");
        using var command = source.CreateCommand(sql);
        command.ExecuteNonQuery();
    }
}
