using System.Data.Common;
using Lrs.Records.Stream;
using Lrs.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Lrs.Training.Live;

/// <summary>
/// Counts the changes of any roll-up, on this node or another: woken by this process's own roll-ups and recounts,
/// and once a second it looks whether another node has moved a cursor.
/// </summary>
public sealed class FigureChanges(Database database, RollUpSignal signal, TimeProvider clock, ILogger<FigureChanges> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _last;

    /// <summary>How many changes there were since this process started.</summary>
    public long Last => Interlocked.Read(ref _last);

    /// <summary>Completes once there was a change after the one given; at once if there already was.</summary>
    public Task Changed(long since, CancellationToken cancel)
    {
        lock (_lock)
            return _last > since ? Task.CompletedTask : _next.Task.WaitAsync(cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (seen, cursors) = (signal.Version, -1L);
        while (!stoppingToken.IsCancellationRequested)
        {
            var version = signal.Version;
            try
            {
                var moved = await database.Read(
                    session => session.Single<long>("select cast(coalesce(sum(seq), 0) as bigint) from roll_up_cursor"), stoppingToken);
                if (moved != cursors || version != seen)
                    Raise();
                (seen, cursors) = (version, moved);
            }
            catch (DbException broken)
            {
                log.LogWarning(broken, "Could not look whether figures changed; looking again in {Pause}", Look);
            }

            using var pause = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(signal.Changed(version, pause.Token), Task.Delay(Look, clock, pause.Token));
            await pause.CancelAsync();
        }
    }

    private void Raise()
    {
        lock (_lock)
        {
            _last++;
            _next.SetResult();
            _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
