using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Authoring.Courses;
using Authoring.Uploads;
using Lrs.People;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Player.Rounds;

/// <summary>Open every lesson and see: asked for by an author, watched while it goes on, read afterwards.</summary>
internal static class RoundEndpoints
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);
    private const int LooksPerHeartbeat = 30;

    public static void MapRounds(this IEndpointRouteBuilder portal)
    {
        var round = portal.MapGroup("/author/courses/{slug}/versions/{number:int}/lessons").RequireRole(Role.Author, Role.Operator);
        round.MapGet("", Show);
        round.MapPost("", Ask);
        round.MapGet("/events", Events);
    }

    internal static string AddressOf(string slug, int number) => $"/author/courses/{slug}/versions/{number}/lessons";

    private static async Task<IResult> Show(
        HttpContext http, string slug, int number, CourseCatalog courses, Database database, RoundStore rounds, IOptions<PlayerOptions> options, CancellationToken cancel)
    {
        var mine = await Mine(http, slug, number, courses, database, cancel);
        return mine.Failure is { } failure
            ? failure.ToResult()
            : Page.Of<RoundPage>(new
            {
                Version = mine.Value, Lessons = LessonsOf.Version(mine.Value).Count, Round = await rounds.Find(mine.Value.Id, cancel),
                HasChromium = File.Exists(options.Value.Chromium), options.Value.Chromium,
            });
    }

    private static async Task<IResult> Ask(HttpContext http, string slug, int number, CourseCatalog courses, Database database, RoundStore rounds, CancellationToken cancel)
    {
        var mine = await Mine(http, slug, number, courses, database, cancel);
        if (mine.Failure is { } failure)
            return failure.ToResult();
        await rounds.Ask(mine.Value.Id, LessonsOf.Version(mine.Value).Count, http.Viewer()!.HrmsCode, cancel);
        return Results.Redirect(AddressOf(slug, number));
    }

    private static async Task<IResult> Events(
        HttpContext http, string slug, int number, CourseCatalog courses, Database database, RoundStore rounds, TimeProvider clock, IHostApplicationLifetime life, CancellationToken cancel)
    {
        var mine = await Mine(http, slug, number, courses, database, cancel);
        if (mine.Failure is { } failure)
            return failure.ToResult();
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(Changes(mine.Value.Id, rounds, clock, life.ApplicationStopping, cancel));
    }

    /// <summary>One "change" whenever a lesson was seen, until the browser leaves or the server stops; "alive" while nothing moves.</summary>
    private static async IAsyncEnumerable<SseItem<string>> Changes(
        long version, RoundStore rounds, TimeProvider clock, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(LookEvery, clock);
        await using var stop = stopping.Register(timer.Dispose);
        await using var gone = cancel.Register(timer.Dispose);
        (RoundState, long)? last = null;
        var looksSinceSaid = 0;
        do
        {
            if (++looksSinceSaid > LooksPerHeartbeat)
            {
                looksSinceSaid = 0;
                yield return new("", "alive");
            }

            if (last is { Item1: RoundState.Done or RoundState.Failed } || await rounds.Find(version, CancellationToken.None) is not { } now)
                continue;
            if (last != (now.State, now.Done))
            {
                looksSinceSaid = 0;
                yield return new($"{now.Percent}", "change");
            }

            last = (now.State, now.Done);
        }
        while (await timer.WaitForNextTickAsync(CancellationToken.None));
    }

    private static async Task<Outcome<CourseVersion>> Mine(HttpContext http, string slug, int number, CourseCatalog courses, Database database, CancellationToken cancel) =>
        await courses.Find(slug, cancel) is { } course && http.Viewer()!.MayAuthorFor(course.Department)
        && await database.Read(
            session => session.Single<long?>("select id from course_version where course = @id and number = @number", new { id = course.Id, number = (long)number }), cancel) is { } id
        && await courses.Version(id, cancel) is { } version
            ? version
            : new Failure.NotFound(new Problem("course-unknown",
                new("यह पाठ्यक्रम या संस्करण नहीं मिला, या आपके विभाग का नहीं है।", "This course or version was not found, or is not your department's."),
                Cure: new("पाठ्यक्रम सूची में देखें।", "Look in the list of courses.")));
}
