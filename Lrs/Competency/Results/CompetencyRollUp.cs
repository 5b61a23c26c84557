using Lrs.Competency.Evidence;
using Lrs.Records.Stream;
using Lrs.Storage;

namespace Lrs.Competency.Results;

/// <summary>
/// Follows the stream: keeps the evidence in it and counts again everybody it touches, from all that is known of them.
/// </summary>
public sealed class CompetencyRollUp(StatementEvidence reader) : RollUp
{
    public const string RollUpName = "competency";

    public override string Name => RollUpName;

    public override async Task Apply(Session session, IReadOnlyList<StreamItem> items, DateTimeOffset now)
    {
        var evidence = items.Select(reader.Of).OfType<Rollup.CourseEvidence>().ToList();
        var voided = items.Select(item => item.Statement.Voids).OfType<Guid>().ToList();
        if (evidence.Count == 0 && voided.Count == 0)
            return;
        await Turn.Take(session);
        await EvidenceTable.Add(session, evidence);
        var touched = await EvidenceTable.Void(session, voided);
        await ResultTable.Count(session, [.. evidence.Select(e => e.Person).Union(touched)]);
    }

    public override async Task Clear(Session session)
    {
        await Turn.Take(session);
        foreach (var table in new[] { "competency_result", "competency_evidence", "competency_voided", "competency_recount" })
            await session.Execute($"delete from {table}");
    }
}
