using Lrs.Storage;
using Tests.Support;

namespace Tests.Storage;

public sealed class MigratorTests
{
    [Theory, EveryDatabase]
    public async Task Starting_again_applies_nothing(RunningServer server) =>
        Assert.Empty(await server.Get<Migrator>().Run(CancellationToken.None));

    [Fact]
    public async Task Two_that_start_together_apply_each_script_once()
    {
        var folder = Directory.CreateTempSubdirectory("lrs-migrate-").FullName;
        var connection = $"Data Source={Path.Combine(folder, "lrs.db")}";
        await using var one = Database.Open(connection);
        await using var other = Database.Open(connection);
        RoomMigrations[] rooms = [new("people", System.Reflection.Assembly.Load("Lrs.People"))];
        var applied = await Task.WhenAll(
            new Migrator(one, rooms, TimeProvider.System).Run(CancellationToken.None),
            new Migrator(other, rooms, TimeProvider.System).Run(CancellationToken.None));
        Assert.Equal(rooms[0].Scripts().Count(), applied.Sum(names => names.Count));
        Assert.NotEmpty(rooms[0].Scripts());
    }
}
