using Authoring.Manifests;
using FsCheck;
using FsCheck.Fluent;
using Player.Attempts;
using Player.RunTime;
using Player.Sequencing;
using Tests.Player.Sequencing;
using NavigationRequest = Player.Sequencing.NavigationRequest;

namespace Tests.Player.Attempts;

/// <summary>
/// Whatever the course, whatever the learner does: a server killed before it saved, or after it saved and before it answered,
/// leaves the same attempt and the same facts as one that was never killed.
/// </summary>
public sealed class KilledAttempts
{
    private const int Steps = 14;
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_server_killed_between_any_two_steps_leaves_the_same_attempt() => ForManySeeds(seed =>
    {
        var calm = new Learner(seed);
        var troubled = new Learner(seed);
        var trouble = new Random(~seed);
        var walk = new Random(seed);
        for (var number = 0; number < Steps && !calm.IsOver; number++)
        {
            var step = calm.Next(walk);
            if (trouble.Next(3) == 0)
                troubled.Try(step);
            troubled.Take(step);
            if (!troubled.IsOver && trouble.Next(3) == 0)
                troubled.Take(step);
            calm.Take(step);
            Assert.Equal(calm.Attempt, troubled.Attempt);
            Assert.Equal(calm.Globals, troubled.Globals);
        }

        Assert.Equal(calm.Told, troubled.Told);
        Assert.Equal(calm.Told.Count, calm.Told.Distinct().Count());
    });

    [Fact]
    public void An_attempt_read_from_its_document_stands_where_it_stood() => ForManySeeds(seed =>
    {
        var learner = new Learner(seed);
        var walk = new Random(seed);
        for (var number = 0; number < Steps && !learner.IsOver; number++)
        {
            learner.Take(learner.Next(walk));
            Assert.Equal(learner.Attempt, AttemptDocument.FromJson(learner.Attempt).ToJson());
            Assert.Equal(learner.Shown, learner.ShownAfresh);
        }
    });

    [Fact]
    public void A_visit_that_vanished_is_resumed_where_it_was_whether_its_last_batch_came_before_or_after() => ForManySeeds(seed =>
    {
        var before = new Learner(seed);
        var after = new Learner(seed);
        var walk = new Random(seed);
        for (var number = 0; number < Steps && !before.IsOver; number++)
        {
            var step = before.Next(walk);
            before.Take(step);
            after.Take(step);
        }

        if (before.IsOver || before.Batch(walk) is not { } batch)
            return;
        before.Take(machine => { machine.Commit(batch, mayOvertake: false); return ""; });
        before.Vanish();
        after.Take(machine => { machine.Commit(batch, mayOvertake: true); return ""; });
        after.Take(machine => { machine.Commit(batch, mayOvertake: false); return ""; });
        after.Vanish();
        Assert.Equal(before.Attempt, after.Attempt);
        Assert.Equal(before.Told, after.Told);
    });

    private static void ForManySeeds(Action<int> holds) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    /// <summary>One learner in a random course, and the attempt as it lies in the database.</summary>
    private sealed class Learner(int seed)
    {
        private readonly ActivityTree _tree = TreeOf(seed);
        private readonly Dictionary<Guid, long> _sent = [];

        public string Attempt { get; private set; } = new AttemptDocument().ToJson();

        public string Globals { get; private set; } = "{}";

        /// <summary>Keys of the facts told, in order.</summary>
        public List<string> Told { get; } = [];

        public bool IsOver { get; private set; }

        public string Shown { get; private set; } = "";

        public string ShownAfresh => Text(Machine(out _).Stand());

        /// <summary>What the learner or the content does next, fixed once, so that it can be repeated.</summary>
        public Func<AttemptMachine, string> Next(Random random)
        {
            var document = AttemptDocument.FromJson(Attempt);
            if (document.Visit is null)
            {
                var visit = new Guid(random.Next(), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
                return machine => Text(machine.Begin(visit));
            }

            var from = document.Delivered;
            if (random.Next(2) == 0 && Batch(random) is { } batch)
                return machine => machine.Commit(batch, mayOvertake: false).Request is { } wish ? Text(machine.Navigate(wish)) : Text(machine.Stand());
            if (random.Next(10) == 0)
                return machine => Text(machine.LeaveCourse());
            var request = RandomCourse.Request(random, _tree);
            // Without an item in view the page can't say where it asks from; such a request is not sent again by itself.
            return from is null && document.Item is null
                ? machine => Text(machine.Stand())
                : machine => Text(machine.Navigate(request, from));
        }

        /// <summary>A batch of the item in hand; null where none is or its session is over.</summary>
        public CommitBatch? Batch(Random random)
        {
            var document = AttemptDocument.FromJson(Attempt);
            if (document.Item is not { } item || document.Scos[item] is not { Ended: false } sco)
                return null;
            var set = new Dictionary<string, string> { ["cmi.location"] = $"{random.Next(100)}" };
            if (random.Next(2) == 0)
                set["cmi.completion_status"] = random.Next(2) == 0 ? "completed" : "incomplete";
            if (random.Next(3) == 0)
                set["cmi.success_status"] = random.Next(2) == 0 ? "passed" : "failed";
            if (random.Next(3) == 0)
                set["cmi.score.scaled"] = $"0.{random.Next(10)}";
            var terminate = random.Next(3) == 0;
            var exit = terminate && random.Next(2) == 0 ? "suspend" : null;
            if (exit is not null)
                set["cmi.exit"] = exit;
            return new CommitBatch
            {
                Sequence = sco.Sequence + 1, Sco = item, Session = sco.Session, Set = [.. set], Terminate = terminate, Exit = exit,
                Navigation = terminate && random.Next(3) == 0 ? "continue" : null, ElapsedSeconds = 1,
            };
        }

        public void Take(Func<AttemptMachine, string> step)
        {
            var machine = Machine(out var globals);
            Shown = step(machine);
            Attempt = machine.Document.ToJson();
            Globals = System.Text.Json.JsonSerializer.Serialize(globals);
            Told.AddRange(machine.Facts.Select(fact => fact.Key));
            IsOver |= machine.IsOver;
        }

        /// <summary>Decided, and the server killed before it saved.</summary>
        public void Try(Func<AttemptMachine, string> step) => step(Machine(out _));

        public void Vanish()
        {
            if (!IsOver)
                Take(machine => { machine.EndVanishedVisit(); return ""; });
            if (!IsOver)
                Take(machine => Text(machine.Begin(new Guid(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1))));
        }

        private AttemptMachine Machine(out GlobalObjectives globals)
        {
            globals = System.Text.Json.JsonSerializer.Deserialize<GlobalObjectives>(Globals)!;
            return new AttemptMachine(_tree, AttemptDocument.FromJson(Attempt), globals, new LearnerOfAttempt("HR1", "Asha", seed), Now);
        }

        private static string Text(Delivery delivery) => string.Join(
            ' ', delivery.Toc.Select(line => $"{line.Id}:{line.CanChoose}:{line.IsCurrent}:{line.Status}").Append($"{delivery.CanContinue} {delivery.CanGoBack} {delivery.Course}"));

        private static ActivityTree TreeOf(int seed)
        {
            var random = new Random(seed);
            return ActivityTree.From(random.Next(2) == 0 ? RandomCourse.Any(random) : RandomCourse.Open(random), random.Next(4) == 0 ? Edition.Scorm12 : Edition.Scorm2004Fourth);
        }
    }
}
