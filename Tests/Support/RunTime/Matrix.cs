using System.Text.Json;
using System.Text.RegularExpressions;
using Player.RunTime;

namespace Tests.Support.RunTime;

/// <summary>The state matrices of both standards as scripts: reach the state, make the call.</summary>
public static partial class Matrix
{
    public static IReadOnlyList<Script> Scorm2004()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Conformance.Scorm, "rte-2004.json")));
        var start = Start(RunTimeStandard.Scorm2004) with { Navigation = new() { Continue = true } };
        return [.. file.RootElement.GetProperty("api").GetProperty("stateMatrix").EnumerateArray().Select((row, i) => new Script(
            start,
            [.. Reach(row, "Initialize", "Terminate"), Row(row, i, row.GetProperty("returns").GetString(), row.GetProperty("error").GetString())]))];
    }

    /// <summary>"recommended" is prose in places: its code is the number it starts with.</summary>
    public static IReadOnlyList<Script> Scorm12()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Conformance.Scorm, "rte-1.2.json")));
        return [.. file.RootElement.GetProperty("api").GetProperty("stateMatrix").EnumerateArray().Select((row, i) =>
        {
            var (returns, error) = Recommended(row);
            return new Script(Start(RunTimeStandard.Scorm12), [.. Reach(row, "LMSInitialize", "LMSFinish"), Row(row, i, returns, error)]);
        })];
    }

    public static SessionStart Start(RunTimeStandard standard) => new()
    {
        Standard = standard,
        Strictness = Strictness.Strict,
        Sco = "sco",
        Session = Guid.Empty,
        LearnerId = "learner",
        LearnerName = "Learner",
    };

    private static IEnumerable<Call> Reach(JsonElement row, string initialize, string terminate)
    {
        var state = row.GetProperty("state").GetString();
        if (state is "running" or "terminated")
            yield return new(initialize, [""], "setup") { Returns = "true", Error = "0" };
        if (state == "terminated")
            yield return new(terminate, [""], "setup") { Returns = "true", Error = "0" };
    }

    private static Call Row(JsonElement row, int index, string? returns, string? error)
    {
        var arguments = row.GetProperty("args").EnumerateArray().Select(a => Filled(a.GetString()!)).ToArray();
        return new(row.GetProperty("call").GetString()!, arguments, $"row {index + 1} {row.GetProperty("state").GetString()}")
        {
            Returns = returns,
            Error = error,
        };
    }

    private static (string? Returns, string? Error) Recommended(JsonElement row)
    {
        var (call, argument) = (row.GetProperty("call").GetString(), row.GetProperty("args")[0].GetString());
        // Error texts do not depend on the state and change nothing; where the file is open or copies one implementation, this holds.
        if (call == "LMSGetErrorString")
            return (argument == "201" ? "Invalid argument error" : "", "0");
        if (call == "LMSGetDiagnostic")
            return ("No error", "0");
        var recommended = row.GetProperty("recommended");
        var returns = recommended.GetProperty("returns").GetString()!;
        var error = Code().Match(recommended.GetProperty("error").GetString()!).Value;
        if (row.GetProperty("state").GetString() == "terminated" && call == "LMSInitialize" && argument == "")
            return ("false", "101"); // Strict; Lenient lets the page initialize again.
        return (returns == "\"\"" ? "" : returns, error);
    }

    private static string Filled(string argument) =>
        Chars().Match(argument) is { Success: true } chars ? new string('x', int.Parse(chars.Groups[1].Value)) : argument;

    [GeneratedRegex("^<([0-9]+) chars>$")]
    private static partial Regex Chars();

    [GeneratedRegex("^[0-9]+")]
    private static partial Regex Code();
}
