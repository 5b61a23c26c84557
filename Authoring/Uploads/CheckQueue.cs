using Authoring.Checks;
using Authoring.Packages;
using Lrs.Storage;

namespace Authoring.Uploads;

/// <summary>
/// The waiting checks, in the upload table. A check is held by a lease that its worker renews; when the worker dies the lease
/// runs out and another takes it up, at most three times.
/// </summary>
public sealed class CheckQueue(Database database, TimeProvider clock)
{
    public const int MostTries = 3;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    /// <summary>Takes the oldest check nobody holds, with the number of this try; null where there is none.</summary>
    public Task<(Guid Id, int Try)?> Take(CancellationToken cancel) => database.Write<(Guid, int)?>(async session =>
    {
        var row = await session.Single<UploadRow>(
            """
            update upload set state = 'checking', progress = 0, tries = tries + 1, lease = @until, touched = @now
            where id = (select id from upload where state = 'waiting' or (state = 'checking' and lease < @now) order by created limit 1)
              and (state = 'waiting' or (state = 'checking' and lease < @now))
            returning id, tries
            """,
            new { now = Now(), until = Now() + (Lease.Ticks / TimeSpan.TicksPerMicrosecond) });
        return row is null ? null : (Guid.ParseExact(row.Id, "N"), (int)row.Tries);
    }, cancel);

    /// <summary>Keeps the lease and shows the progress.</summary>
    public Task Renew(Guid id, int percent, CancellationToken cancel) => database.Write(s => s.Execute(
        "update upload set lease = @until, progress = @percent where id = @id and state = 'checking'",
        new { until = Now() + (Lease.Ticks / TimeSpan.TicksPerMicrosecond), percent = (long)percent, id = $"{id:N}" }), cancel);

    /// <summary>Puts a check back that a stop interrupted; it does not count as a try.</summary>
    public Task PutBack(Guid id, CancellationToken cancel) => database.Write(s => s.Execute(
        "update upload set state = 'waiting', tries = tries - 1, lease = 0 where id = @id and state = 'checking'", new { id = $"{id:N}" }), cancel);

    /// <summary>Writes the end of a check; false where another worker had taken it up and ended it.</summary>
    public Task<bool> End(Guid id, UploadState state, IReadOnlyList<Finding> findings, Package? package, CancellationToken cancel) =>
        database.Write(async s => await s.Execute(
            "update upload set state = @state, progress = 100, findings = @findings, package = @package, lease = 0, touched = @now where id = @id and state = 'checking'",
            new
            {
                state = $"{state}".ToLowerInvariant(),
                findings = FindingsJson.Write(findings),
                package = package is null ? null : PackageJson.Write(package),
                now = Now(),
                id = $"{id:N}",
            }) > 0, cancel);

    /// <summary>Asks for the check of a checked zip once more, because a power cut took what was unpacked.</summary>
    public Task Again(Guid id, CancellationToken cancel) => database.Write(s => s.Execute(
        "update upload set state = 'waiting', progress = 0, tries = 0, lease = 0, package = null, touched = @now where id = @id and state = 'checked'",
        new { now = Now(), id = $"{id:N}" }), cancel);

    /// <summary>Marks what nobody came back for as thrown away; returns it, so that its files can go.</summary>
    public Task<IReadOnlyList<Guid>> Forget(TimeSpan keepArriving, TimeSpan keepChecked, CancellationToken cancel) =>
        database.Write<IReadOnlyList<Guid>>(async session =>
        [.. (await session.Query<UploadRow>(
            """
            update upload set state = 'thrownaway', package = null, touched = @now
            where (state = 'arriving' and touched < @arriving) or (state = 'checked' and touched < @checked) returning id
            """,
            new { now = Now(), arriving = Before(keepArriving), @checked = Before(keepChecked) })).Select(r => Guid.ParseExact(r.Id, "N"))], cancel);

    /// <summary>Those of the uploads that no longer need their zip.</summary>
    public Task<IReadOnlyList<Guid>> Ended(IReadOnlyList<Guid> uploads, CancellationToken cancel) => database.Read<IReadOnlyList<Guid>>(async session =>
    {
        var ended = new List<Guid>();
        foreach (var id in uploads)
            if (await session.Single<string>(
                "select state from upload where id = @id and state in ('arriving', 'waiting', 'checking', 'checked')", new { id = $"{id:N}" }) is null)
                ended.Add(id);
        return ended;
    }, cancel);

    private long Now() => Instants.ToMicros(clock.GetUtcNow());

    private long Before(TimeSpan age) => Instants.ToMicros(clock.GetUtcNow() - age);
}
