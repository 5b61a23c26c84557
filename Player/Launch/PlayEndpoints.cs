using System.Text.Json;
using Authoring.Courses;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Player.Attempts;
using Player.Doctor;
using Player.RunTime;
using Player.Sequencing;

using NavigationRequest = Player.Sequencing.NavigationRequest;

namespace Player.Launch;

/// <summary>The player on the content origin. The token in the path is the whole right to be here.</summary>
public static class PlayEndpoints
{
    private const long LargestLog = 65_536;

    public static void MapPlay(this IEndpointRouteBuilder content)
    {
        var play = content.MapGroup("/play/{token}");
        play.MapGet("/", PageOf);
        play.MapPost("/begin", Begin);
        play.MapPost("/commit", Commit);
        play.MapPost("/navigate", Navigate);
        play.MapPost("/leave", Leave);
        play.MapPost("/alive", Alive);
        play.MapPost("/take", Take);
        play.MapPost("/enter", Enter);
        play.MapPost("/away", Away);
        play.MapPost("/log", Log);
        play.MapGet("/files/{**path}", ContentFiles.Get);
        content.MapGet("/play-rules/{version}/{standard}/{strictness}", Rules);
        content.MapGet("/play-adapter/{version}", Adapter);
    }

    private static async Task<IResult> PageOf(
        string token, HttpContext http, LaunchDoor door, CourseCatalog courses, Leaving leaving, CancellationToken cancel)
    {
        var found = await door.AdmitWaiting(token, http, cancel);
        if (found.Failure is { } failure)
            return failure.ToResult();
        var course = await courses.Find(found.Value.Course, cancel);
        ContentHeaders.OfPage(http.Response.Headers);
        return Page.Of<PlayerPage>(new
        {
            CourseTitle = course!.Title.In(found.Value.Language),
            Base = $"/play/{token}/",
            ReturnTo = await leaving.AddressOf(found.Value, cancel),
            Adapter = $"/play-adapter/{AdapterScript.Version}",
            Registration = found.Value.Registration.ToString("D"),
            found.Value.Waits,
        });
    }

    private static Task<IResult> Begin(string token, HttpContext http, LaunchDoor door, Launches launches, Attempts.Attempts attempts, CancellationToken cancel) =>
        WithLaunch(
            token, http, door,
            async launch => (await launches.Renew(launch, cancel)).Failure is { } gone ? gone.ToResult() : Answer(await attempts.Begin(launch, cancel)), cancel);

    private static Task<IResult> Leave(string token, HttpContext http, LaunchDoor door, Attempts.Attempts attempts, CancellationToken cancel) =>
        WithLaunch(token, http, door, async launch => Answer(await attempts.Leave(launch, cancel)), cancel);

    private static Task<IResult> Navigate(
        string token, string request, Guid? from, HttpContext http, LaunchDoor door, Attempts.Attempts attempts, CancellationToken cancel) =>
        WithLaunch(
            token, http, door,
            async launch => NavigationRequest.Parse(request) is { } wish
                ? Answer(await attempts.Navigate(launch, wish, from, cancel))
                : Invalid("bad-navigation", $"'{request}' is no navigation request.", "SN 5.6.4").ToResult(),
            cancel);

