namespace Player.Sequencing;

/// <summary>
/// An aicc_script expression over the statuses of items: what must be done before an item opens.
/// SCORM 1.2 CAM 2.3.5.1, adlcp:prerequisites.
/// </summary>
public abstract record Prerequisite
{
    /// <param name="status">The status of an item by its identifier; null where there is no such item, which then counts as done.</param>
    public abstract bool IsMet(Func<string, PrerequisiteStatus?> status);

    /// <summary>Reads a script; null where it is empty or can't be read, because a slip of an author must lock nobody out.</summary>
    public static Prerequisite? Read(string script) => new PrerequisiteReader(script).Read();

    /// <summary>An item alone is met when it is completed or passed.</summary>
    internal sealed record Done(string Item) : Prerequisite
    {
        public override bool IsMet(Func<string, PrerequisiteStatus?> status) =>
            status(Item) is null or PrerequisiteStatus.Completed or PrerequisiteStatus.Passed;
    }

    /// <summary><c>item = status</c> or <c>item &lt;&gt; status</c>.</summary>
    internal sealed record Has(string Item, PrerequisiteStatus Status, bool Equal) : Prerequisite
    {
        public override bool IsMet(Func<string, PrerequisiteStatus?> status) => status(Item) is not { } found || (found == Status) == Equal;
    }

    /// <summary><c>~</c>.</summary>
    internal sealed record Not(Prerequisite Inner) : Prerequisite
    {
        public override bool IsMet(Func<string, PrerequisiteStatus?> status) => !Inner.IsMet(status);
    }

    /// <summary>So many of the parts: all for <c>&amp;</c> and for <c>{A, B}</c>, one for <c>|</c>, n for <c>n*{A, B}</c>.</summary>
    internal sealed record AtLeast(int Count, IReadOnlyList<Prerequisite> Parts) : Prerequisite
    {
        public override bool IsMet(Func<string, PrerequisiteStatus?> status) => Parts.Count(part => part.IsMet(status)) >= Count;
    }
}

/// <summary>cmi.core.lesson_status as a prerequisite compares it.</summary>
public enum PrerequisiteStatus
{
    NotAttempted,
    Incomplete,
    Browsed,
    Completed,
    Passed,
    Failed,
}
