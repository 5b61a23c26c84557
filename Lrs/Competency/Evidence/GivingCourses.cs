using Lrs.Storage;
using Lrs.Web;

namespace Lrs.Competency.Evidence;

/// <summary>A published course that gives a level of a competency.</summary>
public sealed record GivingCourse(string Slug, Text Title, string Competency, int Level, string Requires);

internal static class GivingCourses
{
    /// <summary>The courses that give some competencies, lowest level first.</summary>
    public static async Task<IReadOnlyList<GivingCourse>> Of(Session session, IReadOnlyCollection<string> competencies) =>
    [
        .. (await session.Query<Row>(
            """
            select r.course, c.title_hi, c.title_en, r.competency, r.level, r.requires
            from evidence_rule r join course c on c.slug = r.course
            where r.competency in @competencies order by r.competency, r.level, c.title_en
            """, new { competencies })).Select(r => new GivingCourse(r.Course, new(r.TitleHi, r.TitleEn), r.Competency, (int)r.Level, r.Requires)),
    ];

    private sealed record Row
    {
        public required string Course { get; init; }
        public required string TitleHi { get; init; }
        public required string TitleEn { get; init; }
        public required string Competency { get; init; }
        public long Level { get; init; }
        public required string Requires { get; init; }
    }
}
