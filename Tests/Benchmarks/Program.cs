using Tests.Benchmarks;
using Tests.Benchmarks.Playing;
using Tests.Benchmarks.Records;
using Tests.Benchmarks.Scorm;

// Each benchmark prints figures beside something run in the same minute on the same machine, and the ratio. Nothing is asserted.
IReadOnlyDictionary<string, Func<string[], Task>> benchmarks = new Dictionary<string, Func<string[], Task>>
{
    ["records"] = RecordsBenchmarks.Run,
    ["dictionary"] = DictionaryTraining.Run,
    ["scorm"] = ScormBenchmarks.Run,
    ["player"] = PlayerBenchmarks.Run,
};

if (args is [PlainFiles.Word, .. var served])
{
    await PlainFiles.Serve(served);
    return 0;
}

if (args is not [var name, .. var rest] || !benchmarks.TryGetValue(name, out var run))
{
    Console.Error.WriteLine($"Which benchmark? {string.Join(", ", benchmarks.Keys)}");
    return 2;
}

Machine.Print();
await run(rest);
return 0;
