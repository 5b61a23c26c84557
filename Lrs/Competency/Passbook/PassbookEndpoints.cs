using System.Text.Json;
using Lrs.Competency.Evidence;
using Lrs.Competency.Results;
using Lrs.People;
using Lrs.Records.Statements;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lrs.Competency.Passbook;

/// <summary>What a person can do and what the post asks for, opened down to the statements. One's own, or of people one may see.</summary>
internal static class PassbookEndpoints
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void MapPassbook(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/me/competencies", (HttpContext http, Database database, CompetencyResults results, CancellationToken cancel) =>
            Show(http.Viewer()!.HrmsCode, http, database, results, cancel)).RequireViewer();
        routes.MapGet("/competency/people/{hrms}", Show).RequireViewer();
        routes.MapGet("/competency/people/{hrms}/{competency}", ShowEvidence).RequireViewer();
        routes.MapGet("/competency/statements/{id:guid}", ShowStatement).RequireViewer();
    }

    private static async Task<IResult> Show(string hrms, HttpContext http, Database database, CompetencyResults results, CancellationToken cancel)
    {
        var visibility = Visibility.Of(http.Viewer()!);
        if (await Person(database, visibility, hrms, cancel) is not { } person)
            return NotYours.ToResult();
        var rows = await results.Of(visibility, person.HrmsCode, cancel);
        var asOf = await results.AsOf(cancel);
        return await database.Read(async session => Page.Of<PassbookPage>(new
        {
            Person = person,
            IsOwn = person.HrmsCode == visibility.Self,
            Post = await Posts.Find(session, person.Position),
            Rows = rows,
            Descriptions = await PassbookReading.Descriptions(session, rows),
            Courses = await GivingCourses.Of(session, [.. rows.Where(r => r.Gap > 0).Select(r => r.CompetencyId)]),
            AsOf = asOf,
        }), cancel);
    }

    private static async Task<IResult> ShowEvidence(
        string hrms, string competency, HttpContext http, Database database, CompetencyResults results, CancellationToken cancel)
    {
        var visibility = Visibility.Of(http.Viewer()!);
        if (await Person(database, visibility, hrms, cancel) is not { } person)
            return NotYours.ToResult();
        if ((await results.Of(visibility, person.HrmsCode, cancel)).FirstOrDefault(r => r.CompetencyId == competency) is not { } row)
            return NotYours.ToResult();
        return await database.Read(async session =>
        {
            var evidence = await CompetencyResults.EvidenceOf(session, person.HrmsCode, competency);
            return Page.Of<EvidencePage>(new
            {
                Person = person,
                IsOwn = person.HrmsCode == visibility.Self,
                Row = row,
                Evidence = evidence,
                Titles = await PassbookReading.CourseTitles(session, [.. evidence.Select(e => e.CourseSlug).Distinct()]),
            });
        }, cancel);
    }

    private static async Task<IResult> ShowStatement(Guid id, HttpContext http, Database database, CancellationToken cancel)
    {
        var visibility = Visibility.Of(http.Viewer()!);
        return await database.Read(async session =>
        {
            var evidence = await EvidenceTable.Find(session, id);
            if (evidence is null
                || await Employees.Find(session, evidence.Person) is not { } person || !visibility.Sees(person.Department, person.HrmsCode)
                || await StatementStore.Find(session, id) is not { } stored)
                return NotYours.ToResult();
            using var json = JsonDocument.Parse(stored.Statement.Json);
            return Page.Of<StatementPage>(new
            {
                Person = person,
                IsOwn = person.HrmsCode == visibility.Self,
                Evidence = evidence,
                Stored = stored,
                Titles = await PassbookReading.CourseTitles(session, [new CountingStatement(evidence, 0).CourseSlug]),
                Json = JsonSerializer.Serialize(json.RootElement, Readable),
            });
        }, cancel);
    }

    // Whoever may not see a person is not told whether there is one.
    private static async Task<Employee?> Person(Database database, Visibility visibility, string hrms, CancellationToken cancel) =>
        HrmsCode.Parse(hrms) is { } code
        && await database.Read(session => Employees.Find(session, code), cancel) is { } person
        && visibility.Sees(person.Department, person.HrmsCode)
            ? person
            : null;

    private static Failure NotYours => new Failure.NotFound(new Problem(
        "competency/nobody-you-may-see",
        new("यह नहीं मिला, या आपके देखने के लिए नहीं है।", "This was not found, or is not yours to see."),
        Cure: new("कोड जाँचें। आप अपनी और अपने विभाग की जानकारी देख सकते हैं।", "Check the code. You can see yourself and the people of your department.")));
}
