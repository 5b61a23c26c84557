using Lrs.Storage;

namespace Lrs.Competency.Evidence;

/// <summary>
/// Changes of evidence, rules and results take turns, on any number of nodes: nobody saves a result of a rule that changed meanwhile.
/// </summary>
internal static class Turn
{
    /// <summary>Waits for one's turn and keeps it until the write ends.</summary>
    public static Task Take(Session session) => session.Execute("update competency_turn set turn = turn + 1 where one = 1");
}
