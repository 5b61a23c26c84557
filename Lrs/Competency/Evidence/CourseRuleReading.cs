using System.Globalization;
using Lrs.Storage;
using Lrs.Web;

namespace Lrs.Competency.Evidence;

/// <summary>A rule as the author sees it; holders are the persons whose level rests on it.</summary>
public sealed record RuleLine(
    long Id, string Competency, Text CompetencyName, int Level, Text LevelName, string Requires, DateTimeOffset? CountsFrom, bool Retired, long Holders);

/// <summary>A level an author can choose. Its key is <c>CID0001/2</c>.</summary>
public sealed record LevelChoice(string Competency, Text CompetencyName, int Level, Text LevelName)
{
    public string Key => $"{Competency}/{Level}";
}

internal static class CourseRuleReading
{
    public static async Task<IReadOnlyList<RuleLine>> OfCourse(Session session, string slug) =>
    [
        .. (await session.Query<RuleRow>(
            """
            select r.id, r.competency, c.name_hi as competency_hi, c.name_en as competency_en, r.level, l.name_hi as level_hi, l.name_en as level_en,
                r.requires, r.counts_from, case when c.retired = 1 or l.retired = 1 then 1 else 0 end as retired,
                (select count(*) from competency_result g join competency_evidence e on e.statement_id = g.statement_id
                 where g.competency = r.competency and g.level = r.level and e.activity = r.activity) as holders
            from evidence_rule r
            join competency c on c.id = r.competency
            join competency_level l on l.competency = r.competency and l.level = r.level
            where r.course = @slug order by r.competency, r.level
            """, new { slug })).Select(r => new RuleLine(
                r.Id, r.Competency, new(r.CompetencyHi, r.CompetencyEn), (int)r.Level, new(r.LevelHi, r.LevelEn), r.Requires,
                r.CountsFrom is { } from ? Instants.FromMicros(from) : null, r.Retired == 1, r.Holders)),
    ];

    /// <summary>Every level of every competency in use.</summary>
    public static Task<IReadOnlyList<LevelChoice>> Levels(Session session) => Choices(session, "1 = 1", null);

    /// <summary>The level in use under a key; null where there is none.</summary>
    public static async Task<LevelChoice?> Level(Session session, string key) =>
        key.Split('/') is [var competency, var number] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var level)
            ? (await Choices(session, "c.id = @competency and l.level = @level", new { competency, level })).SingleOrDefault()
            : null;

    private static async Task<IReadOnlyList<LevelChoice>> Choices(Session session, string where, object? args) =>
    [
        .. (await session.Query<ChoiceRow>(
            $"""
            select c.id, c.name_hi as competency_hi, c.name_en as competency_en, l.level, l.name_hi as level_hi, l.name_en as level_en
            from competency c join competency_level l on l.competency = c.id
            where c.retired = 0 and l.retired = 0 and {where} order by c.id, l.level
            """, args)).Select(l => new LevelChoice(l.Id, new(l.CompetencyHi, l.CompetencyEn), (int)l.Level, new(l.LevelHi, l.LevelEn))),
    ];

    private sealed record RuleRow
    {
        public long Id { get; init; }
        public required string Competency { get; init; }
        public required string CompetencyHi { get; init; }
        public required string CompetencyEn { get; init; }
        public long Level { get; init; }
        public required string LevelHi { get; init; }
        public required string LevelEn { get; init; }
        public required string Requires { get; init; }
        public long? CountsFrom { get; init; }
        public long Retired { get; init; }
        public long Holders { get; init; }
    }

    private sealed record ChoiceRow
    {
        public required string Id { get; init; }
        public required string CompetencyHi { get; init; }
        public required string CompetencyEn { get; init; }
        public long Level { get; init; }
        public required string LevelHi { get; init; }
        public required string LevelEn { get; init; }
    }
}
