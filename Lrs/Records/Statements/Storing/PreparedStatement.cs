using Lrs.Records.Terms;

namespace Lrs.Records.Statements.Storing;

/// <summary>A statement ready to be stored: checked, its row packed, what it is found by listed. The statement itself is no longer held.</summary>
internal sealed record PreparedStatement(
    Guid Id, byte[] Row, IReadOnlyCollection<Term> Terms, IReadOnlyCollection<Identifier> People, Guid? Target, bool IsVoiding, bool HasTimestamp)
{
    public static PreparedStatement Of(Statement statement, Guid id, byte[] authority, Identifier who, string? department) => new(
        id,
        StatementText.Pack(StatementJson.Complete(statement, id, authority)),
        department is null ? StatementTerms.Of(statement, who) : [.. StatementTerms.Of(statement, who), StatementTerms.ReadBy(department)],
        StatementTerms.People(statement),
        (statement.Object as StatementReference)?.Id,
        statement.Voids is not null,
        statement.Timestamp is not null);

    /// <summary>The id as the tables keep it.</summary>
    public byte[] Key => KeyOf(Id);

    public static byte[] KeyOf(Guid id) => id.ToByteArray(bigEndian: true);
}

/// <summary>What became of a batch: stored, or refused whole because another statement has one of its ids.</summary>
internal sealed record Verdict(Guid? Conflict)
{
    public static readonly Verdict Stored = new((Guid?)null);
}

/// <summary>What a write did: a verdict for each batch, the numbers it gave out, and the moment of the last statement stored.</summary>
internal sealed record Written(IReadOnlyList<Verdict> Verdicts, IReadOnlyList<(Named Named, long Id)> Learned, long LastStored);
