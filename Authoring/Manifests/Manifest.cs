using Authoring.Checks;
using Authoring.Repairing;

namespace Authoring.Manifests;

/// <summary>What an imsmanifest.xml says: the organizations a learner may walk and the resources they launch. CAM, manifest.</summary>
public sealed record Manifest
{
    public required Edition Edition { get; init; }

    public required string Identifier { get; init; }

    /// <summary>Never empty: a manifest without an organization gets one made of its launchable resources.</summary>
    public required IReadOnlyList<Organization> Organizations { get; init; }

    /// <summary>Identifier of the organization to deliver; always one of <see cref="Organizations"/>.</summary>
    public required string DefaultOrganization { get; init; }

    public required IReadOnlyList<Resource> Resources { get; init; }

    /// <summary>Word of the tool the package was made with (<see cref="Tools.AuthoringTool"/>); null where it is not known.</summary>
    public string? Tool { get; init; }

    /// <summary>The organization to deliver.</summary>
    public Organization Deliverable() => Organizations.First(o => o.Identifier == DefaultOrganization);
}

/// <summary>The result of reading: a manifest unless an Error was found, and everything noticed on the way.</summary>
public sealed record ManifestReading(Manifest? Manifest, IReadOnlyList<Finding> Findings)
{
    /// <summary>What differs between the file and <see cref="Repaired"/>.</summary>
    public RepairList Repairs { get; init; } = RepairList.None;

    /// <summary>The manifest as it should have been, in UTF-8; null where nothing had to be repaired.</summary>
    public byte[]? Repaired { get; init; }
}
