using System.Text;
using Lrs.Web;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Lrs.Competency.Frameworks;

/// <summary>What reading gave: a dictionary without fault, or everything that is wrong with it.</summary>
public sealed record DictionaryReading(FracDictionary? Dictionary, IReadOnlyList<DictionaryFinding> Findings);

/// <summary>Reads an uploaded dictionary: is it JSON, does it follow the schema, do its ids lead somewhere.</summary>
public sealed class DictionaryReader(SchemaCheck schema)
{
    public const int MostBytes = 8 * 1024 * 1024;
    private const int DeepestJson = 16;

    /// <summary>Too many checks in this hour is a TooMany; everything wrong with the file itself is a finding.</summary>
    public Outcome<DictionaryReading> Read(ReadOnlySpan<byte> file)
    {
        if (Parse(file, out var fault) is not { } root)
            return new DictionaryReading(null, [fault!]);
        var shape = schema.Check(root);
        if (shape.Failure is { } failure)
            return failure;
        if (shape.Value.Count > 0)
            return new DictionaryReading(null, shape.Value);
        var references = ReferenceCheck.Of(root);
        return references.Count > 0 ? new DictionaryReading(null, references) : new DictionaryReading(Build(root), []);
    }

    /// <summary>Reads a file that was checked before and kept.</summary>
    internal static FracDictionary ReadChecked(string json) => Build(Load(json.TrimStart('\uFEFF')));

    private static JToken? Parse(ReadOnlySpan<byte> file, out DictionaryFinding? fault)
    {
        fault = null;
        try
        {
            return Load(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(WithoutMark(file)));
        }
        catch (JsonException broken)
        {
            var (line, column) = broken is JsonReaderException at ? (at.LineNumber, at.LinePosition) : (0, 0);
            fault = new(
                line > 0 ? $"line {line}, column {column}" : "/",
                new($"फ़ाइल मान्य JSON नहीं है: {broken.Message}", $"The file is not valid JSON: {broken.Message}"),
                new("उस स्थान पर JSON सुधारें और फ़ाइल फिर से अपलोड करें।", "Correct the JSON at that place and upload the file again."));
        }
        catch (DecoderFallbackException)
        {
            fault = new(
                "/",
                new("फ़ाइल UTF-8 में नहीं है।", "The file is not in UTF-8."),
                new("फ़ाइल को UTF-8 में सहेजें और फिर से अपलोड करें।", "Save the file as UTF-8 and upload it again."));
        }

        return null;
    }

    private static JToken Load(string file)
    {
        using var text = new StringReader(file);
        using var json = new JsonTextReader(text) { MaxDepth = DeepestJson, DateParseHandling = DateParseHandling.None };
        var root = JToken.ReadFrom(json, new JsonLoadSettings { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error });
        while (json.Read())
        {
            // Anything after the document makes the reader throw.
        }

        return root;
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> file) => file.StartsWith(Encoding.UTF8.Preamble) ? file[3..] : file;

    private static FracDictionary Build(JToken root) => new(
        (string)root["framework"]!,
        (long)root["version"]!,
        TextOf(root["title"]),
        [.. Nodes(root, "positions", NodeKind.Position), .. Nodes(root, "roles", NodeKind.Role), .. Nodes(root, "activities", NodeKind.WorkActivity)],
        [.. root["competencies"]!.Select(c => new CompetencyEntry(
            (string)c["id"]!, (string)c["type"]!, TextOf(c["area"]), TextOf(c["name"]), TextOf(c["description"]),
            [.. c["levels"]!.Select(l => new LevelEntry((int)l["level"]!, TextOf(l["name"]), TextOf(l["description"]))).OrderBy(l => l.Level)]))],
        [.. Edges(root, "positionRoles", "position", "role"), .. Edges(root, "roleActivities", "role", "activity"), .. Edges(root, "roleCompetencies", "role", "competency")]);

    private static IEnumerable<Node> Nodes(JToken root, string list, NodeKind kind) =>
        root[list]!.Select(n => new Node((string)n["id"]!, kind, TextOf(n["name"]), TextOf(n["description"])));

    private static IEnumerable<Edge> Edges(JToken root, string list, string parent, string child) =>
        root[list]!.Select(e => new Edge((string)e[parent]!, (string)e[child]!, (int?)e["level"] ?? 0));

    private static Text TextOf(JToken? text) => text is null ? new("", "") : new((string)text["hi"]!, (string)text["en"]!);
}
