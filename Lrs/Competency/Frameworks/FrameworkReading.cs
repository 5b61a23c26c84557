using Lrs.Storage;
using Lrs.Web;

namespace Lrs.Competency.Frameworks;

/// <summary>A dictionary in the list.</summary>
public sealed record FrameworkHead(string Id, long Version, Text Title, DateTimeOffset Applied);

/// <summary>A position in the list.</summary>
public sealed record PositionLine(string Id, Text Name, long Roles, long Competencies);

/// <summary>A competency in a list; the level is the one asked for, 0 where the list asks for none.</summary>
public sealed record CompetencyLine(string Id, string Type, Text Area, Text Name, int Level);

/// <summary>A role of a position: what is done in it and what that takes.</summary>
public sealed record RoleView(Node Role, IReadOnlyList<Node> WorkActivities, IReadOnlyList<CompetencyLine> Competencies);

/// <summary>A position with its roles.</summary>
public sealed record PositionView(Node Position, bool Retired, IReadOnlyList<RoleView> Roles);

/// <summary>A competency with its levels and who needs it.</summary>
public sealed record CompetencyView(CompetencyEntry Competency, bool Retired, IReadOnlyList<(PositionLine Position, int Level)> AskedFor);

/// <summary>Reads dictionaries for the pages.</summary>
public static class FrameworkReading
{
    /// <summary>All dictionaries, by title.</summary>
    public static async Task<IReadOnlyList<FrameworkHead>> All(Session session) =>
    [
        .. (await session.Query<HeadRow>("select id, version, title_hi, title_en, applied from framework order by title_en, id"))
            .Select(f => new FrameworkHead(f.Id, f.Version, new(f.TitleHi, f.TitleEn), Instants.FromMicros(f.Applied))),
    ];

    /// <summary>The positions in use, by id.</summary>
    public static async Task<IReadOnlyList<PositionLine>> Positions(Session session) =>
    [
        .. (await session.Query<PositionRow>(
            """
            select n.id, n.name_hi, n.name_en, (select count(*) from frac_edge e where e.parent = n.id) as roles,
                (select count(*) from required_level q where q.position = n.id) as competencies
            from frac_node n where n.kind = 'position' and n.retired = 0 order by n.id
            """)).Select(p => new PositionLine(p.Id, new(p.NameHi, p.NameEn), p.Roles, p.Competencies)),
    ];

    /// <summary>The competencies in use, by id.</summary>
    public static async Task<IReadOnlyList<CompetencyLine>> Competencies(Session session) =>
    [
        .. (await session.Query<LineRow>(
            $"select {LineRow.Columns}, cast(0 as bigint) as level from competency c where c.retired = 0 order by c.id")).Select(c => c.Read()),
    ];

    /// <summary>A position, retired or not; null where there is none.</summary>
    public static async Task<PositionView?> Position(Session session, string id)
    {
        var position = await session.Single<NodeRow>($"select {NodeColumns} from frac_node n where n.id = @id and n.kind = 'position'", new { id });
        if (position is null)
            return null;
        var views = new List<RoleView>();
        foreach (var role in await Below(session, id))
            views.Add(new(role, await Below(session, role.Id), [
                .. (await session.Query<LineRow>(
                    $"select {LineRow.Columns}, e.level from frac_edge e join competency c on c.id = e.child where e.parent = @Id order by c.id", new { role.Id }))
                    .Select(c => c.Read()),
            ]));
        return new(position.Read(), position.Retired == 1, views);
    }

    /// <summary>A competency, retired or not; null where there is none.</summary>
    public static async Task<CompetencyView?> Competency(Session session, string id)
    {
        var competency = await session.Single<CompetencyRow>($"select {CompetencyRow.Columns} from competency where id = @id", new { id });
        if (competency is null)
            return null;
        var levels = await session.Query<LevelRow>(
            """
            select competency, level, name_hi, name_en, description_hi, description_en, retired
            from competency_level where competency = @id and retired = 0 order by level
            """, new { id });
        var askedFor = await session.Query<AskedRow>(
            """
            select n.id, n.name_hi, n.name_en, q.level from required_level q join frac_node n on n.id = q.position
            where q.competency = @id order by n.id
            """, new { id });
        return new(
            competency.Read(levels), competency.Retired == 1,
            [.. askedFor.Select(p => (new PositionLine(p.Id, new(p.NameHi, p.NameEn), 0, 0), (int)p.Level))]);
    }

    private const string NodeColumns = "n.id, n.kind, n.name_hi, n.name_en, n.description_hi, n.description_en, n.retired";

    private static async Task<IReadOnlyList<Node>> Below(Session session, string parent) =>
    [
        .. (await session.Query<NodeRow>(
            $"select {NodeColumns} from frac_edge e join frac_node n on n.id = e.child where e.parent = @parent order by n.id", new { parent }))
            .Select(n => n.Read()),
    ];

    private sealed record HeadRow
    {
        public required string Id { get; init; }
        public long Version { get; init; }
        public required string TitleHi { get; init; }
        public required string TitleEn { get; init; }
        public long Applied { get; init; }
    }

    private sealed record PositionRow
    {
        public required string Id { get; init; }
        public required string NameHi { get; init; }
        public required string NameEn { get; init; }
        public long Roles { get; init; }
        public long Competencies { get; init; }
    }

    private sealed record AskedRow
    {
        public required string Id { get; init; }
        public required string NameHi { get; init; }
        public required string NameEn { get; init; }
        public long Level { get; init; }
    }

    private sealed record LineRow
    {
        public const string Columns = "c.id, c.type, c.area_hi, c.area_en, c.name_hi, c.name_en";

        public required string Id { get; init; }
        public required string Type { get; init; }
        public required string AreaHi { get; init; }
        public required string AreaEn { get; init; }
        public required string NameHi { get; init; }
        public required string NameEn { get; init; }
        public long Level { get; init; }

        public CompetencyLine Read() => new(Id, Type, new(AreaHi, AreaEn), new(NameHi, NameEn), (int)Level);
    }
}
