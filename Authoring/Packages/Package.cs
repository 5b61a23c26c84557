using Authoring.Checks;
using Authoring.Manifests;

namespace Authoring.Packages;

/// <summary>A package that passed its checks: what its manifest says and the files it brought.</summary>
public sealed record Package(Manifest Manifest, IReadOnlyList<PackageFile> Files)
{
    /// <summary>All files together.</summary>
    public long Bytes => Files.Sum(f => f.Length);
}

/// <summary>The result of reading a zip: a package unless an Error was found, and everything noticed on the way.</summary>
public sealed record PackageReading(Package? Package, IReadOnlyList<Finding> Findings);
