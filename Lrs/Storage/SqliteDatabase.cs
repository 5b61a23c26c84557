using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Lrs.Storage;

/// <summary>
/// SQLite with a write-ahead log: one writer that commits waiting requests together, and a pool of readers.
/// Each request is a savepoint in the shared transaction, so one that fails takes no other with it.
/// </summary>
public sealed class SqliteDatabase : Database
{
    private const int MostWritesInOneCommit = 512;

    private readonly Channel<PendingWrite> _writes = Channel.CreateBounded<PendingWrite>(
        new BoundedChannelOptions(8192) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private readonly ConcurrentBag<SqliteConnection> _readers = [];
    private readonly string _connectionString;
    private readonly Task _writer;

    public SqliteDatabase(string connectionString)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString) { Pooling = false };
        if (settings.Mode != SqliteOpenMode.Memory && Path.GetDirectoryName(Path.GetFullPath(settings.DataSource)) is { } folder)
            Directory.CreateDirectory(folder);
        _connectionString = settings.ToString();
        var connection = Connect();
        Run(connection, "pragma journal_mode=wal");
        _writer = Task.Factory.StartNew(
            () => WriteLoop(connection), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
    }

    public override Dialect Dialect => Dialect.Sqlite;

    public override async Task<T> Read<T>(Func<Session, Task<T>> work, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (!_readers.TryTake(out var connection))
        {
            connection = Connect();
            Run(connection, "pragma query_only=on");
        }

        try
        {
            await using var snapshot = connection.BeginTransaction(deferred: true);
            return await work(new Session(connection, snapshot, Dialect));
        }
        finally
        {
            _readers.Add(connection);
        }
    }

    public override async Task<T> Write<T>(Func<Session, Task<T>> work, CancellationToken cancel)
    {
        var done = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _writes.Writer.WriteAsync(new PendingWrite(async session => await work(session), done, cancel), cancel);
        return (T)(await done.Task)!;
    }

    public override async ValueTask DisposeAsync()
    {
        _writes.Writer.TryComplete();
        await _writer;
        while (_readers.TryTake(out var reader))
            await reader.DisposeAsync();
    }

    private async Task WriteLoop(SqliteConnection first)
    {
        SqliteConnection? connection = first;
        while (await _writes.Reader.WaitToReadAsync())
        {
            var taken = new List<PendingWrite>();
            try
            {
                connection ??= Connect();
                await CommitTogether(connection, taken);
            }
#pragma warning disable CA1031 // A full or broken disk fails the writes of this commit; the writer itself must live on.
            catch (Exception broken)
#pragma warning restore CA1031
            {
                if (taken.Count == 0 && _writes.Reader.TryRead(out var next))
                    taken.Add(next);
                foreach (var write in taken)
                    write.Done.TrySetException(broken);
                if (connection is not null)
                    await connection.DisposeAsync();
                connection = null;
            }
        }

        if (connection is not null)
            await connection.DisposeAsync();
    }

    private async Task CommitTogether(SqliteConnection connection, List<PendingWrite> taken)
    {
        var accepted = new List<(PendingWrite Write, object? Result)>();
        await using var transaction = connection.BeginTransaction(deferred: false);
        var session = new Session(connection, transaction, Dialect);
        while (taken.Count < MostWritesInOneCommit && _writes.Reader.TryRead(out var write))
        {
            taken.Add(write);
            if (write.Cancel.IsCancellationRequested)
                write.Done.TrySetCanceled(write.Cancel);
            else
                await RunInSavepoint(transaction, session, write, accepted);
        }

        await transaction.CommitAsync();
        foreach (var (write, result) in accepted)
            write.Done.TrySetResult(result);
    }

    private static async Task RunInSavepoint(
        SqliteTransaction transaction, Session session, PendingWrite write, List<(PendingWrite, object?)> accepted)
    {
        await transaction.SaveAsync("one");
        try
        {
            var result = await write.Work(session);
            await transaction.ReleaseAsync("one");
            accepted.Add((write, result));
        }
#pragma warning disable CA1031 // The failure belongs to the caller, who receives it; the writer goes on.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            write.Done.TrySetException(failure);
            // Where SQLite rolled back by itself (disk full, I/O error) this throws, and the whole commit fails.
            await transaction.RollbackAsync("one");
            await transaction.ReleaseAsync("one");
        }
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        Run(connection, "pragma synchronous=full; pragma foreign_keys=on; pragma busy_timeout=10000; pragma temp_store=memory; pragma cache_size=-32000");
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private sealed record PendingWrite(Func<Session, Task<object?>> Work, TaskCompletionSource<object?> Done, CancellationToken Cancel);
}
