using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Player.Moves;

/// <summary>Works on the moves that were asked for; a crash in between goes on where it stopped.</summary>
internal sealed class MoveWorker(MoveStore moves, Mover mover, TimeProvider clock, ILogger<MoveWorker> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                for (var move = await moves.Take(stoppingToken); move is not null; move = await moves.Find(move.Id, stoppingToken))
                    if (!await mover.Step(move, stoppingToken))
                        break;
                await timer.WaitForNextTickAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The move stands in the table; the next look finds it again.
            catch (Exception broken)
#pragma warning restore CA1031
            {
                log.LogError(broken, "Moves can't be worked on now; trying again");
                await Task.Delay(Every, clock, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }
}
