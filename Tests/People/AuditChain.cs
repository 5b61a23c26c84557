using Lrs.People;
using Lrs.Storage;
using Tests.Support;

namespace Tests.People;

/// <summary>The audit log shows that it was changed.</summary>
public sealed class AuditChain
{
    [Theory, EveryDatabase]
    public async Task An_untouched_log_is_whole_and_in_order(RunningServer server)
    {
        var database = server.Get<Database>();
        await Fill(database);
        await database.Read(async session =>
        {
            Assert.Null(await AuditLog.FirstBroken(session));
            Assert.Equal([5L, 4, 3], (await AuditLog.Page(session, 0, 3)).Select(e => e.Number));
            Assert.Equal([2L, 1], (await AuditLog.Page(session, 3, 3)).Select(e => e.Number));
            var seal = await AuditLog.Seal(session);
            Assert.Equal((5, (await AuditLog.Page(session, 0, 1))[0].Hash), (seal.Number, seal.Hash));
            return true;
        }, default);
    }

    [Theory]
    [InlineData("update audit_entry set detail = '{\"rows\":1}' where number = 3", 3)]
    [InlineData("update audit_entry set who = 'HR999999' where number = 1", 1)]
    [InlineData("update audit_entry set at = at + 1 where number = 5", 5)]
    [InlineData("delete from audit_entry where number = 2", 2)]
    [InlineData("delete from audit_entry where number = 5", 5)]
    [InlineData("update audit_entry set who = 'tes', act = 'tdid' where number = 4", 4)]
    public async Task Tampering_is_found_at_its_place(string tampering, long found)
    {
        await using var server = await RunningServer.Start();
        var database = server.Get<Database>();
        await Fill(database);
        await database.Write(session => session.Execute(tampering), default);
        Assert.Equal(found, await database.Read(AuditLog.FirstBroken, default));
    }

    [Theory, EveryDatabase]
    public async Task Entries_written_at_the_same_time_make_one_chain(RunningServer server)
    {
        var database = server.Get<Database>();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i =>
            database.Write(session => AuditLog.Append(session, i, "test", "did", $"{i}"), default)));
        Assert.Null(await database.Read(AuditLog.FirstBroken, default));
        Assert.Equal(40, (await database.Read(AuditLog.Seal, default)).Number);
    }

    private static async Task Fill(Database database)
    {
        for (var i = 1; i <= 5; i++)
        {
            var at = i;
            await database.Write(session => AuditLog.Append(session, at, "test", "did", "subject", new { rows = at * 7 }), default);
        }
    }
}
