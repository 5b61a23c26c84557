using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Lrs.Storage;

/// <summary>The numbered scripts of one room: embedded files <c>Migrations/001_name.sql</c>, applied in order, each once.</summary>
public sealed record RoomMigrations(string Room, Assembly Assembly)
{
    /// <summary>Number, name and text of each script, lowest number first.</summary>
    public IEnumerable<(long Number, string Name, string Sql)> Scripts() =>
        from resource in Assembly.GetManifestResourceNames()
        where resource.Contains(".Migrations.", StringComparison.Ordinal) && resource.EndsWith(".sql", StringComparison.Ordinal)
        let name = resource.Split('.')[^2]
        let number = long.Parse(name.Split('_')[0])
        orderby number
        select (number, name, ReadText(resource));

    private string ReadText(string resource)
    {
        using var reader = new StreamReader(Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}

/// <summary>Brings the tables of every room up to date. Two nodes that start together apply each script once.</summary>
public sealed class Migrator(Database database, IEnumerable<RoomMigrations> rooms, TimeProvider clock)
{
    private const long AdvisoryLock = 0x4C52534D; // "LRSM"

    /// <summary>Applies what is missing, room by room in the order they were added; returns the names applied.</summary>
    public async Task<IReadOnlyList<string>> Run(CancellationToken cancel)
    {
        await database.Write(session => session.Execute(
            "create table if not exists migration (room text not null, number bigint not null, name text not null, applied bigint not null, primary key (room, number))"), cancel);
        var applied = new List<string>();
        foreach (var room in rooms)
            foreach (var script in room.Scripts())
                if (await Apply(room.Room, script, cancel))
                    applied.Add($"{room.Room}/{script.Name}");
        return applied;
    }

    private Task<bool> Apply(string room, (long Number, string Name, string Sql) script, CancellationToken cancel) =>
        database.Write(async session =>
        {
            if (session.Dialect == Dialect.Postgres)
                await session.Execute("select pg_advisory_xact_lock(@key)", new { key = AdvisoryLock });
            var known = await session.Single<long?>(
                "select number from migration where room = @room and number = @number", new { room, number = script.Number });
            if (known is not null)
                return false;
            await session.Execute(session.Dialect.Expand(script.Sql));
            await session.Execute(
                "insert into migration (room, number, name, applied) values (@room, @number, @name, @applied)",
                new { room, number = script.Number, name = script.Name, applied = Instants.ToMicros(clock.GetUtcNow()) });
            return true;
        }, cancel);
}

public static class MigrationRegistration
{
    /// <summary>Adds a room's scripts; rooms are brought up to date in the order of these calls.</summary>
    public static IServiceCollection AddMigrations(this IServiceCollection services, string room, Assembly assembly) =>
        services.AddSingleton(new RoomMigrations(room, assembly));
}
