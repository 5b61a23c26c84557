namespace Player.RunTime;

/// <summary>state: one word of a list, case-sensitive.</summary>
public static class Vocabulary
{
    public static DataType Of(string name, params string[] words) => new(name) { Vocabulary = words };

    /// <summary>Lenient reads a neighbouring standard's word as our own.</summary>
    public static DataType Tolerant(string name, Strictness strictness, (string Sent, string Meant) alias, params string[] words) =>
        new(name)
        {
            Vocabulary = words,
            Aliases = strictness == Strictness.Lenient ? new Dictionary<string, string> { [alias.Sent] = alias.Meant } : null,
        };
}
