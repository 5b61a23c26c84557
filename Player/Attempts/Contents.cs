using Player.Sequencing;
using Player.Statements;

namespace Player.Attempts;

/// <summary>The table of contents with the state of each line.</summary>
internal static class Contents
{
    public static IReadOnlyList<TocEntry> Of(IEnumerable<ContentsEntry> entries, SequencingEngine engine, AttemptDocument document) =>
    [
        .. from entry in entries
           where entry is { IsVisible: true, Activity.IsRoot: false }
           select new TocEntry(
               entry.Activity.Identifier, entry.Activity.Title, entry.Depth - 1, entry.Activity.IsLeaf, entry.IsCurrent, entry.IsAvailable,
               StatusOf(entry.Activity, engine, document)),
    ];

    private static string StatusOf(Activity activity, SequencingEngine engine, AttemptDocument document)
    {
        var result = engine.ResultOf(activity);
        var id = activity.Identifier;
        return document.Reported.Contains(FactKey.Item(id, FactKey.Passed)) ? "passed"
            : result is { Satisfied: false, Completed: true } ? "failed"
            : result.Completed == true || document.Reported.Contains(FactKey.Item(id, FactKey.Completed)) ? "completed"
            : document.Scos.ContainsKey(id) || (!activity.IsLeaf && result.AttemptCount > 0) ? "incomplete"
            : "not attempted";
    }
}
