using System.Collections.Immutable;
using Player.Attempts;
using Player.RunTime;
using Player.Sequencing;
using Player.Statements;

namespace Player.Moves;

/// <summary>The attempt on the new version that goes on where one on an old version stands. Pure: the old one is only read.</summary>
internal static class Carrying
{
    /// <param name="lessons">Identifier in the old version to identifier in the new one.</param>
    /// <param name="globals">The learner's objectives; only read.</param>
    public static AttemptDocument Of(
        StoredAttempt old, ActivityTree from, ActivityTree to, IReadOnlyDictionary<string, string> lessons, MoveCarry carry, GlobalObjectives globals)
    {
        if (carry == MoveCarry.Nothing)
            return new AttemptDocument();
        var before = old.Document;
        var pairs = lessons.Where(pair => from.Find(pair.Key) is { IsLeaf: true } && to.Find(pair.Value) is { IsLeaf: true }).ToList();
        return new AttemptDocument
        {
            Sequencing = Sequencing(before.Sequencing ?? new SequencingState(), old.Ended, from, to, pairs, carry, globals),
            Scos = ScoStates.Empty.SetItems(
                from pair in pairs
                where before.Scos.ContainsKey(pair.Key)
                select KeyValuePair.Create(pair.Value, Sco(before.Scos[pair.Key], old.Ended, carry))),
            SharedData = before.SharedData,
            // What was told of a lesson is not told again; the course has yet to be completed in its new form.
            Reported = before.Reported.Clear().Union(pairs.SelectMany(pair => Told(before.Reported, pair.Key, pair.Value))),
            Seen = before.Seen,
            // The result of the course is looked for among the lessons' best ones, whatever a new attempt on a chapter makes old.
            Revisited = true,
        };
    }

    private static ScoState Sco(ScoState sco, bool over, MoveCarry carry) => carry == MoveCarry.Results
        ? sco with { Ended = true, Resumes = false, Values = CmiDocument.Empty.Values }
        : sco with { Ended = true, Resumes = sco.Resumes || (over && sco.Values.Count > 0) };

    private static IEnumerable<string> Told(ImmutableSortedSet<string> reported, string old, string now)
    {
        var prefix = FactKey.Item(old, "");
        return reported.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Select(key => FactKey.Item(now, key[prefix.Length..]));
    }

    private static SequencingState Sequencing(
        SequencingState old, bool over, ActivityTree from, ActivityTree to, IReadOnlyList<KeyValuePair<string, string>> pairs, MoveCarry carry, GlobalObjectives globals)
    {
        var resumes = carry == MoveCarry.Everything && !over;
        var state = new SequencingState
        {
            SuspendedActivity = resumes ? pairs.FirstOrDefault(pair => pair.Key == old.SuspendedActivity).Value : null,
            OwnObjectives = old.OwnObjectives.Copy(),
        };
        foreach (var (was, now) in pairs)
            if (old.Activities.TryGetValue(was, out var known))
                state.Activities[now] = Lesson(known, from.Find(was)!, to.Find(now)!, resumes);
        // Chapters go on with the attempt that was begun on them, or opening them would make what is below old.
        foreach (var chapter in state.Activities.Keys.ToList().SelectMany(lesson => to.Find(lesson)!.WithAncestors().Skip(1)).Distinct())
            state.Activities[chapter.Identifier] = new ActivityState
            {
                IsSuspended = true,
                AttemptCount = Math.Max(1, old.Activities.GetValueOrDefault(chapter.IsRoot ? from.Root.Identifier : chapter.Identifier)?.AttemptCount ?? 1),
            };
        new SequencingEngine(to, state, globals.Copy(), new Random(0)).ResultWith([]);
        return state;
    }

    private static ActivityState Lesson(ActivityState known, Activity was, Activity now, bool resumes)
    {
        var copy = known.Copy();
        var (oldPrimary, newPrimary) = (was.Primary.Identifier ?? "", now.Primary.Identifier ?? "");
        if (oldPrimary != newPrimary && copy.Objectives.Remove(oldPrimary, out var primary))
            copy.Objectives[newPrimary] = primary;
        copy.IsActive = false;
        copy.IsSuspended = known.IsSuspended && resumes;
        return copy;
    }
}
