using Authoring.Courses;
using Authoring.Manifests;
using Lrs.People;
using Lrs.Storage;
using Lrs.Training.Progress;
using Lrs.Web;

namespace Lrs.Training.Catalogue;

/// <summary>One course as its learner sees it. A course no longer offered to the person's department is shown but can't be opened.</summary>
public sealed record CourseCard(string Slug, Text Title, CourseProgress? Progress, int Percent, bool Offered)
{
    public ProgressStatus Status => Progress?.Status ?? ProgressStatus.NotStarted;
}

/// <summary>A person's courses: what is still to do first, the most recently used on top, then what is done.</summary>
public sealed record MyCourses(IReadOnlyList<CourseCard> ToDo, IReadOnlyList<CourseCard> Done)
{
    /// <summary>The course to go on with: the one used last, else the first not begun.</summary>
    public CourseCard? Next => ToDo.FirstOrDefault(c => c.Offered);
}

/// <summary>Puts together what is offered to a person and how far the person is.</summary>
public sealed class Catalogue(Database database, CourseCatalog courses)
{
    public Task<MyCourses> Of(Viewer viewer, CancellationToken cancel) => Of(viewer.HrmsCode, viewer.Department, cancel);

    public Task<MyCourses> Of(Employee person, CancellationToken cancel) => Of(person.HrmsCode, person.Department, cancel);

    private async Task<MyCourses> Of(string hrmsCode, string department, CancellationToken cancel)
    {
        var offered = await courses.List(department, cancel);
        var progress = (await database.Read(session => ProgressRow.Of(session, hrmsCode), cancel)).ToDictionary(p => p.Course);
        var cards = new List<CourseCard>();
        foreach (var course in offered)
            cards.Add(await Card(course, progress.GetValueOrDefault(course.Slug), true, cancel));
        foreach (var kept in progress.Values.Where(p => offered.All(c => c.Slug != p.Course)))
            if (await courses.Find(kept.Course, cancel) is { } course)
                cards.Add(await Card(course, kept, false, cancel));
        return new MyCourses(
            [.. cards.Where(c => c.Status != ProgressStatus.Completed)
                .OrderByDescending(c => c.Offered).ThenByDescending(c => c.Progress?.LastAt ?? DateTimeOffset.MinValue)],
            [.. cards.Where(c => c.Status == ProgressStatus.Completed).OrderByDescending(c => c.Progress!.CompletedAt)]);
    }

    private async Task<CourseCard> Card(Course course, CourseProgress? progress, bool isOffered, CancellationToken cancel) =>
        new(course.Slug, course.Title, progress, progress?.Percent(await Parts(course, cancel)) ?? 0, isOffered);

    private async Task<int> Parts(Course course, CancellationToken cancel) =>
        (await courses.Version(course.CurrentVersion, cancel))?.Manifest.Deliverable().Items
            .SelectMany(i => i.WithDescendants()).Count(i => i.ScormType == ScormType.Sco) ?? 0;
}
