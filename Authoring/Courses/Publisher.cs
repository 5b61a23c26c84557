using System.Text.RegularExpressions;
using Authoring.Checks;
using Authoring.Manifests;
using Authoring.Packages;
using Authoring.Repairing;
using Lrs.People;
using Lrs.Storage;
using Lrs.Web;

namespace Authoring.Courses;

/// <summary>The result of checking and publishing in one go: a version unless the findings hold an Error or the publication a Failure.</summary>
public sealed record PublishReading(CourseVersion? Version, IReadOnlyList<Finding> Findings, Failure? Failure = null);

/// <summary>Makes a checked package the new, unchangeable version of a course.</summary>
public sealed partial class Publisher(Database database, BlobStore blobs, PackageReader packages, CourseCatalog catalog, TimeProvider clock)
{
    // PostgreSQL takes 65,535 parameters in one command, SQLite 32,766.
    private const int FilesInOneCommand = 500;

    /// <summary>Checks a zip (it must be seekable) and publishes it without anybody looking at the findings: for sample courses.</summary>
    public async Task<PublishReading> Publish(Stream zip, Publication publication, CancellationToken cancel)
    {
        var tray = blobs.Tray(Guid.NewGuid());
        try
        {
            var reading = await packages.Read(zip, tray, null, cancel);
            if (reading.Package is null)
                return new(null, reading.Findings);
            zip.Position = 0;
            await tray.Put(zip, cancel);
            var outcome = await Publish(new CheckedPackage(reading.Package, reading.Findings, $"{publication.Slug}.zip"), tray, publication, false, null, cancel);
            return outcome.Match(
                version => new PublishReading(version, reading.Findings),
                failure => new PublishReading(null, reading.Findings, failure));
        }
        finally
        {
            tray.Discard();
        }
    }

    /// <summary>
    /// Keeps the files and the zip they came in, which the tray holds, then writes the version: a crash in between leaves files nobody sees, never a version without files.
    /// Conflict where the slug belongs to another department or the upload was published already; Invalid where slug or title can't be used.
    /// </summary>
    /// <param name="onlyNew">Whether a course that exists already is a Conflict instead of getting a new version.</param>
    /// <param name="upload">The upload the package came by; marked as published in the same transaction.</param>
    public async Task<Outcome<CourseVersion>> Publish(
        CheckedPackage package, BlobTray tray, Publication publication, bool onlyNew, Guid? upload, CancellationToken cancel)
    {
        if (Trouble(publication) is { } trouble)
            return trouble;
        // Looked at before any file is kept; the insert below decides if two authors ask at once.
        if (await catalog.Find(publication.Slug, cancel) is { } there && (onlyNew || there.Department != publication.Department))
            return SlugTaken(publication.Slug);
        tray.Keep();
        var written = await database.Write(s => Write(s, package, publication, onlyNew, upload), cancel);
        if (written.Failure is not null)
            return written.Failure;
        return (await catalog.Version(written.Value, cancel))!;
    }

