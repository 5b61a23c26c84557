using Lrs.Storage;
using Tests.Support;

namespace Tests.Storage;

public sealed class GroupCommitTests
{
    [Theory, EveryDatabase]
    public async Task Concurrent_writes_are_all_kept(RunningServer server)
    {
        var database = await WithTable(server);
        await Task.WhenAll(Enumerable.Range(0, 400).Select(n => Insert(database, n)));
        Assert.Equal(400, await Count(database));
    }

    [Theory, EveryDatabase]
    public async Task A_write_that_fails_is_undone_whole_and_takes_no_other_with_it(RunningServer server)
    {
        var database = await WithTable(server);
        var writes = Enumerable.Range(0, 100).Select(n => n % 3 == 0 ? InsertTwiceAndFail(database, n) : Insert(database, n)).ToList();
        var failures = 0;
        foreach (var write in writes)
        {
            try
            {
                await write;
            }
            catch (InvalidOperationException)
            {
                failures++;
            }
        }

        Assert.Equal(34, failures);
        Assert.Equal(66, await Count(database));
    }

    [Theory, EveryDatabase]
    public async Task Writes_that_go_along_are_kept_with_company_and_without(RunningServer server)
    {
        var database = await WithTable(server);
        await Along(database, 0);
        await Task.WhenAll(Enumerable.Range(1, 200).Select(n => n % 2 == 0 ? Along(database, n) : Insert(database, n)));
        await Along(database, 201);
        await Assert.ThrowsAnyAsync<Exception>(() => Task.WhenAll(Along(database, 201), Insert(database, 202)));
        Assert.Equal(203, await Count(database));
    }

    [Theory, EveryDatabase]
    public async Task A_reader_sees_one_moment(RunningServer server)
    {
        var database = await WithTable(server);
        var (before, after) = await database.Read(async session =>
        {
            var first = await session.Single<long>("select count(*) from thing");
            await Insert(database, 1);
            return (first, await session.Single<long>("select count(*) from thing"));
        }, CancellationToken.None);
        Assert.Equal(0, before);
        Assert.Equal(0, after);
        Assert.Equal(1, await Count(database));
    }

    [Fact]
    public async Task What_was_accepted_is_written_before_the_database_closes()
    {
        var folder = Directory.CreateTempSubdirectory("lrs-storage-").FullName;
        var connection = $"Data Source={Path.Combine(folder, "lrs.db")}";
        List<Task> writes;
        await using (var database = Database.Open(connection))
        {
            await database.Write(s => s.Execute("create table thing (n bigint primary key)"), CancellationToken.None);
            writes = [.. Enumerable.Range(0, 200).Select(n => Insert(database, n))];
        }

        await Task.WhenAll(writes);
        await using var again = Database.Open(connection);
        Assert.Equal(200, await Count(again));
    }

    [Fact]
    public async Task A_full_disk_is_said_to_be_one_and_the_next_write_goes_on()
    {
        await using var server = await RunningServer.Start();
        var database = await WithTable(server);
        // The file may not grow: SQLite then says what it says of a full disk.
        await Assert.ThrowsAsync<StorageUnavailableException>(() => database.Write(
            async s =>
            {
                await s.Execute("pragma max_page_count = 1");
                await s.Execute("create table large as select zeroblob(1000000) as bytes");
            }, CancellationToken.None));
        await Insert(database, 1);
        Assert.Equal(1, await Count(database));
    }

    private static async Task<Database> WithTable(RunningServer server)
    {
        var database = server.Get<Database>();
        await database.Write(s => s.Execute("create table thing (n bigint primary key)"), CancellationToken.None);
        return database;
    }

    private static Task Insert(Database database, int n) =>
        database.Write(s => s.Execute("insert into thing (n) values (@n)", new { n }), CancellationToken.None);

    private static Task Along(Database database, int n) =>
        database.WriteAlong(s => s.Execute("insert into thing (n) values (@n)", new { n }), CancellationToken.None);

    private static Task InsertTwiceAndFail(Database database, int n) => database.Write<int>(
        async s =>
        {
            await s.Execute("insert into thing (n) values (@n)", new { n = 1000 + n });
            throw new InvalidOperationException("planted");
        }, CancellationToken.None);

    private static Task<long> Count(Database database) =>
        database.Read(s => s.Single<long>("select count(*) from thing"), CancellationToken.None);
}
