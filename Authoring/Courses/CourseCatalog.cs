using System.Collections.Concurrent;
using Authoring.Manifests;
using Authoring.Packages;
using Lrs.Storage;
using Microsoft.Extensions.Options;

namespace Authoring.Courses;

/// <summary>Published courses, their versions and files, for every room that shows or launches them.</summary>
public sealed class CourseCatalog(Database database, IOptions<AuthoringOptions> options)
{
    // The manifest of a version never changes, and reading one is the dear part; the few courses in use fit.
    private const int MostManifestsInMemory = 64;
    private readonly ConcurrentDictionary<long, Manifest> _manifests = new();

    // Nor do its files; a lesson asks for dozens of them, and every learner for the same.
    private const int MostFilesInMemory = 50_000;
    private readonly ConcurrentDictionary<(long Version, string Path), PackageFile> _files = new();

    /// <summary>The course of that slug; null where there is none.</summary>
    public Task<Course?> Find(string slug, CancellationToken cancel) =>
        database.Read(async s => (await CourseRow.Courses(s, "c.slug = @slug", new { slug })).SingleOrDefault(), cancel);

    /// <summary>The course of that number; null where there is none.</summary>
    public Task<Course?> Find(long id, CancellationToken cancel) =>
        database.Read(async s => (await CourseRow.Courses(s, "c.id = @id", new { id })).SingleOrDefault(), cancel);

    /// <summary>All courses, by title.</summary>
    public Task<IReadOnlyList<Course>> All(CancellationToken cancel) => database.Read(s => CourseRow.Courses(s, "1 = 1", null), cancel);

    /// <summary>The courses the staff of a department see, by title.</summary>
    public Task<IReadOnlyList<Course>> List(string department, CancellationToken cancel) =>
        database.Read(s => CourseRow.Courses(
            s, "(c.for_all = 1 or exists (select 1 from course_audience seen where seen.course = c.id and seen.department = @department))", new { department }), cancel);

    /// <summary>The courses a department made, by title.</summary>
    public Task<IReadOnlyList<Course>> MadeBy(string department, CancellationToken cancel) =>
        database.Read(s => CourseRow.Courses(s, "c.department = @department", new { department }), cancel);

    /// <summary>The courses a department made with what their current version is, by title.</summary>
    public Task<IReadOnlyList<CourseEdition>> Editions(string department, CancellationToken cancel) => database.Read<IReadOnlyList<CourseEdition>>(async s =>
    {
        var courses = await CourseRow.Courses(s, "c.department = @department", new { department });
        var versions = (await s.Query<VersionRow>(
            """
            select v.id, v.course, v.number, v.edition, v.files, v.bytes, v.created, v.created_by, v.repair_count
            from course_version v join course c on c.current_version = v.id where c.department = @department
            """, new { department })).ToDictionary(v => v.Id);
        return [.. from course in courses
                   let v = versions[course.CurrentVersion]
                   select new CourseEdition(course, (int)v.Number, Enum.Parse<Edition>(v.Edition), v.Files, v.Bytes, Instants.FromMicros(v.Created), v.RepairCount)];
    }, cancel);

    /// <summary>A version with its manifest; null where there is none.</summary>
    public Task<CourseVersion?> Version(long id, CancellationToken cancel) => database.Read(async s =>
    {
        var row = await s.Single<VersionRow>(
            "select id, course, number, files, bytes, created, created_by from course_version where id = @id", new { id });
        if (row is null)
            return null;
        var course = (await CourseRow.Courses(s, "c.id = @course", new { course = row.Course }))[0];
        return new CourseVersion(
            row.Id, course, (int)row.Number, await ManifestOf(s, id), row.Files, row.Bytes, Instants.FromMicros(row.Created), row.CreatedBy);
    }, cancel);

    /// <summary>A file of a version: the exact path, else the same path in other case; null where there is neither.</summary>
    public async Task<PackageFile?> FileOf(long version, string path, CancellationToken cancel)
    {
        path = Spelling.One(path);
        if (_files.TryGetValue((version, path), out var known))
            return known;
        var rows = await database.Read(s => s.Query<FileRow>(
            "select path, sha256, length from package_file where version = @version and path_lower = @lower order by path",
            new { version, lower = path.ToLowerInvariant() }), cancel);
        if (rows.OrderByDescending(r => r.Path == path).Select(r => new PackageFile(r.Path, r.Sha256, r.Length)).FirstOrDefault() is not { } file)
            return null;
        if (_files.Count >= MostFilesInMemory)
            _files.Clear();
        return _files[(version, path)] = file;
    }

    /// <summary>The xAPI activity id of a course.</summary>
    public string ActivityId(Course course) => $"{options.Value.ActivityBase}/{course.Slug}";

    /// <summary>The xAPI activity id of an item (a SCO) of a course.</summary>
    public string ActivityId(Course course, string item) => $"{ActivityId(course)}/{Uri.EscapeDataString(item)}";

    private async Task<Manifest> ManifestOf(Session session, long version)
    {
        if (_manifests.TryGetValue(version, out var known))
            return known;
        if (_manifests.Count >= MostManifestsInMemory)
            _manifests.Clear();
        var json = await session.Single<string>("select manifest from course_version where id = @version", new { version });
        return _manifests[version] = ManifestJson.Read(json!);
    }

    private sealed record VersionRow
    {
        public long Id { get; init; }

        public long Course { get; init; }

        public long Number { get; init; }

        public string Edition { get; init; } = "";

        public long Files { get; init; }

        public long Bytes { get; init; }

        public long Created { get; init; }

        public string CreatedBy { get; init; } = "";

        public long RepairCount { get; init; }
    }

    private sealed record FileRow
    {
        public string Path { get; init; } = "";

        public string Sha256 { get; init; } = "";

        public long Length { get; init; }
    }
}
