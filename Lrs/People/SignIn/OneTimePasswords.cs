using Lrs.Storage;
using Lrs.Web;
using Microsoft.Extensions.Options;

namespace Lrs.People;

/// <summary>What came of a password that a person typed.</summary>
public enum Redemption
{
    Right,
    Wrong,

    /// <summary>Used, too old, or tried too often: a new one is needed.</summary>
    Spent,
}

/// <summary>
/// One-time passwords: six digits, good for minutes, once, and in the browser that asked. Unknown codes are answered
/// like known ones. Sending is limited per person and per address, guessing per password and per person.
/// </summary>
public sealed class OneTimePasswords(Database database, TimeProvider clock, IOptions<PeopleOptions> options, OtpOutbox outbox)
{
    private static readonly TimeSpan SendWindow = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan GuessWindow = TimeSpan.FromHours(1);
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    /// <summary>
    /// Sends a password to a person and returns the token of this sign-in, which the second step needs.
    /// The same for a code nobody has, except that nothing is sent. TooMany past a limit.
    /// </summary>
    public async Task<Outcome<string>> Send(string hrmsCode, string address, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (token, password) = (Secrets.NewToken(), Secrets.NewPassword());
        var expires = now + TimeSpan.FromMinutes(options.Value.PasswordMinutes);
        var (refused, person) = await database.Write<(bool, Employee?)>(async session =>
        {
            await session.Execute("delete from otp_challenge where created < @before", new { before = Instants.ToMicros(now - KeptFor) });
            if (await TooManySent(session, hrmsCode, address, now) || await TooManyWrong(session, hrmsCode, address, now, allowed: 0))
                return (true, null);
            await session.Execute(
                """
                insert into otp_challenge (token_hash, hrms_code, address, password_hash, created, expires, tries, used)
                values (@token, @hrmsCode, @address, @password, @created, @expires, 0, 0)
                """,
                new
                {
                    token = Secrets.HashOfToken(token), hrmsCode, address, password = Secrets.HashOfPassword(token, password),
                    created = Instants.ToMicros(now), expires = Instants.ToMicros(expires),
                });
            return (false, await Employees.Find(session, hrmsCode));
        }, cancel);
        if (refused)
            return TooMany;
        if (person is { Active: 1 })
            outbox.Deliver(new OtpMessage(person.HrmsCode, person.Mobile, person.Email, password, now, expires));
        return token;
    }

    /// <summary>
    /// Tries a password inside the caller's transaction, so that it is spent together with what it opens.
    /// Right at most once per token; every other try counts against it.
    /// </summary>
    internal async Task<(Redemption Result, string HrmsCode)> Redeem(Session session, string token, string typed)
    {
        var now = clock.GetUtcNow();
        var key = Secrets.HashOfToken(token);
        var challenge = await session.Single<Challenge>(
            """
            update otp_challenge set tries = tries + 1
            where token_hash = @key and used = 0 and tries < @most and expires > @now
            returning hrms_code, address, password_hash, tries
            """,
            new { key, most = options.Value.TriesPerPassword, now = Instants.ToMicros(now) });
        if (challenge is null)
            return (Redemption.Spent, "");
        // The try just made is among the counted, and may turn out right.
        if (await TooManyWrong(session, challenge.HrmsCode, challenge.Address, now, allowed: 1))
            return (Redemption.Spent, "");
        var password = Digits.ToAscii(typed).Replace(" ", "", StringComparison.Ordinal);
        var right = Secrets.Same(challenge.PasswordHash, Secrets.HashOfPassword(token, password));
        var known = await Employees.Find(session, challenge.HrmsCode);
        if (!right || known is not { Active: 1 })
            return (challenge.Tries < options.Value.TriesPerPassword ? Redemption.Wrong : Redemption.Spent, "");
        // The right try is no wrong one: it is taken back from the count.
        await session.Execute("update otp_challenge set used = 1, tries = tries - 1 where token_hash = @key", new { key });
        return (Redemption.Right, challenge.HrmsCode);
    }

    private async Task<bool> TooManySent(Session session, string hrmsCode, string address, DateTimeOffset now)
    {
        var since = Instants.ToMicros(now - SendWindow);
        return await session.Single<long>(
                "select count(*) from otp_challenge where hrms_code = @hrmsCode and created > @since", new { hrmsCode, since }) >= options.Value.SendsPerPerson
            || await session.Single<long>(
                "select count(*) from otp_challenge where address = @address and created > @since", new { address, since }) >= options.Value.SendsPerAddress;
    }

    private async Task<bool> TooManyWrong(Session session, string hrmsCode, string address, DateTimeOffset now, int allowed)
    {
        var since = Instants.ToMicros(now - GuessWindow);
        return await session.Single<long>(
                "select cast(coalesce(sum(tries), 0) as bigint) from otp_challenge where hrms_code = @hrmsCode and created > @since",
                new { hrmsCode, since }) >= options.Value.WrongPerPerson + allowed
            || await session.Single<long>(
                "select cast(coalesce(sum(tries), 0) as bigint) from otp_challenge where address = @address and created > @since",
                new { address, since }) >= options.Value.WrongPerAddress + allowed;
    }

    private static Failure TooMany => new Failure.TooMany(new Problem(
        "people/too-many-passwords",
        new Text("बहुत बार पासवर्ड माँगा गया या ग़लत भरा गया।", "A password was asked for, or typed wrongly, too many times."),
        Cure: new Text(
            "15 मिनट रुककर फिर कोशिश करें। पासवर्ड कई बार ग़लत भरा गया हो तो एक घंटा रुकें।",
            "Wait 15 minutes, then try again. If the password was typed wrongly many times, wait an hour.")));

    private sealed record Challenge
    {
        public required string HrmsCode { get; init; }
        public required string Address { get; init; }
        public required string PasswordHash { get; init; }
        public long Tries { get; init; }
    }
}
