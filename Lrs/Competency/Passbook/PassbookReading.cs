using Lrs.Competency.Results;
using Lrs.Storage;
using Lrs.Web;

namespace Lrs.Competency.Passbook;

/// <summary>Words beside the figures.</summary>
internal static class PassbookReading
{
    /// <summary>What the levels reached and asked for mean.</summary>
    public static async Task<IReadOnlyDictionary<(string Competency, long Level), (Text Name, Text Description)>> Descriptions(
        Session session, IReadOnlyCollection<CompetencyResult> rows) =>
        rows.Count == 0
            ? new Dictionary<(string, long), (Text, Text)>()
            : (await session.Query<LevelRow>(
                """
                select competency, level, name_hi, name_en, description_hi, description_en from competency_level where competency in @ids
                """, new { ids = rows.Select(r => r.CompetencyId).Distinct().ToArray() }))
            .ToDictionary(l => (l.Competency, l.Level), l => (new Text(l.NameHi, l.NameEn), new Text(l.DescriptionHi, l.DescriptionEn)));

    /// <summary>Titles of published courses; a course of another place has none.</summary>
    public static async Task<IReadOnlyDictionary<string, Text>> CourseTitles(Session session, IReadOnlyCollection<string> slugs) =>
        slugs.Count == 0
            ? new Dictionary<string, Text>()
            : (await session.Query<TitleRow>("select slug, title_hi, title_en from course where slug in @slugs", new { slugs = slugs.ToArray() }))
            .ToDictionary(c => c.Slug, c => new Text(c.TitleHi, c.TitleEn));

    private sealed record LevelRow
    {
        public required string Competency { get; init; }
        public long Level { get; init; }
        public required string NameHi { get; init; }
        public required string NameEn { get; init; }
        public required string DescriptionHi { get; init; }
        public required string DescriptionEn { get; init; }
    }

    private sealed record TitleRow
    {
        public required string Slug { get; init; }
        public required string TitleHi { get; init; }
        public required string TitleEn { get; init; }
    }
}
