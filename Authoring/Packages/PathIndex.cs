namespace Authoring.Packages;

/// <summary>The paths of a package, found exactly, else without regard to case: the packages of old tools expect Windows.</summary>
public sealed class PathIndex
{
    private readonly HashSet<string> _exact;
    private readonly Dictionary<string, string> _anyCase;

    public PathIndex(IEnumerable<string> paths)
    {
        _exact = [.. paths];
        _anyCase = new(_exact.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var path in _exact.Order(StringComparer.Ordinal))
            _anyCase.TryAdd(path, path);
    }

    /// <summary>All paths.</summary>
    public IReadOnlyCollection<string> Paths => _exact;

    /// <summary>The path as it is in the package; null where there is none.</summary>
    public string? Find(string path) => _exact.Contains(path) ? path : _anyCase.GetValueOrDefault(path);
}
