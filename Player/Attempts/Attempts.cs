using Authoring.Courses;
using Lrs.Records.Statements;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Player.Doctor;
using Player.Launch;
using Player.Sequencing;
using Player.Settings;
using Player.Statements;

using NavigationRequest = Player.Sequencing.NavigationRequest;

namespace Player.Attempts;

/// <summary>
/// Runs the attempt of a launch: reads it, lets <see cref="AttemptMachine"/> decide, and stores the attempt and the
/// statements that follow in one write. A change that lost a race is decided again on the newer attempt.
/// Gone where the launch ended meanwhile or no attempt runs.
/// </summary>
public sealed partial class Attempts(
    Database database, AttemptOpening opening, Standings standings, CourseCatalog courses, CourseTrees trees, Turns turns, ContentPasses passes, FactStatements writer, StatementStore statements,
    Launches launches, LaunchLog launchLog, Learners.Learners learners, Webhooks.Webhooks webhooks, TimeProvider clock, IOptions<WebOptions> web, ILogger<Attempts> log)
{
    /// <summary>The code of the refusal where no attempt runs.</summary>
    public const string Over = "attempt-over";

    private const int MostTries = 20;

    /// <summary>
    /// Begins a visit; a visit whose window vanished is ended first, and an attempt that is over is followed by a new one.
    /// Forbidden to a person who has left the service: what was learned before stays, and is still taken in by commits.
    /// </summary>
    public async Task<Outcome<Delivery>> Begin(Launch.Launch launch, CancellationToken cancel)
    {
        if (await database.Read(session => learners.Find(session, launch.Person), cancel) is not { Active: true })
            return LeftService;
        if (await opening.Running(launch, cancel) is { Ended: false, Document.Visit: not null })
        {
            var ended = await Change(launch, machine => { machine.EndVanishedVisit(); return true; }, true, _ => [LogLines.Vanished], cancel);
            if (ended.Failure is { } failure)
                return failure;
        }

        launch = await opening.Open(launch, cancel);
        passes.Forget(launch);
        var begun = await Change(launch, machine => machine.Begin(Guid.NewGuid()), true, delivery => [LogLines.Delivered("begin", null, delivery)], cancel);
        return begun.Failure is null && launch.StartItem is { } first && begun.Value.Item?.Identifier != first
            ? await Navigate(launch, NavigationRequest.Parse($"{{target={first}}}choice")!, from: null, cancel)
            : begun;
    }

    /// <summary>Applies a batch and, where the content asked for it, the navigation that follows. Next is null where the page need not change.</summary>
    public Task<Outcome<(CommitResult Result, Delivery? Next)>> Commit(
        Launch.Launch launch, RunTime.CommitBatch batch, bool overtakes, CancellationToken cancel) =>
        Change(launch, machine =>
        {
            var result = machine.Commit(batch, overtakes);
            var next = result.Request is { } request ? machine.Navigate(request)
                : result.State == CommitState.Applied && (batch.Terminate || machine.Facts.Count > 0) ? machine.Stand()
                : null;
            return (result, next);
        }, batch.Terminate, done => LogLines.Committed(batch, done.result, done.next), cancel);

    /// <param name="from">The session the page shows; see <see cref="AttemptMachine.Navigate"/>.</param>
    public async Task<Outcome<Delivery>> Navigate(Launch.Launch launch, NavigationRequest request, Guid? from, CancellationToken cancel) =>
        OrOver(await Change(launch, machine => machine.Navigate(request, from), true, delivery => [LogLines.Delivered("navigate", request.ToString(), delivery)], cancel));

    public async Task<Outcome<Delivery>> Leave(Launch.Launch launch, CancellationToken cancel) =>
        OrOver(await Change(launch, machine => machine.LeaveCourse(), true, delivery => [LogLines.Delivered("leave", null, delivery)], cancel));

    /// <summary>Going back from a course that is over leads back.</summary>
    private static Outcome<Delivery> OrOver(Outcome<Delivery> outcome) => outcome.Failure?.Problem.Code == Over ? Delivery.Over : outcome;

    private Task<Outcome<T>> Change<T>(
        Launch.Launch launch, Func<AttemptMachine, T> decide, bool traced, Func<T, IEnumerable<string>> tell, CancellationToken cancel) => turns.Take(
        launch.Registration,
        async () =>
        {
            for (var tries = 0; tries < MostTries; tries++)
                if (await Try(launch, decide, traced || log.IsEnabled(LogLevel.Debug) ? new SequencingTrace() : null, tell, cancel) is { } done)
                    return done;
            throw new InvalidOperationException($"Attempt {launch.Registration} was changed by others {MostTries} times.");
        },
        cancel);

    /// <summary>Null where another change came first.</summary>
    private async Task<Outcome<T>?> Try<T>(
        Launch.Launch launch, Func<AttemptMachine, T> decide, SequencingTrace? trace, Func<T, IEnumerable<string>> tell, CancellationToken cancel)
    {
        if (await standings.Of(launch, cancel) is not var (attempt, version, learner, globals, play))
            return (Failure)AttemptOver;
        var now = clock.GetUtcNow();
        var course = trees.Of(version, play.PassingPercent);
        var machine = new AttemptMachine(
            course.Tree, attempt.Document, globals.Objectives, new LearnerOfAttempt(learner.AccountName, learner.Name, attempt.Seed), now, trace)
        {
            Settings = play,
            Mode = launch.Mode,
        };
        var result = decide(machine);
        if (trace is { Decisions.Count: > 0 })
            Decided(launch.Registration, attempt.Number, trace);
        var changed = ReferenceEquals(machine.Document, attempt.Document) ? null : attempt with { Document = machine.Document, Ended = machine.IsOver };
        IReadOnlyList<Statement> facts = launch.Mode == LaunchMode.Normal ? writer.Of(Frame(attempt, version, course, learner), machine.Facts, now) : [];
        List<string> lines = [.. tell(result), .. LogLines.Decided(trace), .. LogLines.Told(facts)];
        var news = launch.Mode == LaunchMode.Normal ? machine.Facts.Where(fact => fact.Item is null).Select(fact => fact.Verb).Distinct().ToList() : [];
        return await Save(launch, version, changed, globals, facts, lines, news, now, cancel) switch
        {
            Saved.Yes => result,
            Saved.LaunchOver => (Failure)Launches.OpenedElsewhere,
            _ => null,
        };
    }

    private async Task<Saved> Save(
        Launch.Launch launch, CourseVersion version, StoredAttempt? attempt, StoredGlobals globals, IReadOnlyList<Statement> facts, IReadOnlyList<string> lines,
        IReadOnlyList<string> news, DateTimeOffset now, CancellationToken cancel)
    {
        try
        {
            await database.Write(async session =>
            {
                if (attempt is not null && !await Keep(session, launch, attempt, globals, Instants.ToMicros(now)))
                    throw new NotSaved(Saved.LostRace);
                if (!await launches.Renew(session, launch))
                    throw new NotSaved(Saved.LaunchOver);
                if (facts.Count > 0 && (await statements.StoreWithin(session, facts, new Authority(web.Value.PortalOrigin, "player"))).Failure is { } failure)
                    throw new InvalidOperationException($"A statement of the player was refused: {failure.Problem.Code} {failure.Problem.Place}");
                await launchLog.Append(session, launch.TokenHash, LogSource.Server, lines);
                if (news.Count > 0)
                    await webhooks.Note(session, version.Course.Department, "registration.changed", new { registration = launch.Registration, course = launch.Course, news });
                return true;
            }, cancel);
        }
        catch (NotSaved why)
        {
            return why.Reason;
        }

        if (facts.Count > 0)
            statements.Announce();
        if (news.Count > 0)
            webhooks.Ring();
        return Saved.Yes;
    }

    private static async Task<bool> Keep(Session session, Launch.Launch launch, StoredAttempt attempt, StoredGlobals globals, long now) =>
        launch.Mode == LaunchMode.Normal
            ? await AttemptStore.Save(session, attempt, now) && await AttemptStore.Save(session, globals)
            : await Rehearsals.Rehearsals.Save(session, launch, attempt, now);

    private AttemptFrame Frame(StoredAttempt attempt, CourseVersion version, CourseTree course, Learners.Learner learner) => new()
    {
        AccountHomePage = learner.AccountHomePage,
        AccountName = learner.AccountName,
        LearnerName = learner.Name,
        Course = courses.ActivityId(version.Course),
        CourseTitleHi = version.Course.Title.Hi,
        CourseTitleEn = version.Course.Title.En,
        Registration = attempt.Registration,
        Attempt = attempt.Number,
        ItemTitles = course.Titles,
    };

    private static Failure.Gone AttemptOver => new(new Problem(
        Over,
        new("इस कोर्स का यह दौर पूरा हो चुका है।", "This attempt at the course is over."),
        Cure: new("पोर्टल पर लौटकर कोर्स फिर खोलें।", "Go back to the portal and open the course again.")));

    private static Failure LeftService => new Failure.Forbidden(new Problem(
        "not-in-service",
        new("यह एचआरएमएस कोड अब सेवा में नहीं है।", "This HRMS code is no longer in service."),
        Cure: new("अपने विभाग के नोडल अधिकारी से बात करें।", "Speak to the nodal officer of your department.")));

    [LoggerMessage(Level = LogLevel.Debug, Message = "Sequencing of {Registration}, attempt {Number}:\n{Trace}")]
    private partial void Decided(Guid registration, long number, SequencingTrace trace);

    private enum Saved
    {
        Yes,
        LostRace,
        LaunchOver,
    }

    /// <summary>Unwinds a write.</summary>
    private sealed class NotSaved(Saved reason) : Exception
    {
        public Saved Reason => reason;
    }
}
