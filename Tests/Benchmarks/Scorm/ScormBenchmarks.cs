namespace Tests.Benchmarks.Scorm;

/// <summary>The parts of <c>scorm</c>, one after the other; a word after it runs the parts whose name begins with it.</summary>
internal static class ScormBenchmarks
{
    private static readonly (string Name, Func<string[], Task> Run)[] Parts =
    [
        ("import", _ => ImportBenchmark.Run()),
        ("tree", TreeBenchmark.Run),
    ];

    public static async Task Run(string[] words)
    {
        foreach (var (name, run) in Parts.Where(p => words.Length == 0 || p.Name.StartsWith(words[0], StringComparison.Ordinal)))
        {
            Console.WriteLine($"\n## {name}");
            await run(words is [_, .. var rest] ? rest : []);
        }
    }
}
