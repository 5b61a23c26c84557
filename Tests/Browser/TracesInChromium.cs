using Lrs.Storage;
using Tests.Browser.Road;
using Tests.Support;

namespace Tests.Browser;

/// <summary>
/// Conformance scripts of different kinds as a learner's browser plays them: the real page, the real adapter, the real server, buttons
/// and table of contents clicked, content taken away with its last words said while it goes. Each has a learner and courses of its own.
/// </summary>
[Collection("whole server")]
public sealed class TracesInChromium(Chromium chromium, TracesInChromium.House house) : IClassFixture<Chromium>, IClassFixture<TracesInChromium.House>
{
    [ChromiumTheory(Conformance = true)]
    [InlineData("CM-02a")] // Next and Previous, a lesson skipped by a rule
    [InlineData("CM-03a")] // jump, forwardOnly
    [InlineData("CM-05")] // content suspends the course, twice resumed; choice by content
    [InlineData("CM-07a")] // contents: disabled, hidden, choiceExit
    [InlineData("CM-07b")] // contents to begin with, skipped and forward only
    [InlineData("CM-09aa")] // the learner goes another way than the content says while it is taken away
    [InlineData("CM-09ca")] // the same where the learner suspends, and comes back
    [InlineData("CM-17a")] // contents: constrainChoice, preventActivation
    [InlineData("CO-07a")] // completion by measure, global objectives
    [InlineData("MS-01")] // measure rollup
    [InlineData("OB-03b")] // global objectives over three attempts and another course
    [InlineData("RU-04bc")] // rollup rules that send back
    [InlineData("RU-08a")] // buttons hidden by the package
    [InlineData("RU-09")] // rollup rules, a dozen lessons
    [InlineData("SX-04b")] // abandon: nothing is shown
    [InlineData("SX-09")] // content exits itself and the learner chooses
    [InlineData("SX-10c")] // a rule ends the course
    public async Task A_conformance_script_runs_as_written(string name)
    {
        await using var played = new PlayedTrace(house.Server, chromium.Browser, await house.Learner(), House.LearnerName);
        var differences = await played.Play(name);
        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences));
        Assert.True(played.Checks > 0);
    }

    /// <summary>One server for all scripts.</summary>
    public sealed class House : IAsyncLifetime
    {
        public const string LearnerName = "Asha Devi";

        private int _learners;

        public RunningServer Server { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Server = await RunningServer.Start();
            await Server.Get<Database>().Write(async session =>
            {
                await session.Execute("insert into department (code, name_hi, name_en) values ('EDU', 'शिक्षा विभाग', 'Education')");
                return await session.Execute("insert into office (code, department, district, name_hi, name_en) values ('EDU-01', 'EDU', 'Panchkula', 'निदेशालय', 'Directorate')");
            }, CancellationToken.None);
        }

        /// <summary>Somebody who has learned nothing yet.</summary>
        public async Task<string> Learner()
        {
            var code = $"HR{100_000 + ++_learners}";
            await Server.Get<Database>().Write(session => session.Execute(
                """
                insert into employee (hrms_code, name_hi, name_en, department, office, position, mobile, email, active, search)
                values (@code, 'आशा देवी', @name, 'EDU', 'EDU-01', 'PID0001', '9000000001', '', 1, '')
                """, new { code, name = LearnerName }), CancellationToken.None);
            return code;
        }

        public async Task DisposeAsync() => await Server.DisposeAsync();
    }
}
