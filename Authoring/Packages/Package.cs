using Authoring.Checks;
using Authoring.Manifests;
using Authoring.Repairing;
using Lrs.Storage;

namespace Authoring.Packages;

/// <summary>A package that passed its checks: what its manifest says and the files it brought, both as repaired.</summary>
public sealed record Package(Manifest Manifest, IReadOnlyList<PackageFile> Files)
{
    /// <summary>What was put right, against the zip as it came.</summary>
    public RepairList Repairs { get; init; } = RepairList.None;

    /// <summary>The zip as it came. Null where it was checked before zips were kept.</summary>
    public Blob? Original { get; init; }

    /// <summary>All files together.</summary>
    public long Bytes => Files.Sum(f => f.Length);
}

/// <summary>The result of reading a zip: a package unless an Error was found, and everything noticed on the way.</summary>
public sealed record PackageReading(Package? Package, IReadOnlyList<Finding> Findings);
