using Authoring.Courses;
using Lrs.People;
using Lrs.Storage;
using Lrs.Web;
using Player.Launch;

namespace Player.Settings;

/// <summary>One place with its name, on the way from the system down.</summary>
public sealed record SettingStep(SettingPlace Place, Text Title);

/// <summary>The place that is looked at, the way to it, and what lies below it.</summary>
public sealed record SettingSheet(IReadOnlyList<SettingStep> Way, IReadOnlyList<SettingStep> Below, bool MayChange)
{
    public SettingPlace Place => Way[^1].Place;

    /// <summary>The tool that the version looked at was made with; null at the levels that hold several versions.</summary>
    public string? Tool { get; init; }
}

/// <summary>Finds a place by its address, for people who may see it: an author his departments, the operator everything.</summary>
internal sealed class SettingDesk(Database database, CourseCatalog courses, Launches launches)
{
    private static readonly Text System = new("पूरा तंत्र", "System");

    public static string AddressOf(SettingPlace place) =>
        place.Level == SettingLevel.System ? "/play-settings" : $"/play-settings/{place.Level.ToString().ToLowerInvariant()}/{Uri.EscapeDataString(place.Subject)}";

    /// <summary>NotFound where there is no such place, or not for this person.</summary>
    public async Task<Outcome<SettingSheet>> Open(Viewer viewer, string level, string subject, CancellationToken cancel)
    {
        if (!Enum.TryParse<SettingLevel>(level, ignoreCase: true, out var named) || !Enum.IsDefined(named))
            return NotThere;
        var root = new SettingStep(SettingPlace.System, System);
        var departments = await database.Read(Departments.All, cancel);
        if (named == SettingLevel.System)
            return new SettingSheet(
                [root], [.. departments.Where(d => MayAuthor(viewer, d.Code)).Select(d => new SettingStep(new(SettingLevel.Department, d.Code), d.Name))], viewer.Is(Role.Operator));
        if (named == SettingLevel.Department)
            return departments.FirstOrDefault(d => d.Code == subject) is { } department && MayAuthor(viewer, subject)
                ? new SettingSheet([root, Step(department)], [.. (await courses.MadeBy(subject, cancel)).Select(Step)], true)
                : NotThere;
        return named == SettingLevel.Course ? await OfCourse(viewer, root, departments, subject, cancel) : await Deeper(viewer, root, departments, named, subject, cancel);
    }

    private async Task<Outcome<SettingSheet>> OfCourse(
        Viewer viewer, SettingStep root, IReadOnlyList<Department> departments, string slug, CancellationToken cancel)
    {
        if (await courses.Find(slug, cancel) is not { } course || !MayAuthor(viewer, course.Department))
            return NotThere;
        var versions = await database.Read(session => session.Query<VersionKey>(
            "select v.id, v.number from course_version v where v.course = @id order by v.number desc", new { id = course.Id }), cancel);
        return new SettingSheet(
            [root, Step(departments.First(d => d.Code == course.Department)), Step(course)], [.. versions.Select(v => Step(v.Id, v.Number))], true);
    }

    private async Task<Outcome<SettingSheet>> Deeper(
        Viewer viewer, SettingStep root, IReadOnlyList<Department> departments, SettingLevel level, string subject, CancellationToken cancel)
    {
        Guid? registration = level == SettingLevel.Registration ? Guid.TryParse(subject, out var id) ? id : Guid.Empty : null;
        var number = registration is { } known ? await launches.VersionOf(known, cancel) : long.TryParse(subject, out var typed) ? typed : null;
        if (number is null || await courses.Version(number.Value, cancel) is not { } version || !MayAuthor(viewer, version.Course.Department))
            return NotThere;
        List<SettingStep> way = [root, Step(departments.First(d => d.Code == version.Course.Department)), Step(version.Course), Step(version.Id, version.Number)];
        if (registration is { } one)
            way.Add(new(new(SettingLevel.Registration, one.ToString("D")), Text.Same(await launches.PersonOf(one, cancel) ?? "")));
        return new SettingSheet(way, [], true) { Tool = version.Manifest.Tool };
    }

    private static bool MayAuthor(Viewer viewer, string department) => viewer.Is(Role.Operator) || viewer.DepartmentsAs(Role.Author).Contains(department);

    private static SettingStep Step(Department department) => new(new(SettingLevel.Department, department.Code), department.Name);

    private static SettingStep Step(Course course) => new(new(SettingLevel.Course, course.Slug), course.Title);

    private static SettingStep Step(long id, long number) => new(new(SettingLevel.Version, $"{id}"), new($"संस्करण {number}", $"Version {number}"));

    private static Failure NotThere => new Failure.NotFound(new Problem(
        "no-such-place",
        new("ऐसा कुछ नहीं है, या आपके लिए नहीं है।", "There is no such thing, or not for you."),
        Cure: new("प्लेयर सेटिंग के पहले पृष्ठ से चुनें।", "Choose from the first page of the player settings.")));

    public static Failure NotYours => new Failure.Forbidden(new Problem(
        "settings-of-the-system",
        new("पूरे तंत्र की सेटिंग संचालक ही बदलते हैं।", "The settings of the whole system are changed by the operator."),
        Cure: new("अपने विभाग या कोर्स की सेटिंग बदलें।", "Change those of your department or course.")));

    private sealed record VersionKey
    {
        public long Id { get; init; }
        public long Number { get; init; }
    }
}
