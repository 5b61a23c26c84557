using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Lrs.Storage;

/// <summary>
/// SQLite with a write-ahead log: one writer that commits waiting requests together, and a pool of readers.
/// They share a transaction; only where one of them fails, it is run again with a savepoint for each, so that none takes another with it.
/// </summary>
public sealed class SqliteDatabase : Database
{
    private const int MostWritesInOneCommit = 512;
    private const int LongestBusySeconds = 10;
    private static readonly TimeSpan LongestWaitForCompany = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(100);

    private readonly Channel<PendingWrite> _writes = Channel.CreateBounded<PendingWrite>(
        new BoundedChannelOptions(8192) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private readonly ConcurrentBag<SqliteLink> _readers = [];
    private readonly string _connectionString;
    private readonly int _busySeconds;
    private readonly Task _writer;
    private long _lastInHurry;

    public SqliteDatabase(string connectionString)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString) { Pooling = false };
        if (settings.Mode != SqliteOpenMode.Memory && Path.GetDirectoryName(Path.GetFullPath(settings.DataSource)) is { } folder)
            Directory.CreateDirectory(folder);
        _busySeconds = Math.Min(LongestBusySeconds, settings.DefaultTimeout);
        _connectionString = settings.ToString();
        var link = Connect();
        // Where its disk is taken away later, an empty database must not take its place.
        if (settings.Mode == SqliteOpenMode.ReadWriteCreate && settings.DataSource != ":memory:")
            settings.Mode = SqliteOpenMode.ReadWrite;
        _connectionString = settings.ToString();
        link.Run("pragma journal_mode=wal");
        _writer = Task.Factory.StartNew(
            () => WriteLoop(link), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
    }

    public override Dialect Dialect => Dialect.Sqlite;

    protected override async Task<T> RunRead<T>(Func<Session, Task<T>> work, bool again, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (!_readers.TryTake(out var link))
            // Many readers at once must not each keep a cache as large as the writer's.
            link = Connect("pragma query_only=on; pragma cache_size=-8000");
        try
        {
            await using var snapshot = link.Connection.BeginTransaction(deferred: true);
            return await work(new Session(link, snapshot));
        }
        finally
        {
            _readers.Add(link);
        }
    }

    protected override async Task<T> RunWrite<T>(Func<Session, Task<T>> work, WriteManner manner, CancellationToken cancel)
    {
        var done = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _writes.Writer.WriteAsync(new PendingWrite(async session => await work(session), done, manner == WriteManner.Along, cancel), cancel);
        StorageMeter.Queue(1);
        return (T)(await done.Task)!;
    }

    protected override bool IsOutage(Exception failure) => failure is SqliteException
    {
        SqliteErrorCode: raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY
            or raw.SQLITE_BUSY or raw.SQLITE_LOCKED,
    };

    /// <summary>No other process writes here, and this one knows what it writes.</summary>
    public override Task Listen(string channel, Action heard, CancellationToken cancel) => Task.Delay(Timeout.Infinite, cancel);

    public override async ValueTask DisposeAsync()
    {
        _writes.Writer.TryComplete();
        await _writer;
        while (_readers.TryTake(out var reader))
            await reader.DisposeAsync();
    }

    private async Task WriteLoop(SqliteLink first)
    {
        SqliteLink? link = first;
        while (await _writes.Reader.WaitToReadAsync())
        {
            var taken = new List<PendingWrite>();
            Take(taken);
            await FindCompany(taken);
            try
            {
                link ??= Connect();
                if (!await CommitTogether(link, taken))
                    await CommitInSavepoints(link, taken);
            }
#pragma warning disable CA1031 // A full or broken disk fails the writes of this commit; the writer itself must live on.
            catch (Exception broken)
#pragma warning restore CA1031
            {
                foreach (var write in taken)
                    write.Done.TrySetException(broken);
                if (link is not null)
                    await link.DisposeAsync();
                link = null;
            }

            StorageMeter.Queue(-taken.Count);
        }

        if (link is not null)
            await link.DisposeAsync();
    }

    /// <summary>All that wait now, but for those whose callers have left.</summary>
    private void Take(List<PendingWrite> taken)
    {
        while (taken.Count < MostWritesInOneCommit && _writes.Reader.TryRead(out var write))
            if (write.Cancel.IsCancellationRequested)
                Drop(write);
            else
                taken.Add(write);
    }

    /// <summary>Writes that go along wait a moment for one in a hurry, as long as such come in: a commit for them alone would make the next one wait.</summary>
    private async Task FindCompany(List<PendingWrite> taken)
    {
        var began = Stopwatch.GetTimestamp();
        var left = _lastInHurry > 0 && Stopwatch.GetElapsedTime(_lastInHurry) < Busy ? LongestWaitForCompany : TimeSpan.Zero;
        while (taken.TrueForAll(write => write.GoesAlong) && left > TimeSpan.Zero)
        {
            using var patience = new CancellationTokenSource(left);
            var more = _writes.Reader.WaitToReadAsync(patience.Token).AsTask();
            await ((Task)more).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Take(taken);
            left = more is { IsCompletedSuccessfully: true, Result: true } ? LongestWaitForCompany - Stopwatch.GetElapsedTime(began) : TimeSpan.Zero;
        }

        if (taken.Exists(write => !write.GoesAlong))
            _lastInHurry = Stopwatch.GetTimestamp();
    }

    private static void Drop(PendingWrite write)
    {
        StorageMeter.Queue(-1);
        write.Done.TrySetCanceled(write.Cancel);
    }

    /// <summary>The usual way: no savepoints, which cost a copy of every page. False if one failed; then nothing has happened.</summary>
    private static async Task<bool> CommitTogether(SqliteLink link, List<PendingWrite> taken)
    {
        var results = new List<object?>(taken.Count);
        await using var transaction = link.Connection.BeginTransaction(deferred: false);
        try
        {
            foreach (var write in taken)
                results.Add(await write.Work(new Session(link, transaction)));
        }
#pragma warning disable CA1031 // Whose failure it is shows when each runs in a savepoint of its own.
        catch (Exception)
#pragma warning restore CA1031
        {
            await transaction.RollbackAsync();
            return false;
        }

        await transaction.CommitAsync();
        StorageMeter.Committed(taken.Count);
        foreach (var (write, result) in taken.Zip(results))
            write.Done.TrySetResult(result);
        return true;
    }

    /// <summary>The careful way: each in a savepoint, so that one that fails takes no other with it.</summary>
    private static async Task CommitInSavepoints(SqliteLink link, List<PendingWrite> taken)
    {
        var accepted = new List<(PendingWrite Write, object? Result)>();
        await using var transaction = link.Connection.BeginTransaction(deferred: false);
        foreach (var write in taken)
            await RunInSavepoint(transaction, new Session(link, transaction), write, accepted);
        await transaction.CommitAsync();
        StorageMeter.Committed(accepted.Count);
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

    // A page that is written often goes from the log into the file once in 40 MB, not once in 4. A log that a long reader made longer gives the disk back.
    private SqliteLink Connect(string further = "") => new(
        _connectionString,
        $"pragma synchronous=full; pragma wal_autocheckpoint=10000; pragma journal_size_limit=67108864; pragma foreign_keys=on; pragma busy_timeout={_busySeconds * 1000}; pragma temp_store=memory; pragma cache_size=-32000; {further}");

    private sealed record PendingWrite(Func<Session, Task<object?>> Work, TaskCompletionSource<object?> Done, bool GoesAlong, CancellationToken Cancel);
}
