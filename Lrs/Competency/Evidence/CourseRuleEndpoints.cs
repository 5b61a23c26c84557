using System.Globalization;
using Authoring.Courses;
using Lrs.Competency.Frameworks;
using Lrs.People;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Lrs.Competency.Evidence;

/// <summary>What a course counts for, edited by an author of the course's department. A change takes effect at once, also for what was learned before.</summary>
internal static class CourseRuleEndpoints
{
    private const string Path = "/author/courses/{slug}/competencies";
    private static readonly TimeSpan India = new(5, 30, 0);

    public static void MapCourseRules(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Show).RequireRole(Role.Author, Role.Operator);
        routes.MapPost(Path, Add).RequireRole(Role.Author, Role.Operator);
        routes.MapPost(Path + "/{id:long}/remove", Remove).RequireRole(Role.Author, Role.Operator);
    }

    private static async Task<IResult> Show(string slug, HttpContext http, CourseCatalog courses, Database database, CancellationToken cancel)
    {
        var found = await Find(slug, http.Viewer()!, courses, cancel);
        if (found.Failure is { } failure)
            return failure.ToResult();
        var activity = courses.ActivityId(found.Value);
        return await database.Read(async session => Page.Of<CourseRulesPage>(new
        {
            Course = found.Value,
            Rules = await CourseRuleReading.OfCourse(session, slug),
            Levels = await CourseRuleReading.Levels(session),
            IsCounting = await Recount.IsUnderWay(session, activity),
        }), cancel);
    }

    private static async Task<IResult> Add(
        string slug, [FromForm] string? level, [FromForm] string? requires, [FromForm] string? from,
        HttpContext http, CourseCatalog courses, Database database, Recount recount, TimeProvider clock, CancellationToken cancel)
    {
        var viewer = http.Viewer()!;
        var found = await Find(slug, viewer, courses, cancel);
        if (found.Failure is { } failure)
            return failure.ToResult();
        if (requires is not (EvidenceRules.Completed or EvidenceRules.Passed) || !TryReadDay(from, out var countsFrom))
            return NotUnderstood.ToResult();
        var now = Instants.ToMicros(clock.GetUtcNow());
        var added = await database.Write<Outcome<bool>>(async session =>
        {
            if (await CourseRuleReading.Level(session, level ?? "") is not { } chosen)
                return NoSuchLevel;
            var rule = new CourseRule
            {
                Course = slug, Activity = courses.ActivityId(found.Value), Competency = chosen.Competency, Level = chosen.Level,
                Requires = requires, CountsFrom = countsFrom, Created = now, CreatedBy = viewer.HrmsCode,
            };
            if (!await EvidenceRules.Add(session, rule))
                return ThereAlready;
            await AuditLog.Append(session, now, viewer.HrmsCode, AuditAct.EvidenceRuleAdded, slug, new { rule.Competency, rule.Level, rule.Requires, rule.CountsFrom });
            return true;
        }, cancel);
        recount.Wake();
        return added.Match(_ => BackTo(slug), problem => problem.ToResult());
    }

    private static async Task<IResult> Remove(
        string slug, long id, HttpContext http, CourseCatalog courses, Database database, Recount recount, TimeProvider clock, CancellationToken cancel)
    {
        var viewer = http.Viewer()!;
        var found = await Find(slug, viewer, courses, cancel);
        if (found.Failure is { } failure)
            return failure.ToResult();
        var now = Instants.ToMicros(clock.GetUtcNow());
        await database.Write(async session =>
        {
            if (await EvidenceRules.Remove(session, slug, id, now) is { } removed)
                await AuditLog.Append(session, now, viewer.HrmsCode, AuditAct.EvidenceRuleRemoved, slug, new { removed.Competency, removed.Level, removed.Requires });
        }, cancel);
        recount.Wake();
        return BackTo(slug);
    }

    private static IResult BackTo(string slug) => TypedResults.Redirect($"/author/courses/{slug}/competencies");

    private static async Task<Outcome<Course>> Find(string slug, Viewer viewer, CourseCatalog courses, CancellationToken cancel)
    {
        if (await courses.Find(slug, cancel) is not { } course)
            return new Failure.NotFound(new Problem("competency/no-such-course", new("ऐसा कोई पाठ्यक्रम नहीं है।", "There is no such course.")));
        if (!viewer.Is(Role.Operator) && !viewer.DepartmentsAs(Role.Author).Contains(course.Department))
            return new Failure.Forbidden(new Problem(
                "competency/course-of-another-department",
                new("यह दूसरे विभाग का पाठ्यक्रम है।", "This course belongs to another department."),
                Cure: new("उस विभाग के पाठ्यक्रम लेखक से कहें।", "Ask a course author of that department.")));
        return course;
    }

    // A day begins at midnight in India.
    private static bool TryReadDay(string? typed, out long? micros)
    {
        micros = null;
        if (string.IsNullOrWhiteSpace(typed))
            return true;
        if (!DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return false;
        micros = Instants.ToMicros(new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), India));
        return true;
    }

    private static Failure NotUnderstood => new Failure.Invalid(new Problem(
        "competency/rule-not-understood",
        new("नियम समझ में नहीं आया।", "The rule was not understood."),
        Cure: new("पृष्ठ पर लौटकर स्तर, शर्त और तिथि फिर से चुनें।", "Go back to the page and choose level, condition and day again.")));

    private static Failure NoSuchLevel => new Failure.Invalid(new Problem(
        "competency/no-such-level",
        new("यह दक्षता स्तर शब्दकोश में नहीं है।", "This competency level is not in the dictionary."),
        Place: "level",
        Cure: new("सूची में से एक स्तर चुनें।", "Choose a level from the list.")));

    private static Failure ThereAlready => new Failure.Conflict(new Problem(
        "competency/rule-there-already",
        new("यह पाठ्यक्रम यह स्तर पहले से देता है।", "This course gives this level already."),
        Place: "level",
        Cure: new("बदलने के लिए पहले मौजूदा नियम हटाएँ।", "To change it, remove the rule that is there first.")));
}
