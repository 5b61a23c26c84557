using Lrs.Competency.Evidence;
using Lrs.Competency.Rollup;
using Lrs.Storage;

namespace Lrs.Competency.Results;

/// <summary>Writes what <see cref="CompetencyLevels"/> finds.</summary>
internal static class ResultTable
{
    /// <summary>Counts some persons from the whole set of their evidence and replaces their results. The caller has the turn.</summary>
    public static async Task Count(Session session, IReadOnlyCollection<string> persons)
    {
        if (persons.Count == 0)
            return;
        var evidence = await EvidenceTable.Of(session, persons);
        var rules = evidence.Count == 0
            ? []
            : await EvidenceRules.OfActivities(session, [.. evidence.Select(e => e.Activity).Distinct()]);
        await session.Execute("delete from competency_result where hrms_code in @persons", new { persons });
        var results =
            from one in evidence
            group one by one.Person into person
            from attained in CompetencyLevels.Of([.. person], rules)
            select (person.Key, attained);
        await Insert(session, [.. results]);
    }

    private static Task Insert(Session session, IReadOnlyList<(string Person, Attainment Attained)> results) => Bulk.Insert(
        session, "competency_result", "hrms_code, competency, level, acquired, statement_id, seq, evidence_count", "",
        [
            results.Select(one => one.Person).ToArray(), results.Select(one => one.Attained.Competency).ToArray(),
            results.Select(one => (long)one.Attained.Level).ToArray(), results.Select(one => Instants.ToMicros(one.Attained.Acquired)).ToArray(),
            results.Select(one => EvidenceTable.Key(one.Attained.StatementId)).ToArray(), results.Select(one => one.Attained.Seq).ToArray(),
            results.Select(one => (long)one.Attained.EvidenceCount).ToArray(),
        ]);
}
