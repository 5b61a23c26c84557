namespace Authoring.Manifests;

/// <summary>Something that can be launched, with the files it needs. CAM, resource.</summary>
public sealed record Resource
{
    public required string Identifier { get; init; }

    /// <summary>Null where the manifest doesn't say.</summary>
    public ScormType? ScormType { get; init; }

    /// <summary>Address inside the package with all bases applied; null for a resource that only carries files.</summary>
    public string? Href { get; init; }

    /// <summary>Paths inside the package with all bases applied.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Identifiers of resources whose files are needed too.</summary>
    public IReadOnlyList<string> Dependencies { get; init; } = [];

    /// <summary>Line in the manifest.</summary>
    public int Line { get; init; }
}
