using Lrs.Records.Statements.Storing;
using Lrs.Storage;

namespace Lrs.Records.Statements;

/// <summary>A row of the statement table. It is voided if a voiding statement points at it and it is none itself. 1.0.3 Data 2.3.2.</summary>
internal sealed record StatementRow
{
    /// <summary>Whether a row <c>s</c> is voided.</summary>
    public const string IsVoided =
        "s.voiding = 0 and exists (select 1 from statement_ref v where v.target = s.id and v.voids = 1)";

    public const string Columns = $"s.seq, s.stored, s.json, cast(case when {IsVoided} then 1 else 0 end as bigint) as voided";

    public long Seq { get; init; }

    public long Stored { get; init; }

    public byte[] Json { get; init; } = [];

    public long Voided { get; init; }

    /// <summary>The text as it is given out.</summary>
    public byte[] Text => StatementText.Open(Json, Stored);

    public StoredStatement Read() => new(Seq, StatementReader.ReadStored(Text), Instants.FromMicros(Stored), Voided == 1);
}
