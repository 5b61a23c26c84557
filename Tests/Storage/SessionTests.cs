using Lrs.Storage;
using Tests.Support;

namespace Tests.Storage;

public sealed class SessionTests
{
    [Theory, EveryDatabase]
    public async Task Whatever_can_be_enumerated_is_a_list(RunningServer server)
    {
        var database = server.Get<Database>();
        await database.Write(
            s => s.Execute("create table word (text text primary key, n bigint not null)"), CancellationToken.None);
        await database.Write(
            s => s.Execute("insert into word (text, n) values (@text, @n)", Enumerable.Range(1, 5).Select(n => new { text = $"w{n}", n = (long)n })), CancellationToken.None);
        string[] all = ["w1", "w3", "w3", "w9"];
        Assert.Equal(2, await Count("text in @some", new { some = all.Distinct() }));
        Assert.Equal(2, await Count("text in @some", new { some = all.ToHashSet() }));
        Assert.Equal(3, await Count("n in @some and n > @least", new { some = Enumerable.Range(1, 4).Select(n => (long)n), least = 1L }));
        Assert.Equal(0, await Count("text in @some", new { some = Array.Empty<string>() }));

        Task<long> Count(string where, object args) =>
            database.Read(s => s.Single<long>($"select count(*) from word where {where}", args), CancellationToken.None);
    }
}
