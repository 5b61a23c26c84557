using System.Text.Json;
using Authoring.Courses;
using Authoring.Packing;
using Lrs.Competency.Evidence;
using Lrs.Competency.Frameworks;
using Lrs.People;
using Lrs.Records.Keys;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.Extensions.Options;

namespace Lrs.Host;

/// <summary>
/// Sample departments, staff, dictionary, course and key, put in on the first start. Each part is there once: an existing one is
/// left alone. Without samples, or bound to more than this machine, the key <c>sample</c> is taken out of use.
/// </summary>
public sealed class SampleData(
    Database database, PeopleImport people, FrameworkImport frameworks, Publisher publisher, CourseCatalog courses, ApiKeys keys,
    IOptions<HostOptions> options, TimeProvider clock, ILogger<SampleData> log)
{
    public const string Key = "sample";
    private const string Who = "system";
    private const string CourseSlug = "e-office";

    /// <summary>Brings the samples in line with the options.</summary>
    public async Task Prepare(CancellationToken cancel)
    {
        if (!options.Value.SamplesAllowed)
        {
            await keys.Revoke(Key, cancel);
            return;
        }

        if (await keys.Find(Key, cancel) is null)
            Expect(await keys.Create(Key, Key, "Sample key, this machine only", null, [Scope.All], cancel));
        if (SampleFolder.Find(options.Value) is not { } folder)
        {
            log.LogWarning("No sample content: Host:SampleFolder names no folder and content-samples is not above the program.");
            return;
        }

        if ((await database.Read(Departments.All, cancel)).Count == 0)
            await ImportPeople(Path.Combine(folder, "people"), cancel);
        if (await courses.Find(CourseSlug, cancel) is null)
        {
            await ImportDictionary(Path.Combine(folder, "frac", "frac-dictionary.json"), cancel);
            await PublishCourse(Path.Combine(folder, "valid", "e-office-2004"), cancel);
            await MapCourse(Path.Combine(folder, "frac", "course-mapping.json"), cancel);
        }
    }

    private async Task ImportPeople(string folder, CancellationToken cancel)
    {
        var done = await people.Folder(folder, Who, cancel);
        if (done.Problems is [var problem, ..])
            throw new InvalidOperationException($"{problem.File} line {problem.Line}: {problem.Message.En}");
        log.LogInformation("Sample staff: {Departments} departments, {Employees} employees", done.Departments, done.Employees);
    }

    private async Task ImportDictionary(string file, CancellationToken cancel)
    {
        var check = Expect(await frameworks.Check(await File.ReadAllBytesAsync(file, cancel), Path.GetFileName(file), Who, cancel));
        if (check.DryRun is not { } dryRun)
            throw new InvalidOperationException($"{file}: {check.Findings[0]}");
        await frameworks.Apply(dryRun.Id, Who, cancel);
    }

    private async Task PublishCourse(string folder, CancellationToken cancel)
    {
        using var zip = new MemoryStream();
        Packer.Pack(folder, zip);
        zip.Position = 0;
        var author = (await database.Read(Officers.All, cancel)).First(o => o.Role == Role.Author);
        var title = new Text("ई-ऑफ़िस: डाक से डिजिटल हस्ताक्षर तक", "e-Office: from receipt to digital signature");
        var reading = await publisher.Publish(zip, new Publication(CourseSlug, author.Department, title, [], Who), cancel);
        if (reading.Version is null)
            throw new InvalidOperationException($"{folder}: {reading.Failure?.Problem.Code}");
    }

    private async Task MapCourse(string file, CancellationToken cancel)
    {
        var course = await courses.Find(CourseSlug, cancel) ?? throw new InvalidOperationException("The sample course is gone.");
        using var mapping = JsonDocument.Parse(await File.ReadAllBytesAsync(file, cancel));
        await database.Write(
            async session =>
            {
                foreach (var line in mapping.RootElement.GetProperty("competencies").EnumerateArray())
                    await EvidenceRules.Add(session, new CourseRule
                    {
                        Course = course.Slug,
                        Activity = courses.ActivityId(course),
                        Competency = line.GetProperty("competency").GetString()!,
                        Level = line.GetProperty("level").GetInt64(),
                        Requires = EvidenceRules.Passed,
                        Created = Instants.ToMicros(clock.GetUtcNow()),
                        CreatedBy = Who,
                    });
            }, cancel);
    }

    private static T Expect<T>(Outcome<T> outcome) => outcome.Match(
        value => value,
        failure => throw new InvalidOperationException($"{failure.Problem.Code} {failure.Problem.Place}: {failure.Problem.Message.En}"));
}
