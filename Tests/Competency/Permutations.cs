namespace Tests.Competency;

/// <summary>Every order of a few things.</summary>
internal static class Permutations
{
    public static IEnumerable<T[]> Of<T>(IReadOnlyList<T> things)
    {
        if (things.Count == 0)
            return [[]];
        return from i in Enumerable.Range(0, things.Count)
               from rest in Of([.. things.Take(i), .. things.Skip(i + 1)])
               select (T[])[things[i], .. rest];
    }
}
