namespace Authoring.Repairing;

/// <summary>One change between the package as it was uploaded and the copy that is published.</summary>
/// <param name="Code">The code of the finding that led to it.</param>
/// <param name="Place">A path in the package, with the line where one is known: <c>imsmanifest.xml:12</c>.</param>
/// <param name="Before">What was written there; empty where something was added.</param>
/// <param name="After">What stands there now; empty where something was taken out.</param>
public sealed record Repair(string Code, string Place, string Before, string After);

/// <summary>Everything that was repaired: how many changes, and the first of them.</summary>
public sealed record RepairList(IReadOnlyList<Repair> Listed, int Total)
{
    public static readonly RepairList None = new([], 0);

    public RepairList And(RepairList more) => new([.. Listed, .. more.Listed], Total + more.Total);
}
