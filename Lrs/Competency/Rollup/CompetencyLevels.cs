namespace Lrs.Competency.Rollup;

/// <summary>The level a person has of one competency, since when, by which statement, and on how many statements it rests.</summary>
public sealed record Attainment(string Competency, int Level, DateTimeOffset Acquired, Guid StatementId, long Seq, int EvidenceCount);

/// <summary>
/// A person's competencies from the set of what is known and the rules: the highest level any evidence gives, since the earliest that gives it.
/// A later failure takes nothing away. Depends on the set alone, never on the order in which it came together.
/// </summary>
public static class CompetencyLevels
{
    /// <summary>The attainments of one person, by competency; <paramref name="evidence"/> holds no voided statement.</summary>
    public static IReadOnlyList<Attainment> Of(IReadOnlyCollection<CourseEvidence> evidence, IReadOnlyCollection<EvidenceRule> rules) =>
    [
        .. rules.GroupBy(rule => rule.Competency)
            .OrderBy(competency => competency.Key, StringComparer.Ordinal)
            .Select(competency => Attained(competency.Key, Counting(evidence, competency)))
            .OfType<Attainment>(),
    ];

    /// <summary>The evidence that counts for one competency and the highest level it gives, latest first: what stands behind a figure.</summary>
    public static IReadOnlyList<(CourseEvidence Evidence, int Level)> Behind(
        IReadOnlyCollection<CourseEvidence> evidence, IEnumerable<EvidenceRule> rulesOfCompetency) =>
        [.. Counting(evidence, rulesOfCompetency).OrderByDescending(c => c.Evidence.At).ThenByDescending(c => c.Evidence.StatementId)];

    private static List<(CourseEvidence Evidence, int Level)> Counting(IEnumerable<CourseEvidence> evidence, IEnumerable<EvidenceRule> rules)
    {
        var byActivity = rules.ToLookup(rule => rule.Activity);
        return
        [
            .. from one in evidence.DistinctBy(e => e.StatementId)
               let level = byActivity[one.Activity].Where(rule => rule.Counts(one)).Select(rule => rule.Level).DefaultIfEmpty().Max()
               where level > 0
               select (one, level),
        ];
    }

    private static Attainment? Attained(string competency, List<(CourseEvidence Evidence, int Level)> counting)
    {
        if (counting.Count == 0)
            return null;
        var (first, level) = counting.OrderByDescending(c => c.Level).ThenBy(c => c.Evidence.At).ThenBy(c => c.Evidence.StatementId).First();
        return new(competency, level, first.At, first.StatementId, first.Seq, counting.Count);
    }
}
