using Lrs.Storage;
using Npgsql;
using Tests.Support;

namespace Tests.Storage;

/// <summary>PostgreSQL is away for a moment: whatever can be hidden from the caller is.</summary>
public sealed class AwayTests
{
    [PostgresFact]
    public async Task Connections_that_the_server_ended_are_noticed_by_nobody()
    {
        await using var cluster = await PostgresCluster.Create();
        await using var database = await WithTable(cluster);
        for (var round = 0; round < 5; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Count(database)));
            await EndConnections(cluster);
            await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Count(database)));
            await EndConnections(cluster);
            await Insert(database, round);
        }

        Assert.Equal(5, await Count(database));
    }

    [PostgresFact]
    public async Task A_server_that_is_started_again_is_waited_for()
    {
        await using var cluster = await PostgresCluster.Create();
        await using var database = await WithTable(cluster);
        await cluster.Kill();
        var (read, write) = (Count(database), Insert(database, 1));
        await cluster.Start();
        await read;
        await write;
        Assert.Equal(1, await Count(database));
    }

    [PostgresFact]
    public async Task A_commit_that_broke_is_told_or_done_again_where_that_may_be()
    {
        await using var cluster = await PostgresCluster.Create();
        await using var database = await WithTable(cluster);
        // Each time the sequence stands at an odd number, the connection ends within the commit.
        await database.Write(s => s.Execute("""
            create sequence turn;
            create function fall() returns trigger language plpgsql as $$
                begin
                    if nextval('turn') % 2 = 1 then perform pg_terminate_backend(pg_backend_pid()); end if;
                    return null;
                end $$;
            create constraint trigger falls after insert on thing deferrable initially deferred for each row execute function fall()
            """), CancellationToken.None);
        Assert.Equal(1, await database.WriteRepeatable(s => s.Execute("insert into thing (n) values (1) on conflict do nothing"), CancellationToken.None));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Insert(database, 2));
        Assert.Equal(1, await Count(database));
    }

    [PostgresFact]
    public async Task Work_that_hands_rows_out_is_not_run_again()
    {
        await using var cluster = await PostgresCluster.Create();
        await using var database = await WithTable(cluster);
        var runs = 0;
        await Assert.ThrowsAsync<StorageUnavailableException>(() => database.ReadOnce(async session =>
        {
            runs++;
            return await session.Single<bool>("select pg_terminate_backend(pg_backend_pid())");
        }, CancellationToken.None));
        Assert.Equal(1, runs);
    }

    [PostgresFact]
    public async Task A_full_server_is_waited_for()
    {
        await using var cluster = await PostgresCluster.Create();
        await using var database = await WithTable(cluster);
        await EndConnections(cluster);
        await using var others = NpgsqlDataSource.Create($"{cluster.Connection};Maximum Pool Size=100");
        var held = new List<NpgsqlConnection>();
        try
        {
            while (held.Count < 100)
                held.Add(await others.OpenConnectionAsync());
        }
        catch (PostgresException full) when (full.SqlState == PostgresErrorCodes.TooManyConnections)
        {
            // Nobody else gets one now.
        }

        var write = Insert(database, 1);
        foreach (var connection in held)
            await connection.DisposeAsync();
        others.Clear();
        await write;
        Assert.Equal(1, await Count(database));
    }

    [PostgresFact]
    public async Task Who_stands_still_within_a_write_keeps_nobody_from_the_row()
    {
        await using var cluster = await PostgresCluster.Create();
        await using var database = await WithTable(cluster);
        await Insert(database, 1);
        var (holds, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var still = database.Write(async session =>
        {
            await session.Execute("update thing set n = n + 10");
            holds.TrySetResult();
            await goOn.Task;
            await session.Execute("update thing set n = n + 10");
        }, CancellationToken.None);
        await holds.Task;
        await database.Write(session => session.Execute("update thing set n = n + 1"), CancellationToken.None);
        goOn.SetResult();
        await still;
        Assert.Equal(22, await database.Read(s => s.Single<long>("select n from thing"), CancellationToken.None));
    }

    private static async Task<Database> WithTable(PostgresCluster cluster)
    {
        var database = Database.Open(cluster.Connection);
        await database.Write(s => s.Execute("create table thing (n bigint primary key)"), CancellationToken.None);
        return database;
    }

    private static async Task EndConnections(PostgresCluster cluster)
    {
        await using var source = NpgsqlDataSource.Create($"{cluster.Connection};Pooling=false");
        await using var command = source.CreateCommand(
            "select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'");
        await command.ExecuteNonQueryAsync();
    }

    private static Task Insert(Database database, int n) =>
        database.Write(s => s.Execute("insert into thing (n) values (@n)", new { n }), CancellationToken.None);

    private static Task<long> Count(Database database) =>
        database.Read(s => s.Single<long>("select count(*) from thing"), CancellationToken.None);
}
