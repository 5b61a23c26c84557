using System.Text.Json.Nodes;
using Lrs.Competency.Evidence;
using Lrs.Competency.Results;
using Lrs.Records.Stream;
using Lrs.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Tests.Support;

namespace Tests.Competency.Results;

public sealed class RollUpTests
{
    [Theory, EveryDatabase]
    public async Task Every_order_and_every_cut_gives_the_same(RunningServer server)
    {
        await Figures.LoadDictionary(server.Services);
        await Figures.AddRule(server.Services, "CID0001", 2, "passed");
        await Figures.AddRule(server.Services, "CID0001", 1, "completed");
        await Figures.AddRule(server.Services, "CID0002", 1, "completed");
        JsonObject[] statements =
        [
            Said.Ended(1, "HR100001", "passed", day: 2),
            Said.Ended(2, "HR100001", "completed", day: 3),
            Said.Ended(3, "HR100001", "passed", day: 5),
            Said.Ended(4, "HR100002", "failed", day: 4),
            Said.Voids(5, target: 1),
        ];
        var read = statements.Select(Said.Read).ToList();
        var rollUp = new CompetencyRollUp(server.Get<StatementEvidence>());
        const string Expected =
            """
            HR100001 CID0001 2 since 2026-11-05 by 00000003, 2 statements
            HR100001 CID0002 1 since 2026-11-03 by 00000002, 2 statements
            """;
        foreach (var order in Permutations.Of(read))
            foreach (var cut in new[] { 1, 2, 5 })
            {
                var found = await server.Get<Database>().Write(async session =>
                {
                    await rollUp.Clear(session);
                    var items = order.Select((statement, i) => new StreamItem(i + 1, statement, DateTimeOffset.UnixEpoch, false));
                    foreach (var batch in items.Chunk(cut))
                        await rollUp.Apply(session, batch, DateTimeOffset.UnixEpoch);
                    return await Figures.All(session);
                }, CancellationToken.None);
                Assert.Equal(Expected, found, ignoreLineEndingDifferences: true);
            }
    }

    [Theory, EveryDatabase]
    public async Task Statements_become_figures_and_a_rebuild_gives_the_same(RunningServer server)
    {
        await Figures.LoadDictionary(server.Services);
        await Figures.AddRule(server.Services, "CID0001", 2, "passed");
        await Said.Store(server, Many(450));
        var runner = server.Get<RollUpRunner>();
        await runner.Catchup(CancellationToken.None);
        var followed = await Figures.All(server.Services);
        Assert.Equal(100, followed.Split('\n').Length);
        await runner.Rebuild(CompetencyRollUp.RollUpName, CancellationToken.None);
        Assert.Equal(followed, await Figures.All(server.Services));
    }

    [Fact]
    public async Task Killed_between_or_within_batches_it_goes_on_where_it_was()
    {
        await using var house = await QuietHouse.Build();
        await Figures.LoadDictionary(house.Services);
        await Figures.AddRule(house.Services, "CID0001", 2, "passed");
        await Said.Store(house.Services, Many(1000));
        var healthy = new CompetencyRollUp(house.Services.GetRequiredService<StatementEvidence>());
        await RunnerOf(house.Services, healthy).Catchup(CancellationToken.None);
        var expected = await Figures.All(house.Services);
        Assert.NotEqual("", expected);

        await StartOver(house.Services, healthy);
        for (var batch = 1; batch <= 4; batch++)
            await Assert.ThrowsAsync<InvalidOperationException>(() => RunnerOf(house.Services, new Dying(healthy, atBatch: 2)).Catchup(CancellationToken.None));
        await RunnerOf(house.Services, healthy).Catchup(CancellationToken.None);
        Assert.Equal(expected, await Figures.All(house.Services));
        Assert.Equal(0, await RunnerOf(house.Services, healthy).LagOf(healthy.Name, CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task Only_a_course_and_a_known_account_count(RunningServer server)
    {
        await Figures.LoadDictionary(server.Services);
        await Figures.AddRule(server.Services, "CID0001", 1, "completed");
        var stranger = Said.Ended(4, "HR100001", "completed");
        stranger["actor"]!["account"]!["homePage"] = "https://elsewhere.example";
        await Said.Store(
            server,
            Said.Ended(1, "HR100001", "completed", activity: Said.Course + "/lesson-1"),
            Said.Ended(2, "HR100001", "completed", activity: Said.Course + "?attempt=1"),
            Said.Ended(3, "HR100001", "experienced"),
            stranger,
            Said.Ended(5, "hr100002", "completed"));
        await server.Get<RollUpRunner>().Catchup(CancellationToken.None);
        Assert.StartsWith("HR100002 CID0001 1", Assert.Single((await Figures.All(server.Services)).Split('\n')));
    }

    [Theory, EveryDatabase]
    public async Task A_rule_made_later_counts_what_was_said_before_and_its_removal_takes_it_back(RunningServer server)
    {
        await Figures.LoadDictionary(server.Services);
        await Said.Store(server, Many(900));
        await server.Get<RollUpRunner>().Catchup(CancellationToken.None);
        Assert.Equal("", await Figures.All(server.Services));

        await Figures.AddRule(server.Services, "CID0002", 1, "completed");
        await server.Get<Recount>().CatchUp(CancellationToken.None);
        Assert.Equal(200, (await Figures.All(server.Services)).Split('\n').Length);

        var rule = (await server.Get<Database>().Read(session => EvidenceRules.OfCourse(session, "e-office"), CancellationToken.None))[0];
        await server.Get<Database>().Write(session => EvidenceRules.Remove(session, "e-office", rule.Id, 2), CancellationToken.None);
        await server.Get<Recount>().CatchUp(CancellationToken.None);
        Assert.Equal("", await Figures.All(server.Services));
        Assert.Null(await server.Get<Database>().Write(session => EvidenceRules.Remove(session, "e-office", rule.Id, 3), CancellationToken.None));
    }

    /// <summary>300 persons by turns: one passes, the next completes, the third fails, again and again. The first statement is voided before it is said.</summary>
    private static JsonObject[] Many(int count) =>
    [
        Said.Voids(100_000, target: 1),
        .. Enumerable.Range(0, count).Select(n => Said.Ended(
            n + 1, $"HR{n % 300:000000}", (n % 3) switch { 0 => "passed", 1 => "completed", _ => "failed" }, day: 1 + (n % 28))),
    ];

    private static RollUpRunner RunnerOf(IServiceProvider house, RollUp rollUp) => new(
        [rollUp], house.GetRequiredService<StatementStream>(), house.GetRequiredService<Database>(), new RollUpSignal(),
        TimeProvider.System, NullLogger<RollUpRunner>.Instance);

    private static Task StartOver(IServiceProvider house, RollUp rollUp) =>
        house.GetRequiredService<Database>().Write(async session =>
        {
            await rollUp.Clear(session);
            await session.Execute("update roll_up_cursor set seq = 0 where name = @Name", new { rollUp.Name });
        }, CancellationToken.None);

    /// <summary>Breaks down inside its n-th batch, after the figures were written and before the cursor is safe.</summary>
    private sealed class Dying(RollUp living, int atBatch) : RollUp
    {
        private int _batch;

        public override string Name => living.Name;

        public override async Task Apply(Session session, IReadOnlyList<StreamItem> items, DateTimeOffset now)
        {
            await living.Apply(session, items, now);
            if (++_batch >= atBatch)
                throw new InvalidOperationException("killed");
        }

        public override Task Clear(Session session) => living.Clear(session);
    }
}
