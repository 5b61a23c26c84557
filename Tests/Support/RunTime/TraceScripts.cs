using System.Text.Json;
using System.Xml.Linq;
using Player.RunTime;

namespace Tests.Support.RunTime;

/// <summary>
/// The calls of ADL's traces, one script per delivered SCO. Values carry over from visit to visit as the run time keeps
/// them; what sequencing would bring (other activities' objectives) is not there, so GetValue is compared only in the
/// traces that test the run time itself.
/// </summary>
public sealed class TraceScripts
{
    private static readonly string[] RunTimeTraces = ["API", "DMI", "DMB"];
    private readonly Dictionary<string, CmiDocument> documents = [];
    private readonly Dictionary<string, string> shared = [];
    private readonly List<Script> scripts = [];

    public static IReadOnlyList<Script> All() =>
        [.. Directory.GetFiles(Path.Combine(Conformance.Scorm, "traces"), "*.json").Order().SelectMany(Of)];

    private static List<Script> Of(string path)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(path));
        var trace = new TraceScripts();
        var root = file.RootElement;
        var name = root.GetProperty("name").GetString()!;
        var items = root.GetProperty("packages").EnumerateArray().ToDictionary(
            p => p.GetProperty("id").GetString()!,
            p => XDocument.Load(Path.Combine(Conformance.Scorm, p.GetProperty("manifest").GetString()!)));
        foreach (var session in root.GetProperty("sessions").EnumerateArray())
        {
            var package = session.GetProperty("package").GetString()!;
            foreach (var step in session.GetProperty("steps").EnumerateArray())
                trace.Step(name, package, items[package], step);
        }
        return trace.scripts;
    }

    private void Step(string trace, string package, XDocument manifest, JsonElement step)
    {
        var calls = Array(step, "calls").Concat(Array(step, "unloadCalls")).ToArray();
        if (calls.Length == 0)
            return;
        var item = step.GetProperty("deliver").GetProperty("item").GetString()!;
        var key = package + "/" + item;
        var (document, resumed) = (documents.GetValueOrDefault(key, CmiDocument.Empty), documents.ContainsKey(key));
        var start = ManifestStart.Of(manifest, item, shared) with { Document = document, Entry = resumed ? "resume" : "ab-initio" };
        var session = new RunTimeSession(start.Rules, start.Values());
        var made = new List<Call>();
        for (var i = 0; i < calls.Length; i++)
        {
            if (Made(trace, step.GetProperty("n").GetInt32(), i, calls[i], session) is not { } call)
                continue;
            made.Add(call);
            Runner.Run(session, call);
        }
        scripts.Add(new(start, made));
        Keep(key, start, session, step);
    }

    private static Call? Made(string trace, int step, int index, JsonElement json, RunTimeSession session)
    {
        var name = json.GetProperty("call").GetString()!;
        if (name == "CompareObjectiveIds")
            return null;
        var where = $"{trace}#{step}.{index}";
        var expect = json.GetProperty("expect");
        var compare = Text(expect, "compare") ?? "exact";
        var element = Text(json, "element") ?? "";
        if (json.TryGetProperty("indexOf", out var indexOf))
        {
            if (IndexOf(session, indexOf) is not { } found)
                return null;
            element = element.Replace("{n}", found.ToString());
        }
        string[] arguments = name switch
        {
            "GetValue" => [element],
            "SetValue" => [element, json.GetProperty("value").GetString()!],
            _ => [Text(json, "argument") ?? ""],
        };
        var asked = name != "GetValue" || RunTimeTraces.Contains(trace);
        var known = asked && Text(expect, "returns")?.StartsWith("${", StringComparison.Ordinal) != true;
        return new(name, arguments, where)
        {
            Returns = known ? Text(expect, "returns") : null,
            Error = asked ? Text(expect, "error") : null,
            Compare = compare is "exact" or "typed" ? compare : "none",
        };
    }

    private static int? IndexOf(RunTimeSession session, JsonElement indexOf)
    {
        var collection = indexOf.GetProperty("collection").GetString()!;
        var count = session.Values.CountOf(collection);
        for (var i = 0; i < count; i++)
        {
            if (session.Values.Get($"{collection}.{i}.id").Value == indexOf.GetProperty("id").GetString())
                return i;
        }
        return null;
    }

    private void Keep(string key, SessionStart start, RunTimeSession session, JsonElement step)
    {
        for (var i = 0; i < start.Data.Count; i++)
        {
            if (session.Values.All.TryGetValue($"adl.data.{i}.store", out var store))
                shared[start.Data[i].Id] = store;
        }
        var suspended = step.GetProperty("navigation").GetProperty("request").GetString() == "suspendAll";
        var end = SessionEnd.Of(start with { Document = session.Document }, new() { Suspended = suspended });
        if (end.Resumes)
            documents[key] = end.Document;
        else
            documents.Remove(key);
    }

    private static IEnumerable<JsonElement> Array(JsonElement json, string name) =>
        json.TryGetProperty(name, out var array) ? array.EnumerateArray() : [];

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
