using System.Data.Common;
using Lrs.Records.Stream;
using Lrs.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Lrs.Training.Live;

/// <summary>
/// Knows when any roll-up last changed, on this node or another: woken by this process's own roll-ups,
/// and once a second it looks whether another node has moved a cursor.
/// </summary>
public sealed class FigureChanges(Database database, RollUpSignal signal, TimeProvider clock, ILogger<FigureChanges> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _last;

    /// <summary>The instant of the last change, in microseconds since 1970; 0 before the first.</summary>
    public long Last => Interlocked.Read(ref _last);

    /// <summary>Completes once there was a change after the one given; at once if there already was.</summary>
    public Task Changed(long since, CancellationToken cancel)
    {
        lock (_lock)
            return _last > since ? Task.CompletedTask : _next.Task.WaitAsync(cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var version = signal.Version;
            try
            {
                var saved = await database.Read(
                    session => session.Single<long>("select coalesce(max(saved), 0) from roll_up_cursor"), stoppingToken);
                if (saved > Last)
                    Raise(saved);
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

    private void Raise(long saved)
    {
        lock (_lock)
        {
            _last = saved;
            _next.SetResult();
            _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
