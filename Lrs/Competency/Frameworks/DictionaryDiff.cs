using Lrs.Web;

namespace Lrs.Competency.Frameworks;

/// <summary>What happens to something when a file is applied. Nothing is deleted but relations.</summary>
public enum ChangeKind
{
    Added,
    Changed,

    /// <summary>The file leaves it out: no longer offered, but staff and evidence that refer to it keep it.</summary>
    Retired,

    /// <summary>It was retired and is back.</summary>
    Restored,

    /// <summary>A relation that the file leaves out.</summary>
    Removed,
}

/// <summary>One line of a dry run.</summary>
public sealed record Change(ChangeKind Kind, Text What, string Id, Text Name);

/// <summary>What a file would change. Pure.</summary>
internal static class DictionaryDiff
{
    private static readonly Text CompetencyWord = new("दक्षता", "Competency");
    private static readonly Text LevelWord = new("दक्षता स्तर", "Competency level");
    private static readonly Text RelationWord = new("संबंध", "Relation");

    public static IReadOnlyList<Change> Between(StoredFramework stored, FracDictionary file) =>
    [
        .. Title(stored, file),
        .. file.Nodes.SelectMany(node => One(
            WordOf(node.Kind), node.Id, node.Name, stored.Nodes.TryGetValue(node.Id, out var old) ? (old.Node == node, old.Retired) : null)),
        .. Left(stored.Nodes.Values.Where(n => !n.Retired).Select(n => (WordOf(n.Node.Kind), n.Node.Id, n.Node.Name)), [.. file.Nodes.Select(n => n.Id)]),
        .. file.Competencies.SelectMany(competency => Competency(stored, competency)),
        .. Left(
            stored.Competencies.Values.Where(c => !c.Retired).Select(c => (CompetencyWord, c.Competency.Id, c.Competency.Name)),
            [.. file.Competencies.Select(c => c.Id)]),
        .. Relations(stored, file),
    ];

    public static Text WordOf(NodeKind kind) => kind switch
    {
        NodeKind.Position => new("पद", "Position"),
        NodeKind.Role => new("भूमिका", "Role"),
        _ => new("कार्य गतिविधि", "Work activity"),
    };

    private static IEnumerable<Change> Title(StoredFramework stored, FracDictionary file)
    {
        if (stored.Version == 0)
            yield return new(ChangeKind.Added, new("शब्दकोश", "Dictionary"), file.Framework, file.Title);
        else if (stored.Title != file.Title)
            yield return new(ChangeKind.Changed, new("शब्दकोश", "Dictionary"), file.Framework, file.Title);
    }

    private static IEnumerable<Change> Competency(StoredFramework stored, CompetencyEntry competency)
    {
        var known = stored.Competencies.TryGetValue(competency.Id, out var old);
        foreach (var change in One(CompetencyWord, competency.Id, competency.Name, known ? (SameHead(old.Competency, competency), old.Retired) : null))
            yield return change;
        if (!known)
            yield break;
        foreach (var level in competency.Levels)
            foreach (var change in One(LevelWord, $"{competency.Id}/{level.Level}", level.Name, Stored(stored, old.Competency, level)))
                yield return change;
        foreach (var gone in old.Competency.Levels.Where(l => competency.Levels.All(n => n.Level != l.Level)))
            yield return new(ChangeKind.Retired, LevelWord, $"{competency.Id}/{gone.Level}", gone.Name);
    }

    private static (bool Same, bool Retired)? Stored(StoredFramework stored, CompetencyEntry old, LevelEntry level) =>
        stored.RetiredLevels.Contains((old.Id, level.Level)) ? (false, true)
            : old.Levels.FirstOrDefault(l => l.Level == level.Level) is { } was ? (was == level, false)
            : null;

    private static bool SameHead(CompetencyEntry one, CompetencyEntry other) =>
        (one.Type, one.Area, one.Name, one.Description) == (other.Type, other.Area, other.Name, other.Description);

    private static IEnumerable<Change> One(Text what, string id, Text name, (bool Same, bool Retired)? stored)
    {
        if (stored is null)
            yield return new(ChangeKind.Added, what, id, name);
        else if (stored is { Retired: true })
            yield return new(ChangeKind.Restored, what, id, name);
        else if (stored is { Same: false })
            yield return new(ChangeKind.Changed, what, id, name);
    }

    private static IEnumerable<Change> Left(IEnumerable<(Text What, string Id, Text Name)> stored, HashSet<string> inFile) =>
        stored.Where(s => !inFile.Contains(s.Id)).OrderBy(s => s.Id, StringComparer.Ordinal).Select(s => new Change(ChangeKind.Retired, s.What, s.Id, s.Name));

    private static IEnumerable<Change> Relations(StoredFramework stored, FracDictionary file)
    {
        var names = file.Nodes.Select(n => (n.Id, n.Name)).Concat(file.Competencies.Select(c => (c.Id, c.Name))).ToDictionary();
        foreach (var (id, name) in stored.Nodes.Values.Select(n => (n.Node.Id, n.Node.Name)).Concat(stored.Competencies.Values.Select(c => (c.Competency.Id, c.Competency.Name))))
            names.TryAdd(id, name);
        var old = stored.Edges.ToDictionary(e => (e.Parent, e.Child), e => e.Level);
        var kept = file.Edges.Select(e => (e.Parent, e.Child)).ToHashSet();
        foreach (var edge in file.Edges)
            if (!old.TryGetValue((edge.Parent, edge.Child), out var level))
                yield return Relation(ChangeKind.Added, edge, names);
            else if (level != edge.Level)
                yield return Relation(ChangeKind.Changed, edge, names);
        foreach (var edge in stored.Edges.Where(e => !kept.Contains((e.Parent, e.Child))).OrderBy(e => e.Parent, StringComparer.Ordinal).ThenBy(e => e.Child, StringComparer.Ordinal))
            yield return Relation(ChangeKind.Removed, edge, names);
    }

    private static Change Relation(ChangeKind kind, Edge edge, Dictionary<string, Text> names)
    {
        var level = edge.Level == 0 ? new Text("", "") : new Text($" (स्तर {edge.Level})", $" (level {edge.Level})");
        return new(kind, RelationWord, $"{edge.Parent} → {edge.Child}", new(
            $"{names[edge.Parent].Hi} → {names[edge.Child].Hi}{level.Hi}", $"{names[edge.Parent].En} → {names[edge.Child].En}{level.En}"));
    }
}
