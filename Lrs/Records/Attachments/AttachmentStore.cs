using Lrs.Storage;

namespace Lrs.Records.Attachments;

/// <summary>An attachment whose bytes are here.</summary>
internal sealed record StoredAttachment
{
    public string Sha2 { get; init; } = "";

    public string Blob { get; init; } = "";

    public string ContentType { get; init; } = "";
}

/// <summary>Which digests lie where. Written before the statements, so that no statement is without its attachment.</summary>
internal sealed class AttachmentStore(Database database)
{
    private const int MostInOneQuery = 500;

    public Task Save(IReadOnlyList<ReceivedPart> parts, CancellationToken cancel) => database.Write(async session =>
    {
        foreach (var part in parts.OrderBy(part => part.Sha2, StringComparer.Ordinal))
            await session.Execute(
                "insert into attachment (sha2, blob, content_type, length) values (@sha2, @blob, @contentType, @length) on conflict (sha2) do nothing",
                new { sha2 = part.Sha2, blob = part.Blob, contentType = part.ContentType ?? "application/octet-stream", length = part.Length });
    }, cancel);

    public async Task<IReadOnlyList<StoredAttachment>> Find(IReadOnlyCollection<string> sha2, CancellationToken cancel)
    {
        var found = new List<StoredAttachment>();
        foreach (var some in sha2.Chunk(MostInOneQuery))
            found.AddRange(await database.Read(session => session.Query<StoredAttachment>(
                "select sha2, blob, content_type from attachment where sha2 in @some", new { some }), cancel));
        return found;
    }
}
