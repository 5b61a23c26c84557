using Player.RunTime;

namespace Tests.Support.RunTime;

/// <summary>Runs calls through the C# rules.</summary>
public static class Runner
{
    public static (string Returned, string Error) Run(RunTimeSession session, Call call)
    {
        var name = call.Name.StartsWith("LMS", StringComparison.Ordinal) ? call.Name[3..] : call.Name;
        var first = call.Arguments.Count > 0 ? call.Arguments[0] : "";
        var returned = name switch
        {
            "Initialize" => session.Initialize(first),
            "Terminate" or "Finish" => session.Terminate(first),
            "Commit" => session.Commit(first),
            "GetValue" => session.GetValue(first),
            "SetValue" => session.SetValue(first, call.Arguments[1]),
            "GetLastError" => session.GetLastError(),
            "GetErrorString" => session.GetErrorString(first),
            "GetDiagnostic" => session.GetDiagnostic(first),
            _ => throw new ArgumentException($"no such call: {call.Name}"),
        };
        return (returned, session.GetLastError());
    }

    public static string Describe(Call call, string returned, string error) =>
        $"{call.Where}: {call.Name}({string.Join(", ", call.Arguments.Select(Short))}) gave {Short(returned)} / {error}, expected {Short(call.Returns ?? "any")} / {call.Error ?? "any"}";

    private static string Short(string text) => text.Length <= 80 ? $"\"{text}\"" : $"\"{text[..40]}…{text.Length}…{text[^30..]}\"";
}
