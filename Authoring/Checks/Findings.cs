using Lrs.Web;

namespace Authoring.Checks;

/// <summary>Findings as a list a person can read.</summary>
public static class Findings
{
    private const int MostOfOneKind = 20;

    /// <summary>Whether the package is refused.</summary>
    public static bool Refuse(this IEnumerable<Finding> findings) => findings.Any(f => f.Severity == Severity.Error);

    /// <summary>The same list, with at most twenty of one code and a last one that says how many more there are.</summary>
    public static IEnumerable<Finding> Capped(IEnumerable<Finding> findings) =>
        findings.GroupBy(f => f.Code).SelectMany(group => group.Count() <= MostOfOneKind
            ? group
            : group.Take(MostOfOneKind).Append(group.First() with
            {
                Place = "",
                Message = new(
                    $"यही बात {group.Count() - MostOfOneKind} और फ़ाइलों में है।",
                    $"The same is true of {group.Count() - MostOfOneKind} more files."),
            }));

    /// <summary>The heaviest first, then as they were found.</summary>
    public static IReadOnlyList<Finding> Sorted(this IEnumerable<Finding> findings) => [.. findings.OrderByDescending(f => f.Severity)];
}
