using Lrs.Storage;
using Lrs.Web;
using Microsoft.Extensions.Options;

namespace Lrs.People;

/// <summary>
/// Who is signed in: a row on the server under the hash of a random token, which only the browser's cookie holds.
/// Ends by signing out, after idle minutes, or after the longest working day. A person may have several.
/// </summary>
public sealed class PortalSessions(Database database, TimeProvider clock, IOptions<PeopleOptions> options, OneTimePasswords passwords)
{
    private static readonly TimeSpan SeenIsWrittenEvery = TimeSpan.FromMinutes(1);

    /// <summary>Opens a session if the one-time password is right; null otherwise.</summary>
    public Task<(Redemption Result, string? Session)> Open(string token, string password, CancellationToken cancel)
    {
        var opened = Secrets.NewToken();
        return database.Write<(Redemption, string?)>(async session =>
        {
            var (result, hrmsCode) = await passwords.Redeem(session, token, password);
            if (result != Redemption.Right)
                return (result, null);
            var now = clock.GetUtcNow();
            await DeleteEnded(session, now);
            await session.Execute(
                "insert into portal_session (token_hash, hrms_code, started, seen) values (@key, @hrmsCode, @at, @at)",
                new { key = Secrets.HashOfToken(opened), hrmsCode, at = Instants.ToMicros(now) });
            await AuditLog.Append(session, Instants.ToMicros(now), hrmsCode, AuditAct.SignedIn, hrmsCode);
            return (result, opened);
        }, cancel);
    }

    /// <summary>The person of a session that has not ended, with the roles of this moment; null otherwise.</summary>
    public async Task<Viewer?> Find(string token, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var key = Secrets.HashOfToken(token);
        var found = await database.Read<(SessionRow Row, Employee Person, IReadOnlyList<Grant> Grants)?>(async session =>
        {
            var row = await session.Single<SessionRow>(
                "select hrms_code, seen from portal_session where token_hash = @key and seen > @idle and started > @oldest",
                new { key, idle = Idle(now), oldest = Oldest(now) });
            if (row is null || await Employees.Find(session, row.HrmsCode) is not { Active: 1 } person)
                return null;
            return (row, person, await Officers.GrantsOf(session, row.HrmsCode));
        }, cancel);
        if (found is not { } known)
            return null;
        if (now - Instants.FromMicros(known.Row.Seen) > SeenIsWrittenEvery)
            await database.Write(session => session.Execute(
                "update portal_session set seen = @seen where token_hash = @key and seen < @seen", new { key, seen = Instants.ToMicros(now) }), cancel);
        return new Viewer(known.Person.HrmsCode, known.Person.Name, known.Person.Department, known.Grants);
    }

    /// <summary>Ends one session; one that has ended already stays so.</summary>
    public Task Close(string token, CancellationToken cancel) =>
        database.Write(async session =>
        {
            var hrmsCode = await session.Single<string>(
                "delete from portal_session where token_hash = @key returning hrms_code", new { key = Secrets.HashOfToken(token) });
            if (hrmsCode is not null)
                await AuditLog.Append(session, Instants.ToMicros(clock.GetUtcNow()), hrmsCode, AuditAct.SignedOut, hrmsCode);
        }, cancel);

    private Task<int> DeleteEnded(Session session, DateTimeOffset now) =>
        session.Execute(
            "delete from portal_session where seen <= @idle or started <= @oldest", new { idle = Idle(now), oldest = Oldest(now) });

    private long Idle(DateTimeOffset now) => Instants.ToMicros(now - TimeSpan.FromMinutes(options.Value.IdleMinutes));

    private long Oldest(DateTimeOffset now) => Instants.ToMicros(now - TimeSpan.FromHours(options.Value.SessionHours));

    private sealed record SessionRow
    {
        public required string HrmsCode { get; init; }
        public long Seen { get; init; }
    }
}
