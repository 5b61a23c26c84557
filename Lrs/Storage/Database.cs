namespace Lrs.Storage;

/// <summary>The one database of the house, chosen by its connection string.</summary>
public abstract class Database : IAsyncDisposable
{
    /// <summary>Which database this is.</summary>
    public abstract Dialect Dialect { get; }

    /// <summary>
    /// Runs <paramref name="work"/> over one consistent snapshot. It must not write, and has no effect outside its session, because it is run
    /// again where the database was away for a moment.
    /// </summary>
    public Task<T> Read<T>(Func<Session, Task<T>> work, CancellationToken cancel) =>
        StorageMeter.Watch("read", Dialect, () => Available(() => RunRead(work, again: true, cancel)));

    /// <summary><see cref="Read{T}"/> for work that hands rows out while it reads them, and so is never run again.</summary>
    public Task<T> ReadOnce<T>(Func<Session, Task<T>> work, CancellationToken cancel) =>
        StorageMeter.Watch("read", Dialect, () => Available(() => RunRead(work, again: false, cancel)));

    /// <summary>
    /// Runs <paramref name="work"/> whole or not at all; durable when the task completes; <see cref="StorageUnavailableException"/> if there is no database. Writes that meet are committed together.
    /// The work awaits its session only, and has no effect outside it, because it may be run again.
    /// </summary>
    public Task<T> Write<T>(Func<Session, Task<T>> work, CancellationToken cancel) =>
        StorageMeter.Watch("write", Dialect, () => Available(() => RunWrite(work, WriteManner.Once, cancel)));

    /// <summary>
    /// <see cref="Write{T}"/> for work that, run once more after it was done, finds that and changes nothing. So a connection that broke within
    /// the commit, when nobody knows whether it was done, is no failure either.
    /// </summary>
    public Task<T> WriteRepeatable<T>(Func<Session, Task<T>> work, CancellationToken cancel) =>
        StorageMeter.Watch("write", Dialect, () => Available(() => RunWrite(work, WriteManner.Repeatable, cancel)));

    /// <summary>
    /// <see cref="Write{T}"/> for work that nobody waits for, such as figures drawn from what others wrote: where a commit costs the others time,
    /// it goes along with the next of theirs, or by itself after a moment.
    /// </summary>
    public Task WriteAlong(Func<Session, Task> work, CancellationToken cancel) => StorageMeter.Watch(
        "write", Dialect, () => Available(() => RunWrite(async session => { await work(session); return true; }, WriteManner.Along, cancel)));

    /// <summary>
    /// Calls <paramref name="heard"/> whenever a write of any node has told <see cref="Session.Tell"/>, until cancelled. A notice may be lost
    /// while a connection is down: <paramref name="heard"/> is called once more after each new connection.
    /// </summary>
    public abstract Task Listen(string channel, Action heard, CancellationToken cancel);

    /// <summary><see cref="Write{T}"/> for work without a result.</summary>
    public Task Write(Func<Session, Task> work, CancellationToken cancel) =>
        Write(async session => { await work(session); return true; }, cancel);

    /// <summary>Opens the database a connection string names: <c>Data Source=…</c> is SQLite, <c>Host=…</c> is PostgreSQL.</summary>
    public static Database Open(string connectionString) =>
        connectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase)
            ? new PostgresDatabase(connectionString)
            : new SqliteDatabase(connectionString);

    /// <summary>Whether a failure says that the database is away or its disk full, and not that the work was wrong.</summary>
    protected abstract bool IsOutage(Exception failure);

    /// <summary><see cref="Read{T}"/> or <see cref="ReadOnce{T}"/>, unmeasured.</summary>
    protected abstract Task<T> RunRead<T>(Func<Session, Task<T>> work, bool again, CancellationToken cancel);

    /// <summary>A write of any manner, unmeasured.</summary>
    protected abstract Task<T> RunWrite<T>(Func<Session, Task<T>> work, WriteManner manner, CancellationToken cancel);

    /// <summary>Finishes the writes already accepted, then closes every connection.</summary>
    public abstract ValueTask DisposeAsync();

    private async Task<T> Available<T>(Func<Task<T>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception failure) when (IsOutage(failure))
        {
            throw new StorageUnavailableException(failure);
        }
    }
}

/// <summary>What may be done with a write besides running it.</summary>
public enum WriteManner
{
    /// <summary>Done once; where nobody knows whether it was, its caller is told.</summary>
    Once,

    /// <summary>May be done again after it was done.</summary>
    Repeatable,

    /// <summary>Waits for company.</summary>
    Along,
}
