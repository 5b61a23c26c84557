using Lrs.People;
using Lrs.Storage;

namespace Lrs.Competency.Frameworks;

/// <summary>Writes a dictionary over what is stored.</summary>
internal static class FrameworkTables
{
    /// <summary>The first id of the file that another framework has; null where there is none.</summary>
    public static async Task<(string Id, string Framework)?> IdOfAnother(Session session, FracDictionary file)
    {
        var ids = file.Nodes.Select(n => n.Id).Concat(file.Competencies.Select(c => c.Id));
        foreach (var some in ids.Chunk(500))
        {
            var taken = await session.Single<Taken>(
                """
                select id, framework from frac_node where framework <> @Framework and id in @some
                union all select id, framework from competency where framework <> @Framework and id in @some order by id limit 1
                """, new { file.Framework, some });
            if (taken is not null)
                return (taken.Id, taken.Framework);
        }

        return null;
    }

    public static async Task Write(Session session, FracDictionary file, string who, long now)
    {
        await session.Execute(
            """
            insert into framework (id, version, title_hi, title_en, applied, applied_by) values (@Framework, @Version, @Hi, @En, @now, @who)
            on conflict (id) do update set version = excluded.version, title_hi = excluded.title_hi, title_en = excluded.title_en,
                applied = excluded.applied, applied_by = excluded.applied_by
            """, new { file.Framework, file.Version, file.Title.Hi, file.Title.En, now, who });
        await Retire(session, file.Framework);
        await WriteNodes(session, file);
        await WriteCompetencies(session, file);
        await WriteRelations(session, file);
        await Posts.Put(session, file.Nodes.Where(n => n.Kind == NodeKind.Position)
            .Select(n => new Post { Position = n.Id, TitleHi = n.Name.Hi, TitleEn = n.Name.En }));
    }

    // What is in the file comes back with its row.
    private static async Task Retire(Session session, string framework)
    {
        await session.Execute("update frac_node set retired = 1 where framework = @framework", new { framework });
        await session.Execute("update competency set retired = 1 where framework = @framework", new { framework });
        await session.Execute(
            "update competency_level set retired = 1 where competency in (select id from competency where framework = @framework)", new { framework });
    }

    private static Task<int> WriteNodes(Session session, FracDictionary file) =>
        session.Execute(
            """
            insert into frac_node (id, framework, kind, name_hi, name_en, description_hi, description_en, retired)
            values (@Id, @Framework, @kind, @nameHi, @nameEn, @descriptionHi, @descriptionEn, 0)
            on conflict (id) do update set name_hi = excluded.name_hi, name_en = excluded.name_en,
                description_hi = excluded.description_hi, description_en = excluded.description_en, retired = 0
            """,
            file.Nodes.Select(n => new
            {
                n.Id, file.Framework, kind = NodeRow.WordOf(n.Kind), nameHi = n.Name.Hi, nameEn = n.Name.En,
                descriptionHi = n.Description.Hi, descriptionEn = n.Description.En,
            }));

    private static async Task WriteCompetencies(Session session, FracDictionary file)
    {
        await session.Execute(
            """
            insert into competency (id, framework, type, area_hi, area_en, name_hi, name_en, description_hi, description_en, retired)
            values (@Id, @Framework, @Type, @areaHi, @areaEn, @nameHi, @nameEn, @descriptionHi, @descriptionEn, 0)
            on conflict (id) do update set type = excluded.type, area_hi = excluded.area_hi, area_en = excluded.area_en,
                name_hi = excluded.name_hi, name_en = excluded.name_en,
                description_hi = excluded.description_hi, description_en = excluded.description_en, retired = 0
            """,
            file.Competencies.Select(c => new
            {
                c.Id, file.Framework, c.Type, areaHi = c.Area.Hi, areaEn = c.Area.En, nameHi = c.Name.Hi, nameEn = c.Name.En,
                descriptionHi = c.Description.Hi, descriptionEn = c.Description.En,
            }));
        await session.Execute(
            """
            insert into competency_level (competency, level, name_hi, name_en, description_hi, description_en, retired)
            values (@Id, @level, @nameHi, @nameEn, @descriptionHi, @descriptionEn, 0)
            on conflict (competency, level) do update set name_hi = excluded.name_hi, name_en = excluded.name_en,
                description_hi = excluded.description_hi, description_en = excluded.description_en, retired = 0
            """,
            file.Competencies.SelectMany(c => c.Levels.Select(l => new
            {
                c.Id, level = (long)l.Level, nameHi = l.Name.Hi, nameEn = l.Name.En, descriptionHi = l.Description.Hi, descriptionEn = l.Description.En,
            })));
    }

    private static async Task WriteRelations(Session session, FracDictionary file)
    {
        await session.Execute("delete from frac_edge where framework = @Framework", new { file.Framework });
        await session.Execute(
            "insert into frac_edge (parent, child, framework, level) values (@Parent, @Child, @Framework, @level)",
            file.Edges.Select(e => new { e.Parent, e.Child, file.Framework, level = (long)e.Level }));
        await session.Execute("delete from required_level where framework = @Framework", new { file.Framework });
        await session.Execute(
            "insert into required_level (position, competency, framework, level) values (@Position, @Competency, @Framework, @level)",
            file.Required().Select(r => new { r.Position, r.Competency, file.Framework, level = (long)r.Level }));
    }

    private sealed record Taken
    {
        public required string Id { get; init; }
        public required string Framework { get; init; }
    }
}
