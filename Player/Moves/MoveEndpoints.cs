using Authoring.Courses;
using Lrs.People;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Player.Moves;

/// <summary>Learners to another version: a preview that changes nothing, the move, and how far it is.</summary>
internal static class MoveEndpoints
{
    public static void MapMoves(this IEndpointRouteBuilder portal)
    {
        var moves = portal.MapGroup("/author/courses/{slug}/versions/moves").RequireRole(Role.Author, Role.Operator);
        moves.MapGet("", Show);
        moves.MapPost("", Begin);
        moves.MapGet("/{id:guid}", Progress);
        moves.MapGet("/{id:guid}/events", Events);
    }

    private static async Task<IResult> Show(HttpContext http, string slug, MoveDesk desk, MoveStore moves, CancellationToken cancel)
    {
        var opened = await desk.Open(http.Viewer()!, slug, cancel);
        return opened.Failure is { } failure
            ? failure.ToResult()
            : await PageOf(opened.Value, FormOf(name => http.Request.Query[name].OfType<string>()), http.Request.Query["after"].ToString(), null, desk, moves, cancel);
    }

    private static async Task<IResult> Begin(HttpContext http, string slug, MoveDesk desk, MoveStore moves, CancellationToken cancel)
    {
        var opened = await desk.Open(http.Viewer()!, slug, cancel);
        if (opened.Failure is { } failure)
            return failure.ToResult();
        var sent = await http.Request.ReadFormAsync(cancel);
        var form = FormOf(name => sent[name].OfType<string>());
        var read = await desk.Read(
            opened.Value, await desk.Versions(opened.Value, cancel), form, item => sent.TryGetValue($"lesson:{item}", out var chosen) ? chosen.ToString() : null, cancel);
        if (read.Failure is { } wrong)
            return await PageOf(opened.Value, form, "", wrong, desk, moves, cancel);
        return await moves.Begin(read.Value.Rule, http.Viewer()!.HrmsCode, cancel) is { } id
            ? Results.Redirect(AddressOf(slug, id))
            : await PageOf(opened.Value, form, "", Running, desk, moves, cancel);
    }

    private static async Task<IResult> Progress(HttpContext http, string slug, Guid id, string? after, MoveDesk desk, MoveStore moves, CancellationToken cancel)
    {
        var mine = await Mine(http, slug, id, desk, moves, cancel);
        return mine.Failure is { } failure
            ? failure.ToResult()
            : Page.Of<MovedPage>(new
            {
                mine.Value.Course,
                mine.Value.Move,
                Versions = (await desk.Versions(mine.Value.Course, cancel)).ToDictionary(version => version.Id, version => version.Number),
                People = await moves.Registrations(id, after ?? "", cancel),
            });
    }

    private static async Task<IResult> Events(
        HttpContext http, string slug, Guid id, MoveDesk desk, MoveStore moves, TimeProvider clock, IHostApplicationLifetime life, CancellationToken cancel)
    {
        if ((await Mine(http, slug, id, desk, moves, cancel)).Failure is { } failure)
            return failure.ToResult();
        return ProgressStream.Of(
            http,
            async () => await moves.Find(id, CancellationToken.None) is { } now
                ? new WorkProgress(now.Running ? "running" : "over", now.Moved + now.Waiting + now.Skipped, now.Percent, !now.Running) : null,
            clock, life.ApplicationStopping);
    }

    private static async Task<IResult> PageOf(Course course, MoveForm form, string after, Failure? failure, MoveDesk desk, MoveStore moves, CancellationToken cancel)
    {
        var versions = await desk.Versions(course, cancel);
        MovePreview? preview = null;
        if (form.IsAsked)
        {
            var read = await desk.Read(course, versions, form, _ => null, cancel);
            failure ??= read.Failure;
            if (read.Failure is null)
                preview = await desk.Preview(read.Value.Rule, read.Value.Lessons, after, cancel);
        }

        return Page.Of<MovePage>(
            new { Course = course, Versions = versions, Form = form, Preview = preview, failure?.Problem, Earlier = await moves.Of(course.Slug, cancel) },
            failure is null ? StatusCodes.Status200OK : FailureResult.StatusOf(failure));
    }

    private static async Task<Outcome<(Course Course, VersionMove Move)>> Mine(
        HttpContext http, string slug, Guid id, MoveDesk desk, MoveStore moves, CancellationToken cancel)
    {
        var opened = await desk.Open(http.Viewer()!, slug, cancel);
        if (opened.Failure is { } failure)
            return failure;
        return await moves.Find(id, cancel) is { } move && move.Rule.Course == slug
            ? (opened.Value, move)
            : new Failure.NotFound(new Problem("no-such-move", new("ऐसा कुछ नहीं हुआ।", "There was no such move.")));
    }

    private static MoveForm FormOf(Func<string, IEnumerable<string>> fields) => new(
        [.. fields("from").Select(Number).OfType<long>()], fields("to").Select(Number).FirstOrDefault(),
        Word(fields("who"), MoveWho.Unfinished), Word(fields("carry"), MoveCarry.Everything), fields("quiet").FirstOrDefault() ?? "");

    private static long? Number(string digits) => long.TryParse(digits, out var number) ? number : null;

    private static T Word<T>(IEnumerable<string> words, T usual)
        where T : struct, Enum => Enum.TryParse<T>(words.FirstOrDefault(), ignoreCase: true, out var word) && Enum.IsDefined(word) ? word : usual;

    internal static string AddressOf(string slug, Guid id) => $"/author/courses/{slug}/versions/moves/{id:D}";

    private static Failure Running => new Failure.Conflict(new Problem(
        "move-running", new("इस पाठ्यक्रम में लोगों को ले जाने का काम अभी चल रहा है।", "Learners of this course are being moved just now."),
        Cure: new("उसके पूरा होने पर फिर करें।", "Try again once that has ended.")));
}
