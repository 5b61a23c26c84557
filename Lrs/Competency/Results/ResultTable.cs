using Dapper;
using Lrs.Competency.Evidence;
using Lrs.Competency.Rollup;
using Lrs.Storage;

namespace Lrs.Competency.Results;

/// <summary>Writes what <see cref="CompetencyLevels"/> finds.</summary>
internal static class ResultTable
{
    private const int RowsInOneCommand = 200;

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
        foreach (var some in results.Chunk(RowsInOneCommand))
            await Insert(session, some);
    }

    private static Task<int> Insert(Session session, IReadOnlyList<(string Person, Attainment Attained)> results)
    {
        var args = new DynamicParameters();
        var rows = results.Select((result, i) =>
        {
            args.Add($"person{i}", result.Person);
            args.Add($"competency{i}", result.Attained.Competency);
            args.Add($"level{i}", (long)result.Attained.Level);
            args.Add($"acquired{i}", Instants.ToMicros(result.Attained.Acquired));
            args.Add($"statement{i}", EvidenceTable.Key(result.Attained.StatementId));
            args.Add($"seq{i}", result.Attained.Seq);
            args.Add($"count{i}", (long)result.Attained.EvidenceCount);
            return $"(@person{i}, @competency{i}, @level{i}, @acquired{i}, @statement{i}, @seq{i}, @count{i})";
        }).ToList();
        return session.Execute(
            $"""
            insert into competency_result (hrms_code, competency, level, acquired, statement_id, seq, evidence_count)
            values {string.Join(", ", rows)}
            """, args);
    }
}
