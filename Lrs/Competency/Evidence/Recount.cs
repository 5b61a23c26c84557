using Lrs.Competency.Results;
using Lrs.Records.Stream;
using Lrs.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Lrs.Competency.Evidence;

/// <summary>
/// Works off changed rules, some persons in each write, so that nobody else waits long. What is left is in the table: a restart goes on there.
/// </summary>
public sealed class Recount(Database database, RollUpSignal signal, TimeProvider clock, ILogger<Recount> log) : BackgroundService
{
    private const int PersonsInOneWrite = 200;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _asked = new(0);

    /// <summary>Notes that everybody with evidence of an activity must be counted again.</summary>
    internal static Task Ask(Session session, string activity, long now) =>
        session.Execute(
            """
            insert into competency_recount (activity, after, asked) values (@activity, '', @now)
            on conflict (activity) do update set after = '', asked = excluded.asked
            """, new { activity, now });

    /// <summary>Whether a recount of an activity is still under way.</summary>
    public static async Task<bool> IsUnderWay(Session session, string activity) =>
        await session.Single<long?>("select asked from competency_recount where activity = @activity", new { activity }) is not null;

    /// <summary>Begins at once what was asked for in a write that is now committed.</summary>
    public void Wake() => _asked.Release();

    /// <summary>Counts until nothing is left.</summary>
    public async Task CatchUp(CancellationToken cancel)
    {
        while (await database.Read(Next, cancel) is not null)
        {
            await database.Write(Step, cancel);
            signal.Raise();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CatchUp(stoppingToken);
                // Also asked for by another node, which can't wake this one: it may have stopped since.
                await _asked.WaitAsync(LongestWait, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever goes wrong now, what is left is in the table and must be tried again.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                log.LogError(failure, "Counting competencies again failed; trying again in {Pause}", LongestWait);
                await Task.Delay(LongestWait, clock, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }

    private static Task<Left?> Next(Session session) =>
        session.Single<Left>("select activity, after from competency_recount order by asked, activity limit 1");

    private static async Task Step(Session session)
    {
        await Turn.Take(session);
        // Another node may have done it meanwhile.
        if (await Next(session) is not { } next)
            return;
        var persons = await EvidenceTable.PersonsOf(session, next.Activity, next.After, PersonsInOneWrite);
        await ResultTable.Count(session, persons);
        await session.Execute(
            persons.Count < PersonsInOneWrite
                ? "delete from competency_recount where activity = @Activity"
                : "update competency_recount set after = @last where activity = @Activity",
            new { next.Activity, last = persons is [.., var last] ? last : "" });
    }

    private sealed record Left
    {
        public required string Activity { get; init; }
        public required string After { get; init; }
    }
}
