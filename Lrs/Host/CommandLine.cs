namespace Lrs.Host;

/// <summary>The short words of <c>./run</c>, turned into options.</summary>
public static class CommandLine
{
    private static readonly Dictionary<string, string> Short = new(StringComparer.Ordinal)
    {
        ["--port"] = "--Host:Port",
        ["--data"] = "--Storage:Data",
    };

    /// <summary><c>--port N</c>, <c>--data DIR</c> and <c>--no-samples</c>; all else passes unchanged.</summary>
    public static string[] Expand(string[] args) =>
        [.. args.Select(arg => arg == "--no-samples" ? "--Host:Samples=false" : Long(arg))];

    private static string Long(string arg)
    {
        var name = arg.Split('=', 2)[0];
        return Short.TryGetValue(name, out var full) ? full + arg[name.Length..] : arg;
    }
}
