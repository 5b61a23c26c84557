using Tests.Support;

namespace Tests.Player.Sequencing;

/// <summary>Every conformance script: every delivery, call, control and navigation.</summary>
public sealed class TraceTests
{
    public static TheoryData<string> Traces() => Conformance.Folder is null
        ? new TheoryData<string>("absent")
        : new TheoryData<string>(Directory.EnumerateFiles(Path.Combine(Conformance.Scorm, "traces"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order());

    [ConformanceTheory]
    [MemberData(nameof(Traces))]
    public void A_conformance_script_runs_as_written(string trace)
    {
        var replay = TraceReplay.Run(trace);

        Assert.True(replay.Differences.Count == 0, string.Join(Environment.NewLine, replay.Differences));
        Assert.True(replay.Checks >= TraceReplay.CallsIn(trace), "some calls were not compared");
    }
}
