namespace Player.Sequencing;

/// <summary>What the exception codes of the pseudo-code mean. Sequencing and Navigation, appendix C.</summary>
public static class SequencingExceptions
{
    private static readonly Dictionary<string, string> Meanings = new(StringComparer.Ordinal)
    {
        ["NB.2.1-1"] = "the session has already begun",
        ["NB.2.1-2"] = "the session has not begun",
        ["NB.2.1-3"] = "nothing is suspended",
        ["NB.2.1-4"] = "flow is off here",
        ["NB.2.1-5"] = "flow is off here, or forward only",
        ["NB.2.1-6"] = "nothing comes before the root",
        ["NB.2.1-8"] = "choice exit is off",
        ["NB.2.1-10"] = "choice is off",
        ["NB.2.1-11"] = "the target does not exist or is not in use",
        ["NB.2.1-12"] = "the current activity has already ended",
        ["NB.2.1-13"] = "the package's edition does not know this request",
        ["TB.2.3-1"] = "there is no current activity",
        ["TB.2.3-2"] = "the current activity has already ended",
        ["TB.2.3-3"] = "there is nothing to suspend",
        ["TB.2.3-4"] = "the root has no parent to exit",
        ["SB.2.1-1"] = "nothing comes after the last activity",
        ["SB.2.1-2"] = "the cluster has no children in use",
        ["SB.2.1-3"] = "nothing comes before the first activity",
        ["SB.2.1-4"] = "forward only",
        ["SB.2.2-1"] = "flow is off here",
        ["SB.2.2-2"] = "the activity is disabled or out of attempts",
        ["SB.2.4-1"] = "forward traversal is stopped",
        ["SB.2.4-2"] = "forward only",
        ["SB.2.4-3"] = "nothing comes before the root",
        ["SB.2.5-1"] = "the session has already begun",
        ["SB.2.5-2"] = "no activity to start with",
        ["SB.2.6-1"] = "the session has already begun",
        ["SB.2.6-2"] = "nothing is suspended",
        ["SB.2.7-1"] = "the session has not begun",
        ["SB.2.7-2"] = "flow is off here",
        ["SB.2.8-1"] = "the session has not begun",
        ["SB.2.8-2"] = "flow is off here",
        ["SB.2.9-2"] = "the target is not in use",
        ["SB.2.9-3"] = "hidden from choice",
        ["SB.2.9-4"] = "choice is off",
        ["SB.2.9-6"] = "a cluster on the way prevents activation",
        ["SB.2.9-7"] = "choice exit is off",
        ["SB.2.9-8"] = "constrained choice",
        ["SB.2.9-9"] = "no activity to deliver in the cluster",
        ["SB.2.10-1"] = "the session has not begun",
        ["SB.2.10-2"] = "the activity is still active or suspended",
        ["SB.2.10-3"] = "no activity to start again with",
        ["SB.2.11-1"] = "the session has not begun",
        ["SB.2.11-2"] = "the current activity has not ended",
        ["SB.2.13-1"] = "the session has not begun",
        ["DB.1.1-1"] = "a cluster can't be delivered",
        ["DB.1.1-3"] = "the activity or a cluster above it is disabled or out of attempts",
        ["DB.2-1"] = "another activity is still active",
    };

    public static IReadOnlyCollection<string> Codes => Meanings.Keys;

    /// <summary>The code with its meaning; any other text as it is.</summary>
    public static string Explain(string code) => Meanings.TryGetValue(code, out var meaning) ? $"{code} {meaning}" : code;
}
