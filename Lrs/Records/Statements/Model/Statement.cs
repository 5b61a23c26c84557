namespace Lrs.Records.Statements;

/// <summary>
/// A checked statement, immutable. <see cref="Json"/> is its exact text: as sent when it was just read,
/// complete with id, stored, authority and version when it comes from the store.
/// </summary>
public sealed record Statement
{
    public Guid? Id { get; init; }

    public required Actor Actor { get; init; }

    /// <summary>IRI of the verb.</summary>
    public required string Verb { get; init; }

    public required StatementObject Object { get; init; }

    public Result? Result { get; init; }

    public Context? Context { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>When the store took it; null until then.</summary>
    public DateTimeOffset? Stored { get; init; }

    /// <summary>Who vouches for it; the store sets its own.</summary>
    public Actor? Authority { get; init; }

    /// <summary>The version it names, else 1.0.0 or 2.0.0 by the request it came with.</summary>
    public required string Version { get; init; }

    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>Its own attachments and those of its sub-statement, each with its place in the statement.</summary>
    internal IEnumerable<(Attachment Attachment, string Place)> EveryAttachment =>
        Attachments.Select((one, i) => (one, $"/attachments/{i}"))
            .Concat(Object is SubStatement inner ? inner.Attachments.Select((one, i) => (one, $"/object/attachments/{i}")) : []);

    public required ReadOnlyMemory<byte> Json { get; init; }

    internal bool HasSingleContextActivity { get; init; }

    /// <summary>The statement this one voids, if it is a voiding statement. 1.0.3 Data 2.3.2; 2.0 4.2.5.</summary>
    public Guid? Voids => Verb == Verbs.Voided && Object is StatementReference target ? target.Id : null;
}

/// <summary>Verbs this house acts on or writes.</summary>
public static class Verbs
{
    public const string Voided = "http://adlnet.gov/expapi/verbs/voided";
}

/// <summary>A file that belongs to a statement, 1.0.3 Data 2.4.11; 2.0 4.2.2.6.</summary>
public sealed record Attachment(string UsageType, string ContentType, long Length, string Sha2, string? FileUrl);
