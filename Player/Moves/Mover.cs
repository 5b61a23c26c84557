using Authoring.Courses;
using Lrs.Storage;
using Player.Attempts;
using Player.Sequencing;

namespace Player.Moves;

/// <summary>
/// Moves registrations: the attempt on the old version is over and stays as it is, a new one on the other version goes on where the rule
/// says. Nobody is moved while the course is open before him; such a registration waits for its next opening.
/// </summary>
public sealed class Mover(Database database, MoveStore moves, AttemptStore attempts, CourseCatalog courses, CourseTrees trees, TimeProvider clock)
{
    private const int InOneWrite = 50;

    /// <summary>Does the next few registrations of a running move; false when there are no more.</summary>
    public async Task<bool> Step(VersionMove move, CancellationToken cancel)
    {
        var batch = await database.Read(session => Affected.Batch(session, move.Rule, move.After, InOneWrite), cancel);
        if (batch.Count == 0)
        {
            await moves.End(move, cancel);
            return false;
        }

        var next = new List<(StoredAttempt Old, StoredAttempt? New)>();
        foreach (var (attempt, person) in batch)
            next.Add((attempt, attempt.Document.Visit is not null ? null : await After(attempt, person, move.Rule, cancel)));
        await database.Write(
            async session =>
            {
                var moved = 0L;
                foreach (var (old, following) in next)
                    moved += await Move(session, move, old, following) ? 1 : 0;
                await moves.Reached(session, move, $"{batch[^1].Attempt.Registration:D}", moved);
                return moved;
            }, cancel);
        return true;
    }

    /// <summary>Moves a registration that waited, now that its course is opened again; whatever it did meanwhile goes along.</summary>
    public async Task Opened(Guid registration, CancellationToken cancel)
    {
        if (await moves.WaitsFor(registration, cancel) is not { } move)
            return;
        var taken = await database.Read(session => Affected.One(session, move.Rule, registration), cancel);
        if (taken is { Attempt.Document.Visit: not null })
            return;
        var following = taken is var (old, person) ? await After(old, person, move.Rule, cancel) : null;
        await database.Write(
            async session =>
            {
                if (taken is null)
                    await MoveStore.Note(session, move, registration, "skipped", "changed", 0, null, Instants.ToMicros(clock.GetUtcNow()));
                else if (following is not null && await Move(session, move, taken.Value.Attempt, following))
                    await session.Execute("update version_move set moved = moved + 1 where id = @id", new { id = $"{move.Id:D}" });
            }, cancel);
    }

    /// <summary>One registration within the caller's write. One that changed since it was read is in use: it waits too.</summary>
    private async Task<bool> Move(Session session, VersionMove move, StoredAttempt old, StoredAttempt? following)
    {
        var now = Instants.ToMicros(clock.GetUtcNow());
        if (following is null || !await AttemptStore.Close(session, old, now))
        {
            await MoveStore.Note(session, move, old.Registration, "waiting", "open", old.Number, null, now);
            return false;
        }

        await AttemptStore.Begin(session, following, now);
        await MoveStore.Note(session, move, old.Registration, "moved", "", old.Number, following.Number, now);
        return true;
    }

    private async Task<StoredAttempt> After(StoredAttempt old, string person, MoveRule rule, CancellationToken cancel)
    {
        var (from, to) = (await Tree(old.CourseVersion, cancel), await Tree(rule.To, cancel));
        var globals = to.Readers.Count == 0 ? new GlobalObjectives() : (await attempts.Globals(person, cancel)).Objectives;
        return new StoredAttempt(
            old.Registration, old.Number + 1, rule.To, 1, Carrying.Of(old, from, to, rule.Lessons, rule.Carry, globals), Ended: false);
    }

    private async Task<ActivityTree> Tree(long version, CancellationToken cancel) =>
        trees.Of(await courses.Version(version, cancel) ?? throw new InvalidOperationException($"Course version {version} is gone.")).Tree;
}
