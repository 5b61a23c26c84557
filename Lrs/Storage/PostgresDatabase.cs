using System.Data;
using Npgsql;

namespace Lrs.Storage;

/// <summary>PostgreSQL: several nodes may write at once; a transaction that lost a race is run again, unseen by its caller.</summary>
public sealed class PostgresDatabase(string connectionString) : Database
{
    private const int MostTries = 10;

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connectionString);

    public override Dialect Dialect => Dialect.Postgres;

    protected override async Task<T> RunRead<T>(Func<Session, Task<T>> work, CancellationToken cancel)
    {
        await using var connection = await _source.OpenConnectionAsync(cancel);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        try
        {
            return await work(new Session(connection, snapshot, Dialect));
        }
        catch (NpgsqlException gone) when (IsOutage(gone))
        {
            _source.Clear();
            throw;
        }
    }

    protected override async Task<T> RunWrite<T>(Func<Session, Task<T>> work, bool goesAlong, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var connection = await _source.OpenConnectionAsync(cancel);
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            var committing = false;
            try
            {
                var result = await work(new Session(connection, transaction, Dialect));
                committing = true;
                await transaction.CommitAsync(CancellationToken.None);
                StorageMeter.Committed(1);
                return result;
            }
            catch (PostgresException race) when (attempt < MostTries && LostRace(race))
            {
                await transaction.RollbackAsync(cancel);
            }
            catch (NpgsqlException gone) when (!committing && attempt < MostTries && IsOutage(gone))
            {
                // Connections of the pool are dead once the server was started again: a fresh one tells whether it is there.
                _source.Clear();
            }
        }
    }

    public override async Task Listen(string channel, Action heard, CancellationToken cancel)
    {
        await using var connection = await _source.OpenConnectionAsync(cancel);
        connection.Notification += (_, _) => heard();
        await using (var command = new NpgsqlCommand($"listen {channel}", connection))
            await command.ExecuteNonQueryAsync(cancel);
        heard();
        while (true)
            await connection.WaitAsync(cancel);
    }

    public override ValueTask DisposeAsync() => _source.DisposeAsync();

    protected override bool IsOutage(Exception failure) => failure is NpgsqlException { IsTransient: true };

    private static bool LostRace(PostgresException failure) =>
        failure.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;
}
