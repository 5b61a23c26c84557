using Lrs.Competency.Results;
using Lrs.Storage;
using Lrs.Web;

namespace Lrs.Reports.Boards;

/// <summary>One competency in one department: whose position requires it, and who has reached which level.</summary>
public sealed record CompetencyFigures
{
    public string CompetencyId { get; init; } = "";

    public string CompetencyHi { get; init; } = "";

    public string CompetencyEn { get; init; } = "";

    public long Required { get; init; }

    /// <summary>Of those required, who has the level.</summary>
    public long Met { get; init; }

    /// <summary>Who has reached any level, required or not.</summary>
    public long Reached { get; init; }

    public IReadOnlyList<LevelFigures> Levels { get; init; } = [];

    public Text Name => new(CompetencyHi, CompetencyEn);

    public long Gap => Required - Met;

    /// <summary>The competencies that somebody in a department has or needs.</summary>
    public static async Task<IReadOnlyList<CompetencyFigures>> Of(Session session, string department)
    {
        var levels = (await session.Query<LevelFigures>(
            $"""
            select r.competency_id, r.level, r.level_hi, r.level_en, count(*) as persons from ({CompetencyResults.Sql}) r
            where r.department_code = @department and r.level > 0
            group by r.competency_id, r.level, r.level_hi, r.level_en order by r.level
            """, new { department, asOf = 0L })).ToLookup(l => l.CompetencyId);
        var rows = await session.Query<CompetencyFigures>(
            $"""
            select r.competency_id, r.competency_hi, r.competency_en,
                   sum(case when r.required_level is not null then 1 else 0 end) as required,
                   sum(case when r.required_level is not null and r.level >= r.required_level then 1 else 0 end) as met,
                   sum(case when r.level > 0 then 1 else 0 end) as reached
            from ({CompetencyResults.Sql}) r
            where r.department_code = @department
            group by r.competency_id, r.competency_hi, r.competency_en order by reached desc, required desc, r.competency_id
            """, new { department, asOf = 0L });
        return [.. rows.Select(r => r with { Levels = [.. levels[r.CompetencyId]] })];
    }
}

/// <summary>How many persons have reached exactly one level.</summary>
public sealed record LevelFigures
{
    public string CompetencyId { get; init; } = "";

    public long Level { get; init; }

    public string? LevelHi { get; init; }

    public string? LevelEn { get; init; }

    public long Persons { get; init; }

    public Text Name => new(LevelHi ?? $"{Level}", LevelEn ?? $"{Level}");
}
