using Lrs.Records.Door;
using Lrs.Storage;
using Lrs.Web;

namespace Lrs.Records.Documents;

/// <summary>Keeps documents. Every change is conditional on what was seen, so of racing writers none overwrites another unseen.</summary>
internal sealed class DocumentStore(Database database, TimeProvider clock)
{
    public Task<Document?> Find(DocumentKey key, CancellationToken cancel) => database.Read(session => Find(session, key), cancel);

    /// <summary>Ids and instants of the documents of a shelf changed after an instant; all registrations if none is named.</summary>
    public Task<IReadOnlyList<Document>> List(Shelf shelf, Guid? registration, DateTimeOffset? since, CancellationToken cancel) =>
        database.Read(session => session.Query<Document>(
            "select id, updated from document where shelf = @shelf and updated > @since and (@registration = '' or registration = @registration) order by updated, id",
            new
            {
                shelf = shelf.Digest,
                since = since is { } instant ? Instants.ToMicros(instant) : long.MinValue,
                registration = registration?.ToString("D") ?? "",
            }), cancel);

    /// <summary>
    /// Decides on the document as it stands and writes what was decided, as one conditional write: if it changed in between,
    /// it decides again. A Failure of <paramref name="decide"/> changes nothing.
    /// </summary>
    public async Task<Outcome<bool>> Change(
        DocumentKey key, Func<Document?, Outcome<(string ContentType, byte[] Body)>> decide, CancellationToken cancel)
    {
        while (true)
        {
            var result = await database.Write(async session =>
            {
                var now = await Find(session, key);
                var decided = decide(now);
                return decided.Failure is { } failure
                    ? (Outcome<bool>)failure
                    : await Save(session, key, now, decided.Value.ContentType, decided.Value.Body);
            }, cancel);
            if (result.Failure is not null || result.Value)
                return result;
        }
    }

    /// <summary>Removes one document if <paramref name="check"/> allows it; no document is no failure.</summary>
    public async Task<Failure?> Remove(DocumentKey key, Func<Document?, Failure?> check, CancellationToken cancel)
    {
        while (true)
        {
            var (failure, done) = await database.Write(async session =>
            {
                var now = await Find(session, key);
                if (check(now) is { } refused)
                    return (refused, true);
                return ((Failure?)null, now is null || await session.Execute(
                    "delete from document where key = @key and etag = @etag", new { key = key.Digest, etag = now.Etag }) == 1);
            }, cancel);
            if (failure is not null || done)
                return failure;
        }
    }

    /// <summary>Removes every document of a shelf; all registrations if none is named.</summary>
    public Task RemoveAll(Shelf shelf, Guid? registration, CancellationToken cancel) => database.Write(session => session.Execute(
        "delete from document where shelf = @shelf and (@registration = '' or registration = @registration)",
        new { shelf = shelf.Digest, registration = registration?.ToString("D") ?? "" }), cancel);

    private async Task<Outcome<bool>> Save(Session session, DocumentKey key, Document? now, string contentType, byte[] body)
    {
        var row = new
        {
            key = key.Digest,
            shelf = key.Shelf.Digest,
            registration = key.RegistrationText,
            id = key.Id,
            contentType,
            etag = EntityTag.Of(body),
            updated = Math.Max(Instants.ToMicros(clock.GetUtcNow()), (now?.Updated ?? 0) + 1),
            body,
            seen = now?.Etag ?? "",
        };
        return await session.Execute(
            now is null
                ? "insert into document (key, shelf, registration, id, content_type, etag, updated, body) values (@key, @shelf, @registration, @id, @contentType, @etag, @updated, @body) on conflict (key) do nothing"
                : "update document set content_type = @contentType, etag = @etag, updated = @updated, body = @body where key = @key and etag = @seen",
            row) == 1;
    }

    private static Task<Document?> Find(Session session, DocumentKey key) =>
        session.Single<Document>("select id, content_type, etag, updated, body from document where key = @key", new { key = key.Digest });
}
