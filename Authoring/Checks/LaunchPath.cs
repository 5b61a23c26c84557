using Authoring.Manifests;
using Authoring.Packages;

namespace Authoring.Checks;

/// <summary>From an address in a manifest to a path in the package: query and fragment cut, escapes undone, dots resolved.</summary>
public static class LaunchPath
{
    /// <summary>The file an address means; null where it is not in the package.</summary>
    public static string? Resolve(string href, PathIndex files) =>
        Candidates(href).Select(files.Find).FirstOrDefault(path => path is not null);

    /// <summary>The address with the names its file really has; null where they agree already, or no file is meant.</summary>
    public static string? InTrueCase(string href, PathIndex files)
    {
        var path = href.Split('?', '#')[0];
        foreach (var way in new[] { Uri.UnescapeDataString(path), path })
            if (EntryPath.Of(way) is { Kind: EntryPathKind.Inside } inside && files.Find(inside.Path) is { } found)
                return found == inside.Path ? null : (way == path ? found : Escaped(found)) + href[path.Length..];
        return null;
    }

    /// <summary>An address on another server.</summary>
    public static bool IsExternal(string href) => Hrefs.IsAbsolute(href);

    private static IEnumerable<string> Candidates(string href)
    {
        var path = href.Split('?', '#')[0];
        foreach (var way in new[] { Uri.UnescapeDataString(path), path, href })
            if (EntryPath.Of(way) is { Kind: EntryPathKind.Inside } inside)
                yield return inside.Path;
    }

    private static string Escaped(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
