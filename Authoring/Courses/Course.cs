using Authoring.Manifests;
using Authoring.Packages;
using Lrs.Web;

namespace Authoring.Courses;

/// <summary>A course of a department. Its content is the current version; learners stay on the version they began.</summary>
/// <param name="Audience">Department codes that see it; empty where all departments do.</param>
public sealed record Course(
    long Id, string Slug, string Department, Text Title, bool ForAll, IReadOnlyList<string> Audience, long CurrentVersion, DateTimeOffset Created)
{
    /// <summary>Whether the staff of a department see it.</summary>
    public bool IsFor(string department) => ForAll || Audience.Contains(department, StringComparer.Ordinal);
}

/// <summary>A published content of a course. Never changes.</summary>
public sealed record CourseVersion(
    long Id, Course Course, int Number, Manifest Manifest, long Files, long Bytes, DateTimeOffset Created, string CreatedBy);

/// <summary>A course with what its current version is, for lists.</summary>
public sealed record CourseEdition(Course Course, int Number, Edition Edition, long Files, long Bytes, DateTimeOffset Published, long Repairs);

/// <summary>What an author decides when publishing. An existing slug of the same department gets a new version.</summary>
/// <param name="Audience">Department codes; empty for all departments.</param>
public sealed record Publication(string Slug, string Department, Text Title, IReadOnlyList<string> Audience, string Author);

/// <summary>What publishing keeps of a checked package besides the files.</summary>
/// <param name="FileName">What the zip was called on the author's computer.</param>
public sealed record CheckedPackage(Package Package, IReadOnlyList<Checks.Finding> Findings, string FileName);
