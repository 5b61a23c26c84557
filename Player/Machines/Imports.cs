using Authoring.Courses;
using Authoring.Uploads;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Player.Machines;

/// <summary>A package that came by the API and becomes a course version as soon as its check ends well.</summary>
public sealed record MachineImport
{
    public string Id { get; init; } = "";
    public string KeyName { get; init; } = "";
    public string Department { get; init; } = "";
    public string Slug { get; init; } = "";
    public string TitleHi { get; init; } = "";
    public string TitleEn { get; init; } = "";
    public string State { get; init; } = "";
    public long? Version { get; init; }
    public string? Problem { get; init; }
}

/// <summary>The imports, and the work that remains to be done for them.</summary>
public sealed class Imports(Database database, UploadDesk desk, Publisher publisher, CourseCatalog courses, BlobStore blobs, TimeProvider clock)
{
    private const string Columns = "id, key_name, department, slug, title_hi, title_en, state, version, problem";

    public Task<MachineImport?> Find(Guid id, CancellationToken cancel) => database.Read(
        session => session.Single<MachineImport>($"select {Columns} from machine_import where id = @id", new { id = $"{id:N}" }), cancel);

    /// <summary>Notes what becomes of an upload that has arrived.</summary>
    public Task Note(MachineImport import, CancellationToken cancel) => database.Write(session => session.Execute(
        $"""
        insert into machine_import (id, key_name, department, slug, title_hi, title_en, state, created)
        values (@Id, @KeyName, @Department, @Slug, @TitleHi, @TitleEn, 'open', {Instants.ToMicros(clock.GetUtcNow())})
        """, import), cancel);

    /// <summary>Publishes what has been checked; a crash in between finds it again.</summary>
    public async Task Advance(CancellationToken cancel)
    {
        var open = await database.Read(session => session.Query<MachineImport>($"select {Columns} from machine_import where state = 'open' order by created limit 50"), cancel);
        foreach (var import in open)
            if (await desk.Find(Guid.ParseExact(import.Id, "N"), cancel) is { } upload)
                await Advance(import, upload, cancel);
    }

    private async Task Advance(MachineImport import, Upload upload, CancellationToken cancel)
    {
        if (upload.IsInWork || upload.State == UploadState.Arriving)
            return;
        if (upload.State == UploadState.Published)
        {
            await End(import, "done", upload.Version, null, cancel);
            return;
        }

        if (upload.State != UploadState.Checked || upload.Package is null)
        {
            await End(import, "failed", null, "check", cancel);
            return;
        }

        var existing = await courses.Find(import.Slug, cancel);
        var title = upload.Package.Manifest.Deliverable().Title;
        var publication = new Publication(
            import.Slug, import.Department,
            new(import.TitleHi.Length > 0 ? import.TitleHi : existing?.Title.Hi ?? title, import.TitleEn.Length > 0 ? import.TitleEn : existing?.Title.En ?? title),
            existing?.Audience ?? [import.Department], $"key {import.KeyName}");
        var published = await publisher.Publish(new(upload.Package, upload.Findings, upload.FileName), blobs.Tray(upload.Id), publication, onlyNew: false, upload.Id, cancel);
        await End(
            import, published.Failure is null ? "done" : "failed", published.Failure is null ? published.Value.Id : null, published.Failure?.Problem.Message.En, cancel);
    }

    private Task End(MachineImport import, string state, long? version, string? problem, CancellationToken cancel) => database.Write(
        session => session.Execute("update machine_import set state = @state, version = @version, problem = @problem where id = @id", new { state, version, problem, id = import.Id }), cancel);
}

/// <summary>Looks for imports whose check has ended.</summary>
internal sealed class ImportWorker(Imports imports, TimeProvider clock, ILogger<ImportWorker> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await imports.Advance(stoppingToken);
                await timer.WaitForNextTickAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The work stands in the table; the next look finds it again.
            catch (Exception broken)
#pragma warning restore CA1031
            {
                log.LogError(broken, "Imports can't be worked on now; trying again");
                await Task.Delay(Every, clock, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }
}
