using Lrs.Records.Terms;

namespace Lrs.Records.Statements.Querying;

/// <summary>In what detail statements are given out, 1.0.3 Communication 2.1.3; 2.0 4.1.6.1.</summary>
internal enum StatementFormat
{
    Exact,
    Ids,
    Canonical,
}

/// <summary>What a GET asks for: one statement, or those that carry all terms. <c>From</c> is where the last page ended.</summary>
internal sealed record StatementQuery
{
    public Guid? StatementId { get; init; }

    public Guid? VoidedStatementId { get; init; }

    public IReadOnlyList<Term> Terms { get; init; } = [];

    public DateTimeOffset? Since { get; init; }

    public DateTimeOffset? Until { get; init; }

    public int Limit { get; init; }

    public StatementFormat Format { get; init; }

    public bool Attachments { get; init; }

    public bool Ascending { get; init; }

    public long? From { get; init; }
}
