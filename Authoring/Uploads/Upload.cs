using Authoring.Checks;
using Authoring.Packages;
using Lrs.Storage;

namespace Authoring.Uploads;

/// <summary>Where an upload stands. The first three go on by themselves; the others are ends, or wait for the author.</summary>
public enum UploadState
{
    Arriving,
    Waiting,
    Checking,
    Checked,
    Refused,
    Failed,
    Published,
    ThrownAway,
}

/// <summary>One zip on its way from an author's computer to a course version, or to a refusal.</summary>
/// <param name="Percent">How much of it has been unpacked.</param>
/// <param name="Package">What was found in it, once checked and until published.</param>
public sealed record Upload(
    Guid Id, string Department, string Author, string FileName, long Size, UploadState State, int Percent,
    IReadOnlyList<Finding> Findings, Package? Package, long? Version, DateTimeOffset Created)
{
    /// <summary>Whether the background check has yet to finish it.</summary>
    public bool IsInWork => State is UploadState.Waiting or UploadState.Checking;
}

internal sealed record UploadRow
{
    /// <summary>All that a list shows; the package is large and read for one upload only.</summary>
    public const string Columns = "id, department, author, file_name, size, state, progress, version, created";

    public string Id { get; init; } = "";

    public string Department { get; init; } = "";

    public string Author { get; init; } = "";

    public string FileName { get; init; } = "";

    public long Size { get; init; }

    public string State { get; init; } = "";

    public long Progress { get; init; }

    public long Tries { get; init; }

    public string? Findings { get; init; }

    public string? Package { get; init; }

    public long? Version { get; init; }

    public long Created { get; init; }

    public Upload ToUpload() => new(
        Guid.ParseExact(Id, "N"), Department, Author, FileName, Size, Enum.Parse<UploadState>(State, ignoreCase: true), (int)Progress,
        Findings is null ? [] : FindingsJson.Read(Findings), Package is null ? null : PackageJson.Read(Package), Version, Instants.FromMicros(Created));
}
