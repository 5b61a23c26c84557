using System.Globalization;
using Authoring.Courses;
using Authoring.Uploads;
using Lrs.People;
using Lrs.Storage;
using Lrs.Web;
using Player.Attempts;
using Player.Sequencing;

namespace Player.Moves;

/// <summary>A version one may move from or to, with how many learners stand on it.</summary>
public sealed record MoveVersion(long Id, long Number, DateTimeOffset Created, long People, long Completed);

/// <summary>What was asked for in the form, as typed. Versions by their number.</summary>
public sealed record MoveForm(IReadOnlyList<long> From, long? To, MoveWho Who, MoveCarry Carry, string Quiet)
{
    public bool IsAsked => To is not null && From.Count > 0;
}

/// <summary>What a move would do: who is affected, and how the lessons meet.</summary>
public sealed record MovePreview(MoveRule Rule, LessonMatches Lessons, IReadOnlyList<AffectedCount> Counts, IReadOnlyList<AffectedRow> People)
{
    public long Total => Counts.Sum(count => count.People);
}

/// <summary>Puts together what the page of moves shows, for those who write for the course's department.</summary>
internal sealed class MoveDesk(Database database, CourseCatalog courses, CourseTrees trees)
{
    private static readonly TimeSpan India = new(5, 30, 0);

    /// <summary>NotFound where there is no such course, or not for this person.</summary>
    public async Task<Outcome<Course>> Open(Viewer viewer, string slug, CancellationToken cancel) =>
        await courses.Find(slug, cancel) is { } course && viewer.MayAuthorFor(course.Department) ? course : NotThere;

    /// <summary>The versions of a course, the newest first.</summary>
    public async Task<IReadOnlyList<MoveVersion>> Versions(Course course, CancellationToken cancel)
    {
        var rows = await database.Read(session => session.Query<VersionRow>(
            "select id, number, created from course_version where course = @id order by number desc", new { id = course.Id }), cancel);
        var everybody = new MoveRule(course.Slug, [.. rows.Select(row => row.Id)], 0, MoveWho.All, null, MoveCarry.Nothing, new Dictionary<string, string>());
        var counts = (await database.Read(session => Affected.Count(session, everybody), cancel)).ToDictionary(count => count.Version);
        return [.. rows.Select(row => new MoveVersion(
            row.Id, row.Number, Instants.FromMicros(row.Created), counts.GetValueOrDefault(row.Id)?.People ?? 0, counts.GetValueOrDefault(row.Id)?.Completed ?? 0))];
    }

    /// <summary>How the lessons of the chosen versions meet. Invalid where the form asks for what can't be.</summary>
    public async Task<Outcome<(MoveRule Rule, LessonMatches Lessons)>> Read(
        Course course, IReadOnlyList<MoveVersion> versions, MoveForm form, Func<string, string?> chosen, CancellationToken cancel)
    {
        var to = versions.FirstOrDefault(version => version.Number == form.To);
        var from = versions.Where(version => form.From.Contains(version.Number)).ToList();
        if (to is null || from.Count == 0 || from.Contains(to))
            return Wrong("to", new("कम से कम एक पुराना संस्करण और कोई दूसरा नया संस्करण चुनें।", "Choose at least one version to move from and another one to move to."));
        DateTimeOffset? quiet = null;
        if (form.Quiet.Length > 0)
        {
            if (!DateOnly.TryParseExact(form.Quiet, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return Wrong("quiet", new("तारीख 2026-11-22 के रूप में दें।", "Give the day in the form 2026-11-22."));
            quiet = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), India);
        }

        var target = await Tree(to.Id, cancel);
        var old = new List<ActivityTree>();
        foreach (var version in from)
            old.Add(await Tree(version.Id, cancel));
        var lessons = LessonMatches.Of(old, target);
        var map = lessons.Old.Select(match => (Old: match.Old.Identifier, New: chosen(match.Old.Identifier) ?? match.New?.Identifier ?? ""))
            .Where(pair => pair.New.Length > 0).ToDictionary(pair => pair.Old, pair => pair.New);
        if (map.Values.FirstOrDefault(item => target.Find(item) is not { IsLeaf: true }) is { } unknown)
            return Wrong(unknown, new("नए संस्करण का कोई पाठ चुनें।", "Choose a lesson of the new version."));
        if (map.Values.GroupBy(item => item).FirstOrDefault(group => group.Count() > 1) is { } twice)
            return Wrong(twice.Key, new("एक नया पाठ एक ही पुराने पाठ की जगह ले सकता है।", "A lesson of the new version can take the place of one old lesson only."));
        return (new MoveRule(course.Slug, [.. from.Select(version => version.Id)], to.Id, form.Who, quiet, form.Carry, map), lessons);
    }

    public async Task<MovePreview> Preview(MoveRule rule, LessonMatches lessons, string after, CancellationToken cancel) => new(
        rule, lessons, await database.Read(session => Affected.Count(session, rule), cancel), await database.Read(session => Affected.Page(session, rule, after), cancel));

    private async Task<ActivityTree> Tree(long version, CancellationToken cancel) => trees.Of((await courses.Version(version, cancel))!).Tree;

    private static Failure NotThere => new Failure.NotFound(new Problem("course-unknown",
        new("यह पाठ्यक्रम नहीं मिला, या आपके विभाग का नहीं है।", "This course was not found, or is not your department's."),
        Cure: new("पाठ्यक्रम सूची में देखें।", "Look in the list of courses.")));

    private static Failure.Invalid Wrong(string place, Text cure) => new(new Problem(
        "move-wrong", new("ऐसे नहीं ले जाया जा सकता। कुछ भी बदला नहीं गया।", "Nobody can be moved like this. Nothing was changed."), Place: place, Cure: cure));

    private sealed record VersionRow
    {
        public long Id { get; init; }
        public long Number { get; init; }
        public long Created { get; init; }
    }
}
