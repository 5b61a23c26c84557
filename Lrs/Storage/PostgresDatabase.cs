using System.Data;
using System.Diagnostics;
using Npgsql;

namespace Lrs.Storage;

/// <summary>PostgreSQL: several nodes may write at once; a transaction that lost a race, or its server for a moment, is run again, unseen by its caller.</summary>
public sealed class PostgresDatabase(string connectionString) : Database
{
    private const int MostTries = 10;
    private const string IdleInTransaction = "25P03";

    // A restart or the change to a standby takes seconds; who waits longer is told.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(Careful(connectionString));

    public override Dialect Dialect => Dialect.Postgres;

    protected override Task<T> RunRead<T>(Func<Session, Task<T>> work, bool again, CancellationToken cancel) =>
        Persist(() => ReadNow(work, again, cancel), cancel);

    protected override Task<T> RunWrite<T>(Func<Session, Task<T>> work, WriteManner manner, CancellationToken cancel) =>
        Persist(() => WriteNow(work, manner, cancel), cancel);

    public override async Task Listen(string channel, Action heard, CancellationToken cancel)
    {
        await using var connection = await _source.OpenConnectionAsync(cancel);
        connection.Notification += (_, _) => heard();
        await Say($"listen {channel}");
        heard();
        while (true)
            if (!await connection.WaitAsync(LongestSilence, cancel))
                await Say("select 1"); // Throws where a network swallowed the connection without a word.

        async Task Say(string sql)
        {
#pragma warning disable CA2100 // Only names of channels of this house.
            await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    public override ValueTask DisposeAsync() => _source.DisposeAsync();

    protected override bool IsOutage(Exception failure) => failure is NpgsqlException { IsTransient: true } or PostgresException
    {
        SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.QueryCanceled
            or PostgresErrorCodes.ReadOnlySqlTransaction or IdleInTransaction,
    };

    /// <summary>Tries again at once after the first failure, then with growing pauses, as long as there is patience.</summary>
    private async Task<T> Persist<T>(Func<Task<T>> once, CancellationToken cancel)
    {
        var (begun, since) = (Stopwatch.GetTimestamp(), 0L);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await once();
            }
            catch (PostgresException race) when (attempt < MostTries && LostRace(race))
            {
            }
            catch (NpgsqlException gone) when (IsOutage(gone) && HasPatience(gone, begun, ref since))
            {
                // Connections of the pool are dead once the server was started again: a fresh one tells whether it is there.
                if (IsDead(gone))
                    _source.Clear();
                if (attempt > 1)
                    await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(LongestPause.TotalMilliseconds, 10 << Math.Min(attempt, 10))), cancel);
            }
        }
    }

    /// <summary>Counted from the first failure: what went well for long may fail once. Who already waited for the driver's timeout is told.</summary>
    private static bool HasPatience(NpgsqlException failure, long begun, ref long since)
    {
        if (since == 0)
            since = Stopwatch.GetTimestamp();
        return Stopwatch.GetElapsedTime(since) < Patience
            && (failure.InnerException is not TimeoutException || Stopwatch.GetElapsedTime(begun) < Patience);
    }

    private async Task<T> ReadNow<T>(Func<Session, Task<T>> work, bool again, CancellationToken cancel)
    {
        await using var connection = await _source.OpenConnectionAsync(cancel);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        try
        {
            return await work(new Session(connection, snapshot, Dialect));
        }
        catch (NpgsqlException gone) when (!again && IsOutage(gone))
        {
            throw new StorageUnavailableException(gone);
        }
    }

    private async Task<T> WriteNow<T>(Func<Session, Task<T>> work, WriteManner manner, CancellationToken cancel)
    {
        await using var connection = await _source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var result = await work(new Session(connection, transaction, Dialect));
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (NpgsqlException gone) when (manner == WriteManner.Once && IsOutage(gone) && !(gone is PostgresException race && LostRace(race)))
        {
            // It may have been done.
            throw new StorageUnavailableException(gone);
        }

        StorageMeter.Committed(1);
        return result;
    }

    /// <summary>
    /// A node that dies or stands still within a write, or is cut off, must not keep the head of the store from the others until the
    /// system gives its connection up after hours.
    /// </summary>
    private static string Careful(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (string.IsNullOrEmpty(settings.Options))
            settings.Options = "-c idle_in_transaction_session_timeout=10s -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";
        return settings.ToString();
    }

    private static bool IsDead(NpgsqlException failure) => failure is not PostgresException { SqlState: var state }
        || state.StartsWith("57P", StringComparison.Ordinal)
        || state is PostgresErrorCodes.ReadOnlySqlTransaction or IdleInTransaction;

    private static bool LostRace(PostgresException failure) =>
        failure.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;
}
