using Lrs.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Lrs.Records.Stream;

/// <summary>Keeps every registered roll-up up to date. Results and cursor are saved in one write, so a crash changes nothing.</summary>
public sealed class RollUpRunner(
    IEnumerable<RollUp> rollUps,
    StatementStream stream,
    Database database,
    RollUpSignal signal,
    TimeProvider clock,
    ILogger<RollUpRunner> log) : BackgroundService
{
    private const int ItemsInOneWrite = 200;
    // Under load statements gather for this long, so that a roll-up costs a few commits a second and not one more for every commit.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan FreshPage = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _reading = new(1);
    private readonly IReadOnlyList<RollUp> _rollUps = [.. rollUps];
    private Page? _page;

    /// <summary>Applies everything that is in the stream now, for all roll-ups; for the scheduled job and for tests.</summary>
    public async Task Catchup(CancellationToken cancel)
    {
        foreach (var rollUp in _rollUps)
            while (await Step(rollUp, cancel) > 0)
                signal.Raise();
    }

    /// <summary>Empties one roll-up and applies the stream from the first statement on.</summary>
    public async Task Rebuild(string name, CancellationToken cancel)
    {
        var rollUp = Named(name);
        await database.Write(async session =>
        {
            await rollUp.Clear(session);
            await session.Execute(
                "insert into roll_up_cursor (name, seq, saved) values (@name, 0, @now) on conflict (name) do update set seq = 0, saved = excluded.saved",
                new { name, now = Instants.ToMicros(clock.GetUtcNow()) });
        }, cancel);
        while (await Step(rollUp, cancel) > 0)
        {
        }
    }

    /// <summary>How many places of the stream a roll-up has not reached yet.</summary>
    public async Task<long> LagOf(string name, CancellationToken cancel) =>
        Math.Max(0, await stream.Last(cancel) - await Cursor(Named(name).Name, cancel));

    /// <summary>The instant up to which a roll-up's figures are true.</summary>
    public async Task<DateTimeOffset> AsOf(string name, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var cursor = await Cursor(Named(name).Name, cancel);
        var next = await database.Read(session => session.Single<long?>(
            "select stored from statement where seq > @cursor order by seq limit 1", new { cursor }), cancel);
        return next is { } waiting ? Instants.FromMicros(waiting - 1) : now;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(_rollUps.Select(rollUp => Task.Run(() => Follow(rollUp, stoppingToken), stoppingToken)));

    private async Task Follow(RollUp rollUp, CancellationToken stopping)
    {
        var (pause, told) = (FirstPause, -1L);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var taken = await Step(rollUp, stopping);
                var reached = await Cursor(rollUp.Name, stopping);
                // Also where another node was quicker: its figures are shown here too.
                if (reached != told)
                    signal.Raise();
                told = reached;
                if (taken < ItemsInOneWrite)
                {
                    await stream.WaitForMore(reached, stopping);
                    await Task.Delay(Gathering, clock, stopping);
                }

                pause = FirstPause;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever goes wrong in one roll-up, it must go on later and must not stop the others.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                log.LogError(failure, "Roll-up {Name} failed; trying again in {Pause}", rollUp.Name, pause);
                await Task.Delay(pause, clock, stopping).ContinueWith(_ => { }, TaskScheduler.Default);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    /// <summary>One read and one write; returns how many items there were. Another runner that was quicker makes the write empty.</summary>
    private async Task<int> Step(RollUp rollUp, CancellationToken cancel)
    {
        var cursor = await Cursor(rollUp.Name, cancel);
        var items = await ReadOnce(cursor, cancel);
        if (items.Count == 0)
            return 0;
        using var step = RecordsMeter.Step(rollUp.Name, items.Count);
        var now = clock.GetUtcNow();
        await database.WriteAlong(async session =>
        {
            if (await Move(session, rollUp.Name, cursor, items[^1].Seq, now))
                await rollUp.Apply(session, items, now);
        }, cancel);
        return items.Count;
    }

    /// <summary>Roll-ups in step want the same page at the same time: it is read and parsed once. What is voided later comes later in the stream.</summary>
    private async Task<IReadOnlyList<StreamItem>> ReadOnce(long after, CancellationToken cancel)
    {
        await _reading.WaitAsync(cancel);
        try
        {
            var now = clock.GetUtcNow();
            if (_page is { } page && page.After == after && now - page.At < FreshPage)
                return page.Items;
            var items = await stream.Read(after, ItemsInOneWrite, cancel);
            _page = items.Count > 0 ? new Page(after, now, items) : null;
            return items;
        }
        finally
        {
            _reading.Release();
        }
    }

    private static async Task<bool> Move(Session session, string name, long from, long to, DateTimeOffset now)
    {
        await session.Execute(
            "insert into roll_up_cursor (name, seq, saved) values (@name, 0, 0) on conflict (name) do nothing", new { name });
        return await session.Execute(
            "update roll_up_cursor set seq = @to, saved = @now where name = @name and seq = @from",
            new { name, from, to, now = Instants.ToMicros(now) }) == 1;
    }

    private Task<long> Cursor(string name, CancellationToken cancel) =>
        database.Read(session => session.Single<long>("select seq from roll_up_cursor where name = @name", new { name }), cancel);

    public override void Dispose()
    {
        _reading.Dispose();
        base.Dispose();
    }

    private RollUp Named(string name) =>
        _rollUps.FirstOrDefault(rollUp => rollUp.Name == name)
        ?? throw new ArgumentException($"There is no roll-up '{name}', only {string.Join(", ", _rollUps.Select(r => r.Name))}.", nameof(name));

    private sealed record Page(long After, DateTimeOffset At, IReadOnlyList<StreamItem> Items);
}
