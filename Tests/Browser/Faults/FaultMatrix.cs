using System.Text;
using Tests.Browser.Road;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Tests.Browser.Faults;

/// <summary>Tests with a server of their own run one after the other; those that break something add a row to the matrix of faults.</summary>
[CollectionDefinition("whole server")]
public sealed class WholeServer : ICollectionFixture<FaultMatrix>;

/// <summary>
/// What each fault did: what the learner saw saved, what was there afterwards, and whether that is right. Printed when all have run,
/// and kept in <c>artifacts/fault-matrix.txt</c>.
/// </summary>
public sealed class FaultMatrix(IMessageSink sink) : IDisposable
{
    private static readonly string[] Heads = ["fault", "what the learner saw", "what is there afterwards", "verdict"];

    private readonly List<string[]> _rows = [];

    /// <summary>Of numbered steps: everything shown as saved is there, in order and once, and nothing that was not taken.</summary>
    /// <param name="promised">The step up to which all must be there, where that is more than the learner saw saved.</param>
    public void Judge(string fault, Seen seen, IReadOnlyList<string> found, int promised = 0)
    {
        var least = Math.Max(seen.Saved, promised);
        var expected = Enumerable.Range(1, found.Count).Select(Steps.Name);
        var wrong = !found.SequenceEqual(expected) ? "WRONG: " + string.Join(' ', found)
            : found.Count < least ? $"LOST: {least - found.Count}"
            : found.Count > seen.Done ? $"INVENTED: {found.Count - seen.Done}"
            : null;
        Judge(fault, $"steps saved: {seen.Saved} of {seen.Done}; Commit said true to {seen.Told}; \"{seen.Line}\"", $"steps: {found.Count}", wrong);
    }

    /// <param name="wrong">What is wrong; null where all is right.</param>
    public void Judge(string fault, string saw, string there, string? wrong)
    {
        lock (_rows)
            _rows.Add([fault, saw, there, wrong ?? "right"]);
        Assert.True(wrong is null, $"{fault}: saw {saw}; afterwards {there}: {wrong}");
    }

    public void Dispose()
    {
        if (_rows.Count == 0)
            return;
        var table = Table();
        var folder = Directory.CreateDirectory(Path.Combine(Files.Root, "artifacts"));
        File.WriteAllText(Path.Combine(folder.FullName, "fault-matrix.txt"), table);
        sink.OnMessage(new DiagnosticMessage(table));
    }

    private string Table()
    {
        string[][] lines = [Heads, .. _rows];
        var widths = Heads.Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        var text = new StringBuilder("The fault matrix\n");
        foreach (var line in lines)
            text.AppendLine(string.Join(" | ", line.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        return text.ToString();
    }
}
