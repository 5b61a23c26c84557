using Lrs.Web;

namespace Lrs.Competency.Results;

/// <summary>A row of <see cref="CompetencyResults.Sql"/>: what one employee has reached, or should reach, of one competency.</summary>
public sealed record CompetencyResult
{
    public required string HrmsCode { get; init; }
    public required string NameHi { get; init; }
    public required string NameEn { get; init; }
    public required string DepartmentCode { get; init; }
    public required string DepartmentHi { get; init; }
    public required string DepartmentEn { get; init; }
    public required string OfficeCode { get; init; }
    public required string OfficeHi { get; init; }
    public required string OfficeEn { get; init; }
    public required string District { get; init; }
    public required string PositionId { get; init; }
    public required string PositionHi { get; init; }
    public required string PositionEn { get; init; }
    public required string CompetencyId { get; init; }
    public required string CompetencyHi { get; init; }
    public required string CompetencyEn { get; init; }
    public required string CompetencyType { get; init; }
    public required string AreaHi { get; init; }
    public required string AreaEn { get; init; }

    /// <summary>What the position asks for; null where it doesn't.</summary>
    public long? RequiredLevel { get; init; }

    /// <summary>What is reached; 0 where nothing is.</summary>
    public long Level { get; init; }
    public string? LevelHi { get; init; }
    public string? LevelEn { get; init; }

    /// <summary>Levels missing to what the position asks for; null where it doesn't.</summary>
    public long? Gap { get; init; }

    /// <summary>When the statement that gave the level says it happened, in microseconds.</summary>
    public long? AcquiredAt { get; init; }

    /// <summary>Statements that count for this competency.</summary>
    public long EvidenceCount { get; init; }

    /// <summary>Everything stored up to here is counted, in microseconds.</summary>
    public long AsOf { get; init; }

    public Text Name => new(NameHi, NameEn);

    public Text Competency => new(CompetencyHi, CompetencyEn);
}
