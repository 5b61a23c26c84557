using Lrs.Competency.Results;
using static Lrs.Reports.Feeds.ColumnKind;

namespace Lrs.Reports.Feeds;

/// <summary>What each employee has reached, or should reach, of each competency.</summary>
public static class CompetencyResultsFeed
{
    public static readonly Feed Feed = new(
        "CompetencyResults",
        "CompetencyResult",
        CompetencyResults.Sql,
        [
            new("HrmsCode", "hrms_code", "Employee_Id", Text),
            new("NameEn", "name_en", "Full_Name", Text),
            new("NameHi", "name_hi", "Full_Name_Hindi", Text),
            new("PositionId", "position_id", "Designation_Id", Text),
            new("PositionEn", "position_en", "Designation", Text),
            new("PositionHi", "position_hi", "Designation_Hindi", Text),
            new("DepartmentCode", "department_code", "mdoid", Text),
            new("DepartmentEn", "department_en", "Department", Text),
            new("DepartmentHi", "department_hi", "Department_Hindi", Text),
            new("OfficeCode", "office_code", "Organization_Id", Text),
            new("OfficeEn", "office_en", "Organization", Text),
            new("OfficeHi", "office_hi", "Organization_Hindi", Text),
            new("District", "district", "District", Text),
            new("CompetencyId", "competency_id", "Competency_Id", Text),
            new("CompetencyEn", "competency_en", "Competency", Text),
            new("CompetencyHi", "competency_hi", "Competency_Hindi", Text),
            new("CompetencyType", "competency_type", "Competency_Type", Text),
            new("AreaEn", "area_en", "Competency_Area", Text),
            new("AreaHi", "area_hi", "Competency_Area_Hindi", Text),
            new("RequiredLevel", "required_level", "Required_Level", Number, Nullable: true),
            new("Level", "level", "Level", Number),
            new("LevelEn", "level_en", "Level_Name", Text, Nullable: true),
            new("LevelHi", "level_hi", "Level_Name_Hindi", Text, Nullable: true),
            new("Gap", "gap", "Gap", Number, Nullable: true),
            new("AcquiredAt", "acquired_at", "Acquired_On", Instant, Nullable: true),
            new("EvidenceCount", "evidence_count", "Evidence_Count", Number),
            new("AsOf", "as_of", "Report_Last_Generated_On", Instant),
        ],
        ["HrmsCode", "CompetencyId"],
        "f.department_code",
        "f.hrms_code");
}
