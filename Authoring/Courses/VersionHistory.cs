using Authoring.Checks;
using Authoring.Manifests;
using Authoring.Repairing;
using Lrs.Storage;

namespace Authoring.Courses;

/// <summary>How a version came about: what was found in its zip, what was repaired, and where the zip lies.</summary>
/// <param name="Original">The sha256 of the zip as it was uploaded; null for versions older than the keeping of zips.</param>
public sealed record VersionOrigin(
    long Id, int Number, Edition Edition, long Files, long Bytes, DateTimeOffset Created, string CreatedBy,
    IReadOnlyList<Finding> Findings, RepairList Repairs, string? Original, string OriginalName);

/// <summary>The versions of a course as its authors see them.</summary>
internal static class VersionHistory
{
    private const string Columns = "id, number, edition, files, bytes, created, created_by, original, original_name, repair_count";

    /// <summary>All versions of a course, the latest first; without findings and the list of repairs, which are large.</summary>
    public static async Task<IReadOnlyList<VersionOrigin>> Of(Session session, long course) =>
        [.. (await session.Query<Row>($"select {Columns} from course_version where course = @course order by number desc", new { course })).Select(r => r.Read())];

    /// <summary>One version with everything; null where there is none.</summary>
    public static async Task<VersionOrigin?> Find(Session session, long course, int number) =>
        (await session.Single<Row>(
            $"select {Columns}, findings, repairs from course_version where course = @course and number = @number", new { course, number = (long)number }))?.Read();

    private sealed record Row
    {
        public long Id { get; init; }

        public long Number { get; init; }

        public string Edition { get; init; } = "";

        public long Files { get; init; }

        public long Bytes { get; init; }

        public long Created { get; init; }

        public string CreatedBy { get; init; } = "";

        public string? Findings { get; init; }

        public string? Original { get; init; }

        public string? OriginalName { get; init; }

        public string? Repairs { get; init; }

        public long RepairCount { get; init; }

        public VersionOrigin Read() => new(
            Id, (int)Number, Enum.Parse<Edition>(Edition), Files, Bytes, Instants.FromMicros(Created), CreatedBy,
            Findings is null ? [] : FindingsJson.Read(Findings), Repairs is null ? new([], (int)RepairCount) : RepairsJson.Read(Repairs), Original, OriginalName ?? "");
    }
}
