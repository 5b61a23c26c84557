namespace Authoring.Packages;

/// <summary>What an entry name of a zip means as a path inside the package.</summary>
public enum EntryPathKind
{
    Inside,
    Absolute,
    ClimbsOut,

    /// <summary>Nothing is left of it, or it carries control characters.</summary>
    Senseless,
}

/// <summary>
/// An entry name made safe: forward slashes, no <c>.</c> or <c>..</c>, nothing above the package.
/// ZIP APPNOTE 4.4.17.1: relative, no drive letter, no leading slash, forward slashes.
/// </summary>
public readonly record struct EntryPath(EntryPathKind Kind, string Path, bool HadBackslashes, bool IsFolder)
{
    private const int LongestPath = 1024;

    public static EntryPath Of(string name)
    {
        var slashed = Spelling.One(name).Replace('\\', '/');
        var backslashes = name.Contains('\\');
        var folder = slashed.EndsWith('/');
        if (name.Length > LongestPath || name.Any(char.IsControl))
            return new(EntryPathKind.Senseless, "", backslashes, folder);
        if (slashed.StartsWith('/') || HasDrive(slashed))
            return new(EntryPathKind.Absolute, "", backslashes, folder);

        var kept = new List<string>();
        foreach (var part in slashed.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(p => p != "."))
        {
            // "..." and ".. " are names on Unix and climb on Windows; a package has no honest use for them.
            if (part.TrimEnd(' ', '.').Length == 0)
            {
                if (part != ".." || kept.Count == 0)
                    return new(EntryPathKind.ClimbsOut, "", backslashes, folder);
                kept.RemoveAt(kept.Count - 1);
            }
            else
            {
                kept.Add(part);
            }
        }

        return kept.Count == 0
            ? new(folder ? EntryPathKind.Inside : EntryPathKind.Senseless, "", backslashes, folder)
            : new(EntryPathKind.Inside, string.Join('/', kept), backslashes, folder);
    }

    private static bool HasDrive(string path) => path.Length >= 2 && char.IsAsciiLetter(path[0]) && path[1] == ':';
}
