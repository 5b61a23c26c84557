using Lrs.People;
using Lrs.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Tests.Support;

namespace Tests.People;

/// <summary>What a one-time password is good for, and when it no longer is.</summary>
public sealed class OneTimePasswordRules
{
    [Theory, EveryDatabase]
    public async Task The_right_password_opens_a_session_once(RunningServer server)
    {
        var desk = await Desk.At(server);
        var token = await desk.Ask("HR100001");
        var password = desk.LastPassword;

        var (result, session) = await desk.Sessions.Open(token, password, default);
        Assert.Equal(Redemption.Right, result);
        var viewer = await desk.Sessions.Find(session!, default);
        Assert.Equal("HR100001", viewer?.HrmsCode);
        Assert.True(viewer!.Is(Role.NodalOfficer));

        Assert.Equal((Redemption.Spent, null), await desk.Sessions.Open(token, password, default));
    }

    [Theory, EveryDatabase]
    public async Task A_password_works_only_in_the_browser_that_asked(RunningServer server)
    {
        var desk = await Desk.At(server);
        await desk.Ask("HR100001");
        var password = desk.LastPassword;
        var other = await desk.Ask("HR100001");
        Assert.Equal(password == desk.LastPassword ? Redemption.Right : Redemption.Wrong, (await desk.Sessions.Open(other, password, default)).Result);
    }

    [Theory, EveryDatabase]
    public async Task A_password_is_too_old_after_five_minutes(RunningServer server)
    {
        var desk = await Desk.At(server);
        var token = await desk.Ask("HR100001");
        desk.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(Redemption.Spent, (await desk.Sessions.Open(token, desk.LastPassword, default)).Result);
    }

    [Theory, EveryDatabase]
    public async Task Five_wrong_tries_spend_a_password(RunningServer server)
    {
        var desk = await Desk.At(server);
        var token = await desk.Ask("HR100001");
        for (var i = 0; i < 4; i++)
            Assert.Equal(Redemption.Wrong, (await desk.Sessions.Open(token, desk.WrongPassword, default)).Result);
        Assert.Equal(Redemption.Spent, (await desk.Sessions.Open(token, desk.WrongPassword, default)).Result);
        Assert.Equal(Redemption.Spent, (await desk.Sessions.Open(token, desk.LastPassword, default)).Result);
    }

    [Theory, EveryDatabase]
    public async Task Wrong_tries_are_limited_over_all_passwords_of_a_person_but_only_for_an_hour(RunningServer server)
    {
        var desk = await Desk.At(server);
        for (var asked = 0; asked < 3; asked++)
        {
            var token = await desk.Ask("HR100001");
            for (var i = 0; i < 5; i++)
                await desk.Sessions.Open(token, desk.WrongPassword, default);
        }

        Assert.Equal("people/too-many-passwords", (await desk.Passwords.Send("HR100001", "10.0.0.9", default)).Failure?.Problem.Code);
        Assert.Null((await desk.Passwords.Send("HR100002", "10.0.0.1", default)).Failure);
        desk.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Null((await desk.Passwords.Send("HR100001", "10.0.0.9", default)).Failure);
    }

    [Theory, EveryDatabase]
    public async Task Sending_is_limited_per_person_and_per_address(RunningServer server)
    {
        var desk = await Desk.At(server, new PeopleOptions { ShowOutbox = true, SendsPerPerson = 2, SendsPerAddress = 3 });
        await desk.Ask("HR100001", "10.0.0.1");
        await desk.Ask("HR100001", "10.0.0.2");
        Assert.NotNull((await desk.Passwords.Send("HR100001", "10.0.0.3", default)).Failure);

        await desk.Ask("HR100002", "10.0.0.4");
        await desk.Ask("HR100002", "10.0.0.4");
        await desk.Ask("HR200001", "10.0.0.4");
        Assert.NotNull((await desk.Passwords.Send("HR200001", "10.0.0.4", default)).Failure);
        Assert.Null((await desk.Passwords.Send("HR200001", "10.0.0.5", default)).Failure);

        desk.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Null((await desk.Passwords.Send("HR100001", "10.0.0.4", default)).Failure);
    }

    [Theory, EveryDatabase]
    public async Task A_code_nobody_has_is_answered_like_any_other_and_limited_like_any_other(RunningServer server)
    {
        var desk = await Desk.At(server);
        for (var i = 0; i < 5; i++)
            Assert.NotEmpty(await desk.Ask("HR999999"));
        Assert.Empty(desk.Outbox.Shown);
        Assert.Equal("people/too-many-passwords", (await desk.Passwords.Send("HR999999", "10.0.0.1", default)).Failure?.Problem.Code);
    }

    [Theory, EveryDatabase]
    public async Task A_wrong_try_for_a_code_nobody_has_looks_like_any_other(RunningServer server)
    {
        var desk = await Desk.At(server);
        var token = await desk.Ask("HR999999");
        for (var i = 0; i < 4; i++)
            Assert.Equal(Redemption.Wrong, (await desk.Sessions.Open(token, "123456", default)).Result);
        Assert.Equal(Redemption.Spent, (await desk.Sessions.Open(token, "123456", default)).Result);
    }

