namespace Authoring.Manifests;

/// <summary>What stopped the reading of a manifest.</summary>
internal enum ManifestLimit
{
    Depth,
    Elements,
    Items,
    Include,
}

/// <summary>A manifest past a limit, or one that would pull in other files.</summary>
internal sealed class ManifestLimitException(int line, ManifestLimit limit) : Exception
{
    public int Line => line;

    public ManifestLimit Limit => limit;
}
