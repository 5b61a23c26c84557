using Lrs.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Lrs.Records.Stream;

/// <summary>Hears that another node has stored statements. What it misses, followers find by looking once a second.</summary>
internal sealed class OtherNodes(Database database, StatementSignal signal, TimeProvider clock, ILogger<OtherNodes> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await database.Listen(StatementSignal.Channel, signal.Raise, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The database may be away for a while; this node goes on and listens again.
            catch (Exception gone)
#pragma warning restore CA1031
            {
                log.LogWarning(gone, "Other nodes are not heard; listening again in {Pause}", Pause);
                await Task.Delay(Pause, clock, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }
}
