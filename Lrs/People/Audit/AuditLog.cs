using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Lrs.Storage;

namespace Lrs.People;

/// <summary>One thing somebody did. The hash covers the entry and the hash before it.</summary>
public sealed record AuditEntry
{
    public long Number { get; init; }
    public long At { get; init; }
    public required string Who { get; init; }
    public required string Act { get; init; }
    public required string Subject { get; init; }
    public required string Detail { get; init; }
    public required string Previous { get; init; }
    public required string Hash { get; init; }

    /// <summary>SHA-256 over every field, each with its length before it so that no two entries read alike.</summary>
    public string ComputeHash()
    {
        var content = new StringBuilder();
        foreach (var field in new[] { Previous, Number.ToString(), At.ToString(), Who, Act, Subject, Detail })
            content.Append(field.Length).Append(':').Append(field);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToString())));
    }
}

/// <summary>The end of the chain. Noted down elsewhere, it proves later that nothing before it was changed.</summary>
public sealed record AuditSeal(long Number, string Hash);

/// <summary>Who did what: only ever appended to, each entry sealed by the next.</summary>
public static class AuditLog
{
    private const string Columns = "number, at, who, act, subject, detail, previous, hash";
    private const int PageOfVerification = 1000;
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>
    /// Adds an entry to the caller's transaction: the deed and its entry are kept together or not at all.
    /// <paramref name="who"/> is an HRMS code, or a word such as <c>system</c>; <paramref name="detail"/> becomes JSON.
    /// </summary>
    public static async Task Append(Session session, long at, string who, string act, string subject, object? detail = null)
    {
        // The update locks the head before it is read, so two writers can't both continue the same entry.
        var end = (await session.Single<Head>("update audit_head set number = number + 1 where id = 1 returning number, hash"))!;
        var entry = new AuditEntry
        {
            Number = end.Number,
            At = at,
            Who = who,
            Act = act,
            Subject = subject,
            Detail = detail is null ? "{}" : JsonSerializer.Serialize(detail, Readable),
            Previous = end.Hash,
            Hash = "",
        };
        entry = entry with { Hash = entry.ComputeHash() };
        await session.Execute(
            $"insert into audit_entry ({Columns}) values (@Number, @At, @Who, @Act, @Subject, @Detail, @Previous, @Hash)", entry);
        await session.Execute("update audit_head set hash = @Hash where id = 1", new { entry.Hash });
    }

    /// <summary>The newest entries before a number, newest first; 0 begins at the end.</summary>
    public static Task<IReadOnlyList<AuditEntry>> Page(Session session, long before, int size) =>
        session.Query<AuditEntry>(
            $"select {Columns} from audit_entry where @before = 0 or number < @before order by number desc limit @size",
            new { before, size });

    /// <summary>Recomputes the whole chain; the number of the first entry that doesn't fit, or null where all is well.</summary>
    public static async Task<long?> FirstBroken(Session session)
    {
        var (number, hash) = (0L, "");
        for (IReadOnlyList<AuditEntry> page; (page = await After(session, number)).Count > 0;)
            foreach (var entry in page)
            {
                if (entry.Number != number + 1 || entry.Previous != hash || entry.Hash != entry.ComputeHash())
                    return number + 1;
                (number, hash) = (entry.Number, entry.Hash);
            }

        var seal = await Seal(session);
        return seal.Number == number && seal.Hash == hash ? null : number + 1;
    }

    /// <summary>The end of the chain.</summary>
    public static async Task<AuditSeal> Seal(Session session)
    {
        var head = (await session.Single<Head>("select number, hash from audit_head where id = 1"))!;
        return new AuditSeal(head.Number, head.Hash);
    }

    private static Task<IReadOnlyList<AuditEntry>> After(Session session, long number) =>
        session.Query<AuditEntry>(
            $"select {Columns} from audit_entry where number > @number order by number limit @size",
            new { number, size = PageOfVerification });

    private sealed record Head
    {
        public long Number { get; init; }
        public required string Hash { get; init; }
    }
}
