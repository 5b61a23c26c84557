using Lrs.Storage;
using Microsoft.Data.Sqlite;
using Tests.Support;

namespace Tests.Storage;

/// <summary>What happens around the file of SQLite: others that lock it, a file that vanishes, a log that grew.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lrs-storage-").FullName;

    private string FilePath => Path.Combine(_folder, "lrs.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_that_another_program_locks_is_unavailable_and_the_next_write_goes_on()
    {
        await using var database = await WithTable(";Default Timeout=1");
        await using var other = new SqliteConnection($"Data Source={FilePath};Pooling=false");
        await other.OpenAsync();
        await using (other.BeginTransaction(deferred: false))
            await Assert.ThrowsAsync<StorageUnavailableException>(() => Insert(database, 1));
        await Insert(database, 2);
        Assert.Equal(1, await Count(database));
    }

    [Fact]
    public async Task A_file_that_vanished_is_unavailable_and_no_empty_one_takes_its_place()
    {
        await using var database = await WithTable();
        File.Move(FilePath, $"{FilePath}.aside");
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Count(database));
        Assert.False(File.Exists(FilePath));
        File.Move($"{FilePath}.aside", FilePath);
        Assert.Equal(0, await Count(database));
    }

    [Fact]
    public async Task A_log_that_grew_gives_the_disk_back()
    {
        await using var database = await WithTable();
        await database.Write(s => s.Execute("create table large as select zeroblob(100000000) as bytes"), CancellationToken.None);
        for (var n = 0; n < 3; n++)
            await Insert(database, n);
        Assert.InRange(new FileInfo($"{FilePath}-wal").Length, 0, 70_000_000);
    }

    private async Task<Database> WithTable(string further = "")
    {
        var database = Database.Open($"Data Source={FilePath}{further}");
        await database.Write(s => s.Execute("create table thing (n bigint primary key)"), CancellationToken.None);
        return database;
    }

    private static Task Insert(Database database, int n) =>
        database.Write(s => s.Execute("insert into thing (n) values (@n)", new { n }), CancellationToken.None);

    private static Task<long> Count(Database database) =>
        database.Read(s => s.Single<long>("select count(*) from thing"), CancellationToken.None);
}
