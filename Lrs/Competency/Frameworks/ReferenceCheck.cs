using Lrs.Web;
using Newtonsoft.Json.Linq;

namespace Lrs.Competency.Frameworks;

/// <summary>What a schema can't say: every id once, every edge between things that are there, every level one the competency has.</summary>
internal static class ReferenceCheck
{
    public static IReadOnlyList<DictionaryFinding> Of(JToken root) =>
    [
        .. RepeatedIds(root),
        .. Levels(root),
        .. Edges(root, "positionRoles", ("position", "positions"), ("role", "roles")),
        .. Edges(root, "roleActivities", ("role", "roles"), ("activity", "activities")),
        .. Edges(root, "roleCompetencies", ("role", "roles"), ("competency", "competencies")),
        .. RequiredLevels(root),
    ];

    private static IEnumerable<DictionaryFinding> RepeatedIds(JToken root)
    {
        foreach (var list in new[] { "positions", "roles", "activities", "competencies" })
        {
            var first = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var (entry, i) in root[list]!.Select((entry, i) => (entry, i)))
                if (!first.TryAdd((string)entry["id"]!, i))
                    yield return new(
                        $"/{list}/{i}/id",
                        new($"'{entry["id"]}' पहले से /{list}/{first[(string)entry["id"]!]} पर है।", $"'{entry["id"]}' is already at /{list}/{first[(string)entry["id"]!]}."),
                        new("एक को हटाएँ या उसे दूसरी id दें।", "Remove one of them or give it another id."));
        }
    }

    private static IEnumerable<DictionaryFinding> Levels(JToken root)
    {
        foreach (var (competency, i) in root["competencies"]!.Select((entry, i) => (entry, i)))
        {
            var seen = new HashSet<int>();
            foreach (var (level, j) in competency["levels"]!.Select((entry, j) => ((int)entry["level"]!, j)))
                if (!seen.Add(level))
                    yield return new(
                        $"/competencies/{i}/levels/{j}/level",
                        new($"{competency["id"]} का स्तर {level} दो बार है।", $"Level {level} of {competency["id"]} is there twice."),
                        new("हर स्तर एक ही बार लिखें।", "Write each level once."));
            var missing = string.Join(", ", Enumerable.Range(1, seen.Max()).Except(seen));
            if (missing.Length > 0)
                yield return new(
                    $"/competencies/{i}/levels",
                    new($"{competency["id"]} में स्तर {missing} नहीं है।", $"{competency["id"]} has no level {missing}."),
                    new("स्तर 1 से क्रमवार लिखें, कोई न छूटे।", "Number the levels from 1 without a gap."));
        }
    }

    private static IEnumerable<DictionaryFinding> Edges(JToken root, string list, (string Name, string List) parent, (string Name, string List) child)
    {
        var parents = Ids(root, parent.List);
        var children = Ids(root, child.List);
        var first = new Dictionary<(string, string), int>();
        foreach (var (edge, i) in root[list]!.Select((entry, i) => (entry, i)))
        {
            var (from, to) = ((string)edge[parent.Name]!, (string)edge[child.Name]!);
            if (!parents.Contains(from))
                yield return Dangling($"/{list}/{i}/{parent.Name}", from, parent.List);
            if (!children.Contains(to))
                yield return Dangling($"/{list}/{i}/{child.Name}", to, child.List);
            if (!first.TryAdd((from, to), i))
                yield return new(
                    $"/{list}/{i}",
                    new($"{from} और {to} का यह संबंध पहले से /{list}/{first[(from, to)]} पर है।", $"{from} and {to} are already joined at /{list}/{first[(from, to)]}."),
                    new("एक को हटाएँ।", "Remove one of them."));
        }
    }

    private static IEnumerable<DictionaryFinding> RequiredLevels(JToken root)
    {
        var levels = root["competencies"]!.ToLookup(c => (string)c["id"]!, c => c["levels"]!.Select(l => (int)l["level"]!).ToHashSet());
        foreach (var (edge, i) in root["roleCompetencies"]!.Select((entry, i) => (entry, i)))
            if (levels[(string)edge["competency"]!].FirstOrDefault() is { } known && !known.Contains((int)edge["level"]!))
                yield return new(
                    $"/roleCompetencies/{i}/level",
                    new($"{edge["competency"]} में स्तर {edge["level"]} नहीं है।", $"{edge["competency"]} has no level {edge["level"]}."),
                    new($"इनमें से एक लिखें: {string.Join(", ", known.Order())}।", $"Write one of: {string.Join(", ", known.Order())}."));
    }

    private static HashSet<string> Ids(JToken root, string list) => [.. root[list]!.Select(entry => (string)entry["id"]!)];

    private static DictionaryFinding Dangling(string place, string id, string list) => new(
        place,
        new($"'{id}' /{list} में नहीं है।", $"'{id}' is not in /{list}."),
        new($"'{id}' को /{list} में जोड़ें, या यह संबंध हटाएँ।", $"Add '{id}' to /{list}, or remove this entry."));
}
