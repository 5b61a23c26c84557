using System.Text.Json;
using Player.RunTime;

namespace Tests.Support.RunTime;

/// <summary>An assertion of rte-2004-cases.json: after this SetValue, this result and this error.</summary>
public sealed record SetValueCase(string Element, string? Value, int ValueLength, string Returns, string Error, string Source)
{
    public static IReadOnlyList<SetValueCase> All()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Conformance.Scorm, "rte-2004-cases.json")));
        return [.. file.RootElement.GetProperty("cases").EnumerateObject().SelectMany(e => e.Value.EnumerateArray().Select(c => new SetValueCase(
            e.Name,
            c.TryGetProperty("value", out var value) ? value.GetString() : null,
            c.TryGetProperty("valueLength", out var length) ? length.GetInt32() : 0,
            c.GetProperty("returns").GetString()!,
            c.GetProperty("error").GetString()!,
            c.GetProperty("src").GetString()!)))];
    }

    /// <summary>For a case of a trace that is not in the folder: the smallest session in which it can happen.</summary>
    public Script Alone()
    {
        var start = Matrix.Start(RunTimeStandard.Scorm2004) with
        {
            Objectives = Element.StartsWith("cmi.objectives", StringComparison.Ordinal) ? [new StartObjective("obj1")] : [],
            Data = [new StartData("target", null)],
        };
        return new(start, [
            new("Initialize", [""], Source),
            new("SetValue", [Element.Replace(".n.", ".0."), Value!], Source) { Returns = Returns, Error = Error },
        ]);
    }
}
