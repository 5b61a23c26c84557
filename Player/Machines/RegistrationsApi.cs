using Authoring.Courses;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Player.Launch;
using Player.Settings;

namespace Player.Machines;

/// <summary>Registrations for a learner with any account, links into the player, progress and history, reset and delete.</summary>
internal static class RegistrationsApi
{
    private const int MostLinkMinutes = 60;

    public static async Task<IResult> Create(
        HttpContext http, CourseCatalog courses, Learners.Learners learners, Database database, TimeProvider clock, CancellationToken cancel)
    {
        var read = await MachineDoor.Read<NewRegistration>(http, cancel);
        if (read.Failure is { } unread)
            return unread.ToResult();
        var asked = read.Value;
        if (await courses.Find(asked.Course ?? "", cancel) is not { } course || !MachineDoor.Reaches(http, course.Department))
            return CoursesApi.NoCourse(asked.Course ?? "").ToResult();
        var made = await database.Write<Outcome<Registration>>(
            async session =>
            {
                var learner = await learners.Of(session, asked.Learner?.Account?.HomePage ?? "", asked.Learner?.Account?.Name ?? "", asked.Learner?.Name ?? "");
                return learner.Failure is { } failure ? failure : await Registrations.Make(session, learner.Value.Person, course.Slug, Instants.ToMicros(clock.GetUtcNow()));
            }, cancel);
        return made.Match(
            registration => Results.Created($"{MachineEndpoints.Root}/registrations/{registration.Id}", new { registration.Id, registration.Course }),
            failure => failure.ToResult());
    }

    public static async Task<IResult> Show(
        Guid id, HttpContext http, Registrations registrations, CourseCatalog courses, Learners.Learners learners, SettingStore settings, Database database, CancellationToken cancel) =>
        await (await Mine(id, http, registrations, courses, cancel)).Match(
            async mine =>
            {
                var attempts = await registrations.Attempts(id, cancel);
                var version = (await courses.Version(attempts.Count > 0 ? attempts[0].CourseVersion : mine.Course.CurrentVersion, cancel))!;
                var learner = await database.Read(session => learners.Find(session, mine.Registration.Person), cancel);
                return Results.Json(RegistrationView.Of(mine.Registration, learner!, attempts, version, (await settings.Of(version, id, cancel)).Settings));
            },
            failure => Task.FromResult(failure.ToResult()));

    public static async Task<IResult> Link(
        Guid id, HttpContext http, Registrations registrations, CourseCatalog courses, IOptions<WebOptions> web, CancellationToken cancel)
    {
        var read = await MachineDoor.Read<NewLink>(http, cancel);
        if (read.Failure is { } unread)
            return unread.ToResult();
        var asked = read.Value;
        var mine = await Mine(id, http, registrations, courses, cancel);
        if (mine.Failure is { } gone)
            return gone.ToResult();
        if (Wrong(asked, (await courses.Version(mine.Value.Course.CurrentVersion, cancel))!) is { } wrong)
            return wrong.ToResult();
        var (code, expires) = await registrations.Link(
            id, asked.Language == "en" ? Language.En : Language.Hi, asked.Mode == "review" ? LaunchMode.Review : LaunchMode.Normal, asked.ReturnTo, asked.Item,
            TimeSpan.FromMinutes(asked.Minutes ?? 5), cancel);
        return Results.Created((string?)null, new { address = $"{web.Value.PortalOrigin}/launch/{code}", expires });
    }

    public static async Task<IResult> Reset(Guid id, HttpContext http, Registrations registrations, CourseCatalog courses, CancellationToken cancel) =>
        await Done(await Mine(id, http, registrations, courses, cancel), () => registrations.Reset(id, cancel));

    public static async Task<IResult> Delete(Guid id, HttpContext http, Registrations registrations, CourseCatalog courses, CancellationToken cancel) =>
        await Done(await Mine(id, http, registrations, courses, cancel), () => registrations.Delete(id, cancel));

    /// <summary>A person's browser follows a link: a launch is opened and the browser goes on to the content host. No sign-in: the link is the right.</summary>
    public static async Task<IResult> Follow(string code, HttpContext http, Registrations registrations, Launches launches, IOptions<WebOptions> web, CancellationToken cancel)
    {
        if (await registrations.LinkOf(code, cancel) is not { } link)
            return new Failure.Gone(new Problem(
                "link-over", new("इस लिंक का समय समाप्त हो गया है।", "This link is over."),
                Cure: new("जहाँ से आए थे वहाँ कोर्स फिर खोलें।", "Open the course again where you came from."))).ToResult();
        var opened = await launches.OpenLink(
            Guid.Parse(link.Registration), link.Language == "en" ? Language.En : Language.Hi, Enum.Parse<LaunchMode>(link.Mode, ignoreCase: true), link.ReturnTo, link.StartItem, cancel);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers.Location = opened.Address(web.Value);
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static async Task<IResult> Done(Outcome<(Registration, Course)> mine, Func<Task> work)
    {
        if (mine.Failure is { } failure)
            return failure.ToResult();
        await work();
        return Results.NoContent();
    }

    private static async Task<Outcome<(Registration Registration, Course Course)>> Mine(
        Guid id, HttpContext http, Registrations registrations, CourseCatalog courses, CancellationToken cancel) =>
        await registrations.Find(id, cancel) is { } registration && await courses.Find(registration.Course, cancel) is { } course && MachineDoor.Reaches(http, course.Department)
            ? (registration, course)
            : new Failure.NotFound(new Problem("no-such-registration", new("ऐसा कोई नामांकन नहीं है, या इस कुंजी के लिए नहीं।", "There is no such registration, or not for this key."), Place: $"{id}"));

    private static Failure? Wrong(NewLink asked, CourseVersion version) =>
        asked.ReturnTo is { } back && !(Uri.TryCreate(back, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && back.Length <= 2000) ? Refuse("/returnTo", "http(s)://…")
        : asked.Language is not (null or "hi" or "en") ? Refuse("/language", "hi, en")
        : asked.Mode is not (null or "normal" or "review") ? Refuse("/mode", "normal, review")
        : asked.Minutes is < 1 or > MostLinkMinutes ? Refuse("/minutes", $"1–{MostLinkMinutes}")
        : asked.Item is { } item && version.Manifest.Deliverable().AllItems().All(known => known.Identifier != item || known.Href is null) ? Refuse("/item", "GET /api/v1/courses/{slug}")
        : null;

    private static Failure.Invalid Refuse(string place, string allowed) => new(new Problem(
        "link-wrong", new("यह लिंक नहीं बन सकता।", "This link can't be made."), Place: place, Cure: new($"इनमें से दें: {allowed}", $"Give one of: {allowed}")));
}

/// <summary>Who is registered for what.</summary>
public sealed record NewRegistration(string? Course, NewLearner? Learner);

public sealed record NewLearner(NewAccount? Account, string? Name);

public sealed record NewAccount(string? HomePage, string? Name);

/// <summary>How a launch is to begin and where it leads back.</summary>
public sealed record NewLink(string? ReturnTo, string? Item, string? Language, string? Mode, int? Minutes);
