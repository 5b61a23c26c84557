using Lrs.Storage;
using Lrs.Web;

namespace Lrs.Competency.Frameworks;

/// <summary>A framework as the tables hold it, with what was retired. Version 0 where it is not there yet.</summary>
internal sealed record StoredFramework(
    long Version,
    Text Title,
    IReadOnlyDictionary<string, (Node Node, bool Retired)> Nodes,
    IReadOnlyDictionary<string, (CompetencyEntry Competency, bool Retired)> Competencies,
    IReadOnlySet<(string Competency, int Level)> RetiredLevels,
    IReadOnlySet<Edge> Edges)
{
    public static async Task<StoredFramework> Load(Session session, string framework)
    {
        var head = await session.Single<HeadRow>("select version, title_hi, title_en from framework where id = @framework", new { framework });
        var nodes = await session.Query<NodeRow>(
            "select id, kind, name_hi, name_en, description_hi, description_en, retired from frac_node where framework = @framework", new { framework });
        var competencies = await session.Query<CompetencyRow>(
            $"select {CompetencyRow.Columns} from competency where framework = @framework", new { framework });
        var levels = await session.Query<LevelRow>(
            """
            select l.competency, l.level, l.name_hi, l.name_en, l.description_hi, l.description_en, l.retired
            from competency_level l join competency c on c.id = l.competency where c.framework = @framework order by l.competency, l.level
            """, new { framework });
        var edges = await session.Query<EdgeRow>("select parent, child, level from frac_edge where framework = @framework", new { framework });
        var levelsOf = levels.ToLookup(l => l.Competency);
        return new(
            head?.Version ?? 0,
            head is null ? new("", "") : new(head.TitleHi, head.TitleEn),
            nodes.ToDictionary(n => n.Id, n => (n.Read(), n.Retired == 1)),
            competencies.ToDictionary(c => c.Id, c => (c.Read(levelsOf[c.Id].Where(l => l.Retired == 0)), c.Retired == 1)),
            levels.Where(l => l.Retired == 1).Select(l => (l.Competency, (int)l.Level)).ToHashSet(),
            edges.Select(e => new Edge(e.Parent, e.Child, (int)e.Level)).ToHashSet());
    }

    private sealed record HeadRow
    {
        public long Version { get; init; }
        public required string TitleHi { get; init; }
        public required string TitleEn { get; init; }
    }

    private sealed record EdgeRow
    {
        public required string Parent { get; init; }
        public required string Child { get; init; }
        public long Level { get; init; }
    }
}

/// <summary>A row of <c>frac_node</c>.</summary>
internal sealed record NodeRow
{
    public required string Id { get; init; }
    public required string Kind { get; init; }
    public required string NameHi { get; init; }
    public required string NameEn { get; init; }
    public required string DescriptionHi { get; init; }
    public required string DescriptionEn { get; init; }
    public long Retired { get; init; }

    public Node Read() => new(Id, KindOf(Kind), new(NameHi, NameEn), new(DescriptionHi, DescriptionEn));

    public static string WordOf(NodeKind kind) => kind switch
    {
        NodeKind.Position => "position",
        NodeKind.Role => "role",
        _ => "activity",
    };

    private static NodeKind KindOf(string word) => word switch
    {
        "position" => NodeKind.Position,
        "role" => NodeKind.Role,
        _ => NodeKind.WorkActivity,
    };
}

/// <summary>A row of <c>competency</c>.</summary>
internal sealed record CompetencyRow
{
    public const string Columns = "id, type, area_hi, area_en, name_hi, name_en, description_hi, description_en, retired";

    public required string Id { get; init; }
    public required string Type { get; init; }
    public required string AreaHi { get; init; }
    public required string AreaEn { get; init; }
    public required string NameHi { get; init; }
    public required string NameEn { get; init; }
    public required string DescriptionHi { get; init; }
    public required string DescriptionEn { get; init; }
    public long Retired { get; init; }

    public CompetencyEntry Read(IEnumerable<LevelRow> levels) => new(
        Id, Type, new(AreaHi, AreaEn), new(NameHi, NameEn), new(DescriptionHi, DescriptionEn), [.. levels.Select(l => l.Read())]);
}

/// <summary>A row of <c>competency_level</c>.</summary>
internal sealed record LevelRow
{
    public required string Competency { get; init; }
    public long Level { get; init; }
    public required string NameHi { get; init; }
    public required string NameEn { get; init; }
    public required string DescriptionHi { get; init; }
    public required string DescriptionEn { get; init; }
    public long Retired { get; init; }

    public LevelEntry Read() => new((int)Level, new(NameHi, NameEn), new(DescriptionHi, DescriptionEn));
}
