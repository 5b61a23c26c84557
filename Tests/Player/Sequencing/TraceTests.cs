using Tests.Support;

namespace Tests.Player.Sequencing;

/// <summary>Every conformance script: what is delivered, which controls are offered, and what sequencing tells the content.</summary>
public sealed class TraceTests
{
    public static TheoryData<string> Traces() => Conformance.Folder is null
        ? new TheoryData<string>("absent")
        : new TheoryData<string>(Directory.EnumerateFiles(Path.Combine(Conformance.Scorm, "traces"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order());

    [ConformanceTheory]
    [MemberData(nameof(Traces))]
    public void A_conformance_script_runs_as_written(string trace)
    {
        var differences = TraceReplay.Run(trace).Differences;

        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences));
    }
}