    [Theory, EveryDatabase]
    public async Task Neither_password_nor_token_stands_in_the_database(RunningServer server)
    {
        var desk = await Desk.At(server);
        var token = await desk.Ask("HR100001");
        var (_, opened) = await desk.Sessions.Open(token, desk.LastPassword, default);
        var kept = await server.Get<Database>().Read(
            session => session.Query<string>("select token_hash || password_hash from otp_challenge union all select token_hash from portal_session"), default);
        Assert.Equal(2, kept.Count);
        Assert.DoesNotContain(kept, row => row.Contains(token) || row.Contains(opened!) || row.Contains(desk.LastPassword + "|"));
        Assert.All(kept, row => Assert.Matches("^([0-9a-f]{64}){1,2}$", row));
    }

    [Theory, EveryDatabase]
    public async Task Digits_of_a_Hindi_keyboard_are_taken(RunningServer server)
    {
        var desk = await Desk.At(server);
        var token = await desk.Ask("HR100001");
        var hindi = string.Concat(desk.LastPassword.Select(c => (char)('०' + (c - '0'))));
        Assert.Equal(Redemption.Right, (await desk.Sessions.Open(token, $" {hindi[..3]} {hindi[3..]}", default)).Result);
    }

    [Theory, EveryDatabase]
    public async Task A_session_ends_when_idle_and_stays_while_in_use(RunningServer server)
    {
        var desk = await Desk.At(server);
        var (_, session) = await desk.Sessions.Open(await desk.Ask("HR100001"), desk.LastPassword, default);
        for (var i = 0; i < 4; i++)
        {
            desk.Clock.Advance(TimeSpan.FromMinutes(29));
            Assert.NotNull(await desk.Sessions.Find(session!, default));
        }

        desk.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Null(await desk.Sessions.Find(session!, default));
    }

    [Theory, EveryDatabase]
    public async Task A_session_ends_after_the_longest_day_however_busy(RunningServer server)
    {
        var desk = await Desk.At(server);
        var (_, session) = await desk.Sessions.Open(await desk.Ask("HR100001"), desk.LastPassword, default);
        for (var i = 0; i < 35; i++)
        {
            desk.Clock.Advance(TimeSpan.FromMinutes(20));
            Assert.NotNull(await desk.Sessions.Find(session!, default));
        }

        desk.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Null(await desk.Sessions.Find(session!, default));
    }

    [Theory, EveryDatabase]
    public async Task A_closed_browser_locks_nobody_out_and_signing_out_ends_one_session(RunningServer server)
    {
        var desk = await Desk.At(server);
        var (_, forgotten) = await desk.Sessions.Open(await desk.Ask("HR100001"), desk.LastPassword, default);
        var (_, second) = await desk.Sessions.Open(await desk.Ask("HR100001"), desk.LastPassword, default);
        Assert.NotNull(await desk.Sessions.Find(second!, default));
        await desk.Sessions.Close(forgotten!, default);
        Assert.Null(await desk.Sessions.Find(forgotten!, default));
        Assert.NotNull(await desk.Sessions.Find(second!, default));
    }

    [Theory, EveryDatabase]
    public async Task A_person_made_inactive_is_out_at_once_and_gets_no_password(RunningServer server)
    {
        var desk = await Desk.At(server);
        var (_, session) = await desk.Sessions.Open(await desk.Ask("HR100001"), desk.LastPassword, default);
        await server.Get<Database>().Write(s => s.Execute("update employee set active = 0 where hrms_code = 'HR100001'"), default);
        Assert.Null(await desk.Sessions.Find(session!, default));
        await desk.Ask("HR100001");
        Assert.Single(desk.Outbox.Shown);
    }

    private sealed record Desk(ManualClock Clock, OtpOutbox Outbox, OneTimePasswords Passwords, PortalSessions Sessions)
    {
        public string LastPassword => Outbox.Shown[0].Password;

        public string WrongPassword => LastPassword == "000000" ? "000001" : "000000";

        public static async Task<Desk> At(RunningServer server, PeopleOptions? options = null)
        {
            await SampleStaff.Add(server.Get<Database>());
            var clock = new ManualClock();
            var chosen = Options.Create(options ?? new PeopleOptions { ShowOutbox = true });
            var outbox = new OtpOutbox(chosen, NullLogger<OtpOutbox>.Instance);
            var passwords = new OneTimePasswords(server.Get<Database>(), clock, chosen, outbox);
            return new Desk(clock, outbox, passwords, new PortalSessions(server.Get<Database>(), clock, chosen, passwords));
        }

        public async Task<string> Ask(string code, string address = "10.0.0.1") => (await Passwords.Send(code, address, default)).Value;
    }
}
