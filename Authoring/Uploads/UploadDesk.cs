using System.Buffers;
using System.Collections.Concurrent;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.Extensions.Options;

namespace Authoring.Uploads;

/// <summary>Takes zips in, piece by piece: begun with a size, appended at the offset reached, finished when whole.</summary>
public sealed class UploadDesk(
    Database database, UploadFolder folder, CheckBell bell, IOptions<AuthoringOptions> options, TimeProvider clock)
{
    private const int MostArrivingOfOneAuthor = 5;
    private const int LongestFileName = 255;
    private const int MostInList = 30;

    // Two tabs that send the same upload would mix their bytes.
    private readonly ConcurrentDictionary<Guid, bool> _receiving = new();

    /// <summary>Makes a place for a zip. TooLarge over the limit, TooMany when the author has five others arriving.</summary>
    public async Task<Outcome<Upload>> Begin(string department, string author, string fileName, long size, CancellationToken cancel)
    {
        if (size <= 0)
            return UploadFailures.Empty;
        if (size > options.Value.MostUploadBytes)
            return UploadFailures.TooLarge(options.Value.MostUploadBytes);
        var id = Guid.NewGuid();
        var now = Instants.ToMicros(clock.GetUtcNow());
        // A control character is no part of a name, and PostgreSQL takes no zero byte.
        var name = string.Concat(fileName.Where(c => !char.IsControl(c)).Take(LongestFileName));
        var begun = await database.Write(async session =>
        {
            if (await session.Single<long>("select count(*) from upload where author = @author and state = 'arriving'", new { author }) >= MostArrivingOfOneAuthor)
                return false;
            await session.Execute(
                """
                insert into upload (id, department, author, file_name, size, state, progress, tries, lease, created, touched)
                values (@id, @department, @author, @name, @size, 'arriving', 0, 0, 0, @now, @now)
                """,
                new { id = $"{id:N}", department, author, name, size, now });
            return true;
        }, cancel);
        return begun ? (await Find(id, cancel))! : UploadFailures.TooMany;
    }

    /// <summary>One upload with its findings and package; null where there is none.</summary>
    public Task<Upload?> Find(Guid id, CancellationToken cancel) => database.Read(async session =>
        (await session.Single<UploadRow>($"select {UploadRow.Columns}, findings, package from upload where id = @id", new { id = $"{id:N}" }))?.ToUpload(), cancel);

    /// <summary>The latest uploads of a department that still need somebody, or ended badly.</summary>
    public Task<IReadOnlyList<Upload>> Open(string department, CancellationToken cancel) => database.Read<IReadOnlyList<Upload>>(async session =>
        [.. (await session.Query<UploadRow>(
            $"""
            select {UploadRow.Columns} from upload where department = @department and state in ('arriving', 'waiting', 'checking', 'checked', 'refused', 'failed')
            order by created desc limit {MostInList}
            """, new { department })).Select(r => r.ToUpload())], cancel);

    /// <summary>
    /// Appends at <paramref name="offset"/> and returns the offset reached. Conflict where the offset is not the one reached
    /// or another request is sending; TooLarge past the size announced. What arrived before a broken connection stays.
    /// </summary>
    public async Task<Outcome<long>> Append(Upload upload, long offset, Stream body, CancellationToken cancel)
    {
        if (upload.State != UploadState.Arriving)
            return UploadFailures.Arrived;
        if (!_receiving.TryAdd(upload.Id, true))
            return UploadFailures.OtherTab;
        try
        {
            if (folder.Arrived(upload.Id) != offset)
                return UploadFailures.WrongOffset(folder.Arrived(upload.Id));
            await using var file = folder.Append(upload.Id);
            if (!await Copy(body, file, upload.Size - offset, cancel))
                return UploadFailures.MoreThanAnnounced;
        }
        finally
        {
            _receiving.TryRemove(upload.Id, out _);
        }

        await database.Write(s => s.Execute(
            "update upload set touched = @now where id = @id", new { now = Instants.ToMicros(clock.GetUtcNow()), id = $"{upload.Id:N}" }), cancel);
        return folder.Arrived(upload.Id);
    }

    /// <summary>Hands a whole zip over to its check. Conflict while bytes are missing; finishing twice is no harm.</summary>
    public async Task<Outcome<Upload>> Finish(Upload upload, CancellationToken cancel)
    {
        if (upload.State != UploadState.Arriving)
            return upload;
        if (folder.Arrived(upload.Id) != upload.Size)
            return UploadFailures.WrongOffset(folder.Arrived(upload.Id));
        await database.Write(s => s.Execute(
            "update upload set state = 'waiting', touched = @now where id = @id and state = 'arriving'",
            new { now = Instants.ToMicros(clock.GetUtcNow()), id = $"{upload.Id:N}" }), cancel);
        bell.Ring();
        return (await Find(upload.Id, cancel))!;
    }

    private static async Task<bool> Copy(Stream body, FileStream file, long most, CancellationToken cancel)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            for (int read; (read = await body.ReadAsync(buffer, cancel)) > 0; most -= read)
            {
                if (read > most)
                    return false;
                await file.WriteAsync(buffer.AsMemory(0, read), cancel);
            }

            file.Flush(flushToDisk: true);
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