    private static Task<IResult> Commit(
        string token, bool? leaving, HttpContext http, LaunchDoor door, Attempts.Attempts attempts, IOptions<PlayerOptions> options, CancellationToken cancel)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = options.Value.LargestCommit;
        return WithLaunch(
            token, http, door,
            async launch =>
            {
                if (await ReadBatch(http.Request, cancel) is var (batch, problem) && batch is null)
                    return Invalid("bad-commit", problem, "RTE 3.1.7").ToResult();
                return (await attempts.Commit(launch, batch, overtakes: leaving == true, cancel)).Match(
                    done => done.Result.State == CommitState.Overtakes ? Overtakes.ToResult() : DeliveryJson.Answer(batch, done.Result, done.Next),
                    // The attempt is over: nothing more belongs to it, and the browser's journal may let go.
                    failure => failure.Problem.Code == Attempts.Attempts.Over
                        ? DeliveryJson.Answer(batch, CommitResult.Of(CommitState.Stale), null)
                        : failure.ToResult());
            },
            cancel);
    }

    private static IResult Answer(Outcome<Delivery> outcome) => outcome.Match(DeliveryJson.Answer, failure => failure.ToResult());

    private static async Task<(CommitBatch? Batch, string Problem)> ReadBatch(HttpRequest request, CancellationToken cancel)
    {
        try
        {
            using var json = await JsonDocument.ParseAsync(request.Body, new JsonDocumentOptions { MaxDepth = 8 }, cancel);
            return CommitBatch.TryRead(json.RootElement, out var batch, out var problem) ? (batch, "") : (null, problem);
        }
        catch (JsonException broken)
        {
            return (null, broken.Message);
        }
    }

    private static async Task<IResult> WithLaunch(
        string token, HttpContext http, LaunchDoor door, Func<Launch, Task<IResult>> answer, CancellationToken cancel)
    {
        var found = await door.Admit(token, http, cancel);
        return found.Failure is { } failure ? failure.ToResult() : await answer(found.Value);
    }

    private static Task<IResult> Alive(string token, HttpContext http, LaunchDoor door, Launches launches, CancellationToken cancel) =>
        WithLaunch(
            token, http, door,
            async launch => (await launches.Renew(launch, cancel)).Match(_ => Results.NoContent(), failure => failure.ToResult()), cancel);

    /// <summary>Continue here: the launch in this window becomes the live one.</summary>
    private static Task<IResult> Take(string token, HttpContext http, LaunchDoor door, Launches launches, CancellationToken cancel) =>
        Waiting(token, http, door, () => launches.Take(token, cancel), cancel);

    /// <summary>The same where nobody is at the course any more.</summary>
    private static Task<IResult> Enter(string token, HttpContext http, LaunchDoor door, Launches launches, CancellationToken cancel) =>
        Waiting(token, http, door, () => launches.Enter(token, cancel), cancel);

    private static async Task<IResult> Waiting(string token, HttpContext http, LaunchDoor door, Func<Task<Outcome<Launch>>> go, CancellationToken cancel)
    {
        var here = await door.AdmitWaiting(token, http, cancel);
        return here.Failure is { } failure ? failure.ToResult() : (await go()).Match(_ => Results.NoContent(), gone => gone.ToResult());
    }

    private static Task<IResult> Away(string token, HttpContext http, LaunchDoor door, Launches launches, CancellationToken cancel) =>
        WithLaunch(
            token, http, door,
            async launch =>
            {
                await launches.Away(launch, cancel);
                return Results.NoContent();
            },
            cancel);

    /// <summary>What happened in the browser, for the launch doctor. Nothing depends on it, so what can't be read is passed over.</summary>
    private static Task<IResult> Log(string token, HttpContext http, LaunchDoor door, LaunchLog log, TimeProvider clock, CancellationToken cancel)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = LargestLog;
        return WithLaunch(
            token, http, door,
            async launch =>
            {
                try
                {
                    using var json = await JsonDocument.ParseAsync(http.Request.Body, new JsonDocumentOptions { MaxDepth = 8 }, cancel);
                    await log.Append(launch.TokenHash, LogSource.Browser, LogJson.FromBrowser(json.RootElement, clock.GetUtcNow()), cancel);
                    return Results.NoContent();
                }
                catch (JsonException broken)
                {
                    return Invalid("bad-log", broken.Message, "RFC 8259").ToResult();
                }
            },
            cancel);
    }

    /// <summary>Address of the run-time rules of a standard; new with every version of the adapter.</summary>
    internal static string RulesOf(RunTimeStandard standard, bool strict) =>
        $"/play-rules/{AdapterScript.Version}/{standard}/{(strict ? Strictness.Strict : Strictness.Lenient)}";

    private static IResult Rules(string version, string standard, string strictness, HttpContext http) =>
        version == AdapterScript.Version && Enum.TryParse<RunTimeStandard>(standard, out var known) && Enum.IsDefined(known)
        && Enum.TryParse<Strictness>(strictness, out var how) && Enum.IsDefined(how)
            ? Forever(http, RuleSet.For(known, how).ToJson(), "application/json")
            : Results.NotFound();

    private static IResult Adapter(string version, HttpContext http) =>
        version == AdapterScript.Version ? Forever(http, AdapterScript.Text, "text/javascript") : Results.NotFound();

    private static IResult Forever(HttpContext http, string text, string type)
    {
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Text(text, type);
    }

    private static Failure Overtakes => new Failure.Conflict(new Problem(
        "overtakes", new("इससे पहले का बदलाव अभी नहीं पहुँचा।", "The change before this one has not arrived yet."), "RTE 3.1.7"));

    private static Failure.Invalid Invalid(string code, string message, string clause) =>
        new(new Problem(code, new($"अनुरोध समझ में नहीं आया: {message}", message), clause));
}
