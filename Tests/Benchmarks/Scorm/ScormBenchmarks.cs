namespace Tests.Benchmarks.Scorm;

/// <summary>All parts of the word <c>scorm</c>, one after the other.</summary>
internal static class ScormBenchmarks
{
    private static readonly IReadOnlyList<Func<string[], Task>> Parts = [TreeBenchmark.Run];

    public static async Task Run(string[] args)
    {
        foreach (var part in Parts)
            await part(args);
    }
}
