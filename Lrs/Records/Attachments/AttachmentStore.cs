using Lrs.Records.Statements;
using Lrs.Storage;
using Lrs.Web;

namespace Lrs.Records.Attachments;

/// <summary>An attachment whose bytes are here.</summary>
internal sealed record StoredAttachment
{
    public string Sha2 { get; init; } = "";

    public string Blob { get; init; } = "";
}

/// <summary>Which digests lie where.</summary>
internal sealed class AttachmentStore(Database database, StatementStore statements)
{
    private const int MostInOneQuery = 500;

    /// <summary>Stores statements with the attachments that came with them, whole or not at all; fails as <see cref="StatementStore.Store"/>.</summary>
    public async Task<Outcome<StoreResult>> Store(
        IReadOnlyList<Statement> batch, Authority authority, IReadOnlyList<ReceivedPart> parts, BlobTray tray, CancellationToken cancel)
    {
        // Named before the write: one that is run again finds what was stored already.
        IReadOnlyList<Statement> named = [.. batch.Select(one => one.Id is null ? one with { Id = StatementStore.NewId() } : one)];
        // Large files reach the disk before the write, which others wait for.
        tray.Settle();
        var stored = await database.WriteRepeatable(async session =>
        {
            var result = await statements.StoreWithin(session, named, authority);
            if (result.Failure is not null)
                return result;
            foreach (var part in parts.OrderBy(part => part.Sha2, StringComparer.Ordinal))
                await session.Execute(
                    "insert into attachment (sha2, blob, content_type, length) values (@sha2, @blob, @contentType, @length) on conflict (sha2) do nothing",
                    new { sha2 = part.Sha2, blob = part.Blob, contentType = part.ContentType ?? "application/octet-stream", length = part.Length });
            // Before the commit, so that no statement is ever seen without its attachment. It may be repeated with the write.
            tray.Keep();
            return result;
        }, cancel);
        if (stored.Failure is null)
            statements.Announce();
        return stored;
    }

    public async Task<IReadOnlyList<StoredAttachment>> Find(IReadOnlyCollection<string> sha2, CancellationToken cancel)
    {
        var found = new List<StoredAttachment>();
        foreach (var some in sha2.Chunk(MostInOneQuery))
            found.AddRange(await database.Read(session => session.Query<StoredAttachment>(
                "select sha2, blob from attachment where sha2 in @some", new { some }), cancel));
        return found;
    }
}
