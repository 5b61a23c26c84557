using Authoring.Courses;
using Lrs.People;
using Lrs.Records;
using Lrs.Records.Statements;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.Extensions.Options;
using Player.Launch;
using Player.Sequencing;
using Player.Statements;

using NavigationRequest = Player.Sequencing.NavigationRequest;

namespace Player.Attempts;

/// <summary>
/// Runs the attempt of a launch: reads it, lets <see cref="AttemptMachine"/> decide, and stores the attempt and the
/// statements that follow in one write. A change that lost a race is decided again on the newer attempt.
/// </summary>
public sealed class Attempts(
    Database database, AttemptStore store, CourseCatalog courses, StatementReader reader, StatementStore statements, Launches launches, EmployeeActor actors, TimeProvider clock,
    IOptions<WebOptions> web)
{
    private const int MostTries = 20;

    /// <summary>Begins a visit; a visit whose window vanished is ended first, and an attempt that is over is followed by a new one.</summary>
    public async Task<Delivery> Begin(Launch.Launch launch, CancellationToken cancel)
    {
        await Change(launch, machine => { machine.EndVanishedVisit(); return true; }, cancel);
        await BeginAttempt(launch, cancel);
        return (await Change(launch, machine => machine.Begin(Guid.NewGuid()), cancel))!;
    }

    /// <summary>Applies a batch and, where the content asked for it, the navigation that follows.</summary>
    public async Task<(CommitResult Result, Delivery? Next)> Commit(
        Launch.Launch launch, RunTime.CommitBatch batch, bool overtakes, CancellationToken cancel)
    {
        var done = await Change(launch, machine =>
        {
            var result = machine.Commit(batch, overtakes);
            return (result, result.State != CommitState.Applied ? null : result.Request is { } request ? machine.Navigate(request) : machine.Stand());
        }, cancel);
        return done.result is null ? (CommitResult.Of(CommitState.Stale), null) : done;
    }

    public async Task<Delivery> Navigate(Launch.Launch launch, NavigationRequest request, CancellationToken cancel) =>
        await Change(launch, machine => machine.Navigate(request), cancel) ?? Delivery.Over;

    public async Task<Delivery> Leave(Launch.Launch launch, CancellationToken cancel) =>
        await Change(launch, machine => machine.LeaveCourse(), cancel) ?? Delivery.Over;

    private async Task BeginAttempt(Launch.Launch launch, CancellationToken cancel)
    {
        var newest = await store.Newest(launch.Registration, cancel);
        if (newest is { Ended: false })
            return;
        var course = await courses.Find(launch.Course, cancel) ?? throw new InvalidOperationException($"Course {launch.Course} is gone.");
        var next = new StoredAttempt(launch.Registration, (newest?.Number ?? 0) + 1, course.CurrentVersion, 1, new AttemptDocument(), Ended: false);
        await database.Write(session => AttemptStore.Begin(session, next, Instants.ToMicros(clock.GetUtcNow())), cancel);
    }

    private async Task<T?> Change<T>(Launch.Launch launch, Func<AttemptMachine, T> decide, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            if (await store.Newest(launch.Registration, cancel) is not { Ended: false } attempt)
                return default;
            var version = await courses.Version(attempt.CourseVersion, cancel) ?? throw new InvalidOperationException($"Course version {attempt.CourseVersion} is gone.");
            var employee = await database.Read(session => Employees.Find(session, launch.Person), cancel)
                ?? throw new InvalidOperationException($"Employee {launch.Person} is gone.");
            var globals = await store.Globals(launch.Person, cancel);
            var now = clock.GetUtcNow();
            var machine = new AttemptMachine(
                ActivityTree.From(version.Manifest.Deliverable(), version.Manifest.Edition), version.Manifest.Edition,
                attempt.Document, globals.Objectives, new LearnerOfAttempt(employee.HrmsCode, employee.NameEn, attempt.Seed), now);
            var result = decide(machine);
            if (await Save(launch, attempt with { Document = machine.Document, Ended = machine.IsOver }, globals, Frame(attempt, version, employee), machine.Facts, now, cancel))
                return result;
            if (tries == MostTries)
                throw new InvalidOperationException($"Attempt {attempt.Registration} was changed by others {MostTries} times.");
        }
    }

    private async Task<bool> Save(
        Launch.Launch launch, StoredAttempt attempt, StoredGlobals globals, AttemptFrame frame, IReadOnlyList<Fact> facts, DateTimeOffset now, CancellationToken cancel)
    {
        var batch = facts.Count == 0 ? [] : reader.Read(StatementWriter.Write(frame, facts, now), XapiVersion.One).Value;
        try
        {
            await database.Write(async session =>
            {
                if (!await AttemptStore.Save(session, attempt, Instants.ToMicros(now)) || !await AttemptStore.Save(session, globals))
                    throw new LostRace();
                await launches.Renew(session, launch);
                if (batch.Count > 0 && (await statements.StoreWithin(session, batch, new Authority(web.Value.PortalOrigin, "player"))).Failure is { } failure)
                    throw new InvalidOperationException($"A statement of the player was refused: {failure.Problem.Code} {failure.Problem.Place}");
            }, cancel);
        }
        catch (LostRace)
        {
            return false;
        }

        if (batch.Count > 0)
            statements.Announce();
        return true;
    }

    private AttemptFrame Frame(StoredAttempt attempt, CourseVersion version, Employee employee) => new()
    {
        AccountHomePage = actors.HomePage,
        AccountName = employee.HrmsCode,
        LearnerName = employee.NameEn,
        Course = courses.ActivityId(version.Course),
        CourseTitleHi = version.Course.Title.Hi,
        CourseTitleEn = version.Course.Title.En,
        Registration = attempt.Registration,
        Attempt = attempt.Number,
        ItemTitles = version.Manifest.Deliverable().AllItems().ToDictionary(item => item.Identifier, item => item.Title),
    };

    /// <summary>Unwinds a write whose attempt changed meanwhile.</summary>
    private sealed class LostRace : Exception;
}
