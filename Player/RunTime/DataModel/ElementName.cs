namespace Player.RunTime;

/// <summary>A name from a call, split: <c>cmi.objectives.3.id</c> is pattern <c>cmi.objectives.#.id</c> with index 3.</summary>
public sealed record ElementName(string Pattern, IReadOnlyList<int> Indexes)
{
    private static readonly string[] Targets = ["adl.nav.request_valid.choice.", "adl.nav.request_valid.jump."];

    public static ElementName Parse(string name)
    {
        foreach (var prefix in Targets)
        {
            // The target is an identifier and may itself hold dots.
            if (name.StartsWith(prefix + "{target=", StringComparison.Ordinal) && name.EndsWith('}'))
                return new(prefix + "{target}", []);
        }
        var parts = name.Split('.');
        var indexes = new List<int>();
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i] == "#")
                return new("", []);
            if (parts[i].Length is 0 or > 9 || !parts[i].All(char.IsAsciiDigit))
                continue;
            indexes.Add(int.Parse(parts[i]));
            parts[i] = "#";
        }
        return new(string.Join('.', parts), indexes);
    }

    /// <summary>The name as stored: <c>cmi.objectives.01.id</c> and <c>cmi.objectives.1.id</c> are one element.</summary>
    public string Fill(string pattern)
    {
        var parts = pattern.Split('.');
        var next = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i] == "#")
                parts[i] = Indexes[next++].ToString();
        }
        return string.Join('.', parts);
    }
}
