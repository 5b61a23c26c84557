using System.Data.Common;
using Authoring.Checks;
using Authoring.Packages;
using Lrs.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Authoring.Uploads;

/// <summary>Checks uploaded zips in the background, one after the other, and clears away what nobody came back for.</summary>
public sealed class CheckWorker(
    CheckQueue queue, CheckBell bell, UploadFolder folder, BlobStore blobs, PackageReader packages,
    IOptions<AuthoringOptions> options, TimeProvider clock, ILogger<CheckWorker> log) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWork = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await queue.Take(stoppingToken) is { } taken)
                    await Check(taken.Id, taken.Try, stoppingToken);
                await Forget(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The work stands in the table; a database or disk that comes back finds it there.
            catch (Exception broken)
#pragma warning restore CA1031
            {
                log.LogError(broken, "Uploads can't be worked on now; trying again in {Pause}", LookAgain);
            }

            await bell.Wait(LookAgain, clock, stoppingToken);
        }
    }

    private async Task Check(Guid id, int attempt, CancellationToken stop)
    {
        try
        {
            if (attempt > CheckQueue.MostTries)
                await End(id, UploadState.Failed, [CheckFindings.GaveUp], null);
            else if (folder.Open(id) is { } zip)
                await Check(id, zip, stop);
            else
                await End(id, UploadState.Failed, [CheckFindings.FileGone], null);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await queue.PutBack(id, CancellationToken.None);
            throw;
        }
#pragma warning disable CA1031 // One zip that breaks the check must not stop the next; the author's page and the log say it.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            log.LogError(broken, "The check of upload {Upload} broke", id);
            await End(id, UploadState.Failed, [CheckFindings.Broke], null);
        }
    }

    private async Task Check(Guid id, FileStream zip, CancellationToken stop)
    {
        await using var _ = zip;
        var percent = 0;
        using var done = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var renewing = Renew(id, () => Volatile.Read(ref percent), done.Token);
        PackageReading reading;
        try
        {
            reading = await Task.Run(() => packages.Read(zip, blobs.Tray(id), p => Volatile.Write(ref percent, p), stop), stop);
        }
        finally
        {
            await done.CancelAsync();
            await renewing;
        }

        await End(id, reading.Package is null ? UploadState.Refused : UploadState.Checked, reading.Findings, reading.Package);
    }

    private async Task Renew(Guid id, Func<int> percent, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(RenewEvery, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancel))
                await queue.Renew(id, percent(), cancel);
        }
        catch (DbException broken)
        {
            log.LogWarning(broken, "The progress of upload {Upload} could not be noted", id);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The check has ended.
        }
    }

    private async Task End(Guid id, UploadState state, IReadOnlyList<Finding> findings, Package? package)
    {
        if (!await queue.End(id, state, findings, package, CancellationToken.None))
            return;
        // The zip of a good package waits for its publication: it is kept beside the repaired copy.
        if (package is null)
        {
            folder.Delete(id);
            blobs.Tray(id).Discard();
        }
        else
        {
            // The author reads the findings meanwhile.
            blobs.Tray(id).Settle();
        }

        log.LogInformation("Upload {Upload}: {State}, {Codes}", id, state, string.Join(' ', findings.Select(f => f.Code).Distinct()));
    }

    private async Task Forget(CancellationToken cancel)
    {
        var forgotten = await queue.Forget(TimeSpan.FromHours(options.Value.KeepArrivingHours), TimeSpan.FromDays(options.Value.KeepCheckedDays), cancel);
        foreach (var id in forgotten)
        {
            folder.Delete(id);
            blobs.Tray(id).Discard();
        }

        // What a crash left between the end of an upload and the deletion of its zip and its files. A tray may also belong to no upload, and still be at work.
        foreach (var id in await queue.Ended(folder.Zips(), cancel))
            folder.Delete(id);
        foreach (var id in await queue.Ended(blobs.Trays(clock.GetUtcNow() - LongestWork), cancel))
            blobs.Tray(id).Discard();
    }
}