    private async Task<Outcome<long>> Write(Session session, CheckedPackage package, Publication publication, bool onlyNew, Guid? upload)
    {
        var now = Instants.ToMicros(clock.GetUtcNow());
        var forAll = publication.Audience.Count == 0 ? 1L : 0L;
        // Touching the row holds it, so that of two clicks on "publish" the second waits and is told.
        if (upload is { } id && await session.Execute(
            "update upload set touched = @now where id = @upload and state = 'checked'", new { now, upload = $"{id:N}" }) == 0)
            return PublishedAlready;
        var course = await session.Single<CourseKey>(
            """
            insert into course (slug, department, title_hi, title_en, for_all, created)
            values (@slug, @department, @hi, @en, @forAll, @now)
            on conflict (slug) do update set slug = excluded.slug
            returning id, department, current_version
            """,
            new { slug = publication.Slug, department = publication.Department, hi = publication.Title.Hi, en = publication.Title.En, forAll, now });
        if (course!.Department != publication.Department || (onlyNew && course.CurrentVersion is not null))
            return SlugTaken(publication.Slug);

        var number = await session.Single<long>("select coalesce(max(number), 0) + 1 from course_version where course = @id", new { id = course.Id });
        var version = await session.Single<long>(
            """
            insert into course_version (
                course, number, edition, manifest, findings, files, bytes, created, created_by, original, original_name, repairs, repair_count)
            values (@course, @number, @edition, @manifest, @findings, @files, @bytes, @now, @author, @original, @originalName, @repairs, @repairCount)
            returning id
            """,
            new
            {
                course = course.Id,
                number,
                edition = $"{package.Package.Manifest.Edition}",
                manifest = ManifestJson.Write(package.Package.Manifest),
                findings = FindingsJson.Write(package.Findings),
                files = (long)package.Package.Files.Count,
                bytes = package.Package.Bytes,
                original = package.Package.Original?.Sha256,
                originalName = package.Package.Original is null ? null : package.FileName,
                repairs = package.Package.Repairs.Total == 0 ? null : RepairsJson.Write(package.Package.Repairs),
                repairCount = (long)package.Package.Repairs.Total,
                now,
                author = publication.Author,
            });
        foreach (var some in package.Package.Files.Chunk(FilesInOneCommand))
            await InsertFiles(session, version, some);
        await session.Execute(
            "update course set title_hi = @hi, title_en = @en, for_all = @forAll, current_version = @version where id = @id",
            new { hi = publication.Title.Hi, en = publication.Title.En, forAll, version, id = course.Id });
        await session.Execute("delete from course_audience where course = @id", new { id = course.Id });
        await session.Execute(
            "insert into course_audience (course, department) values (@course, @department)",
            publication.Audience.Distinct().Select(department => new { course = course.Id, department }).ToList());
        if (upload is not null)
            await session.Execute(
                "update upload set state = 'published', version = @version, package = null where id = @upload", new { version, upload = $"{upload:N}" });
        await AuditLog.Append(session, now, publication.Author, AuditAct.CoursePublished, publication.Slug, new { version = number });
        return version;
    }

    private static Task<int> InsertFiles(Session session, long version, PackageFile[] files)
    {
        var args = new Dapper.DynamicParameters();
        args.Add("version", version);
        var rows = new List<string>(files.Length);
        for (var i = 0; i < files.Length; i++)
        {
            rows.Add($"(@version, @p{i}, @l{i}, @s{i}, @n{i})");
            args.Add($"p{i}", files[i].Path);
            args.Add($"l{i}", files[i].Path.ToLowerInvariant());
            args.Add($"s{i}", files[i].Sha256);
            args.Add($"n{i}", files[i].Length);
        }

        return session.Execute($"insert into package_file (version, path, path_lower, sha256, length) values {string.Join(", ", rows)}", args);
    }

    private static Failure? Trouble(Publication publication) => publication switch
    {
        _ when !Slug().IsMatch(publication.Slug) => new Failure.Invalid(new Problem("slug-wrong",
            new("पते में केवल छोटे अंग्रेज़ी अक्षर, अंक और - हो सकते हैं (2 से 64 वर्ण)।", "The address may hold small letters a-z, digits and - only (2 to 64 characters)."),
            Place: "slug")),
        _ when publication.Title.Hi.Trim().Length is 0 or > 200 => TitleWrong("title-hi"),
        _ when publication.Title.En.Trim().Length is 0 or > 200 => TitleWrong("title-en"),
        _ => null,
    };

    private static Failure TitleWrong(string place) => new Failure.Invalid(new Problem("title-wrong",
        new("शीर्षक हिन्दी और अंग्रेज़ी दोनों में लिखें (अधिकतम 200 वर्ण)।", "Give the title in Hindi and in English (at most 200 characters)."), Place: place));

    private static readonly Failure PublishedAlready = new Failure.Conflict(new Problem("published-already",
        new("यह पैकेज पहले ही प्रकाशित हो चुका है, या अब उपलब्ध नहीं।", "This package was published already, or is no longer there."),
        Cure: new("पाठ्यक्रम सूची में देखें।", "Look in the list of courses.")));

    private static Failure SlugTaken(string slug) => new Failure.Conflict(new Problem("slug-taken",
        new($"पता \"{slug}\" पर पहले से एक पाठ्यक्रम है।", $"There is a course at the address \"{slug}\" already."),
        Place: "slug", Cure: new("दूसरा पता चुनें, या सूची में से उसी पाठ्यक्रम का नया संस्करण बनाएँ।",
            "Choose another address, or choose that course in the list to give it a new version.")));

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{1,63}$")]
    private static partial Regex Slug();

    private sealed record CourseKey
    {
        public long Id { get; init; }

        public string Department { get; init; } = "";

        public long? CurrentVersion { get; init; }
    }
}
