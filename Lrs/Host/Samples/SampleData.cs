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
/// Sample departments, staff, dictionary, course and key, put into an empty house on the first start; each part once, noted beside
/// the migrations. Without samples, or where others can reach this process, the key <c>sample</c> does not exist.
/// </summary>
public sealed class SampleData(
    Database database, PeopleImport people, FrameworkImport frameworks, Publisher publisher, CourseCatalog courses, ApiKeys keys,
    IOptions<HostOptions> options, SamplesAllowed allowed, TimeProvider clock, ILogger<SampleData> log)
{
    public const string Key = "sample";
    private const string Who = "system";
    private const string CourseSlug = "e-office";

    /// <summary>Brings the samples in line with the options.</summary>
    public async Task Prepare(CancellationToken cancel)
    {
        if (!allowed.Value)
        {
            await keys.Remove(Key, cancel);
            return;
        }

        if (await keys.Find(Key, cancel) is null)
            Expect(await keys.Create(Key, Key, "Sample key, this machine only", null, [Scope.All], cancel));
        if (SampleFolder.Find(options.Value) is not { } folder)
        {
            log.LogWarning("No sample content: Host:SampleFolder names no folder and content-samples is not above the program.");
            return;
        }

        var done = await database.Read(session => session.Query<long>("select number from migration where room = 'samples'"), cancel);
        if (done.Count == 0 && (await database.Read(Departments.All, cancel)).Count > 0)
        {
            log.LogInformation("This house has a register of its own: no samples are put into it.");
            return;
        }

        var parts = new (string Name, Func<CancellationToken, Task> Put)[]
        {
            ("people", stop => ImportPeople(Path.Combine(folder, "people"), stop)),
            ("dictionary", stop => ImportDictionary(Path.Combine(folder, "frac", "frac-dictionary.json"), stop)),
            ("course", stop => PublishCourse(Path.Combine(folder, "valid", "e-office-2004"), stop)),
            ("mapping", stop => MapCourse(Path.Combine(folder, "frac", "course-mapping.json"), stop)),
        };
        foreach (var (number, part) in parts.Index())
        {
            if (done.Contains(number))
                continue;
            await part.Put(cancel);
            await database.Write(
                session => session.Execute(
                    "insert into migration (room, number, name, applied) values ('samples', @number, @name, @applied)",
                    new { number = (long)number, name = part.Name, applied = Instants.ToMicros(clock.GetUtcNow()) }), cancel);
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
        if (await courses.Find(CourseSlug, cancel) is not null)
            return;
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
