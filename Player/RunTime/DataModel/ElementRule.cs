namespace Player.RunTime;

/// <summary>
/// One data model element. Names hold # for an index: <c>cmi.objectives.#.id</c>.
/// Every property is plain data, because the browser adapter reads the same table as JSON.
/// </summary>
public sealed record ElementRule(string Name, Access Access, string Type)
{
    /// <summary>What GetValue answers before anybody has set a value; null means "not initialized".</summary>
    public string? Initial { get; init; }

    /// <summary>The element that must have a value first (RTE 4th Ed., error 408).</summary>
    public string? DependsOn { get; init; }

    /// <summary>The sibling whose value chooses the type: responses follow the interaction type.</summary>
    public string? TypeBy { get; init; }

    public bool Unique { get; init; }

    public bool WriteOnce { get; init; }

    /// <summary>Patterns are unique for these interaction types only.</summary>
    public IReadOnlyList<string>? UniqueFor { get; init; }

    /// <summary>These interaction types take one pattern only.</summary>
    public IReadOnlyList<string>? SingleFor { get; init; }

    /// <summary>An empty string counts as never set (adl.data store, as ADL has it).</summary>
    public bool EmptyIsUnset { get; init; }

    /// <summary>SetValue adds to the text instead of replacing it (cmi.comments in 1.2).</summary>
    public bool Appends { get; init; }

    public Decision? Decided { get; init; }
}

/// <summary>A status that a threshold in the manifest decides, whatever the SCO says (RTE 4.2.4.1, 4.2.22.1).</summary>
public sealed record Decision(string Threshold, string Measure, string Reached, string Below, string Unmeasured);

/// <summary>A collection. Entries can be added by the SCO only if it grows.</summary>
public sealed record CollectionRule(string Name, bool Grows);
