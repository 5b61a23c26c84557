using System.Text.Json;
using Authoring.Manifests;
using FsCheck;
using FsCheck.Fluent;
using Player.Sequencing;

namespace Tests.Player.Sequencing;

/// <summary>What must hold for every course, every learner and every order of requests.</summary>
public sealed class SequencingPropertyTests
{
    private const int Requests = 40;

    [Fact]
    public void The_engine_always_ends_and_has_one_active_path_at_most() => ForManySeeds(seed =>
    {
        var (random, engine, state) = Learner(seed, RandomCourse.Any);
        for (var request = 0; request < Requests; request++)
        {
            Step(random, engine);
            var active = state.Activities.Where(pair => pair.Value.IsActive).Select(pair => pair.Key).ToHashSet();
            var path = engine.Current?.WithAncestors().Select(activity => activity.Identifier).ToHashSet() ?? [];
            Assert.Subset(path, active);
            Assert.True(active.Count == 0 || engine.Current is not null);
        }
    });

    [Fact]
    public void A_delivered_activity_is_an_active_leaf_of_the_tree() => ForManySeeds(seed =>
    {
        var (random, engine, state) = Learner(seed, RandomCourse.Any);
        for (var request = 0; request < Requests; request++)
        {
            var result = Step(random, engine);
            Assert.Equal(result.Outcome == NavigationOutcome.Deliver, result.Activity is not null);
            if (result.Activity is { } delivered)
            {
                Assert.True(delivered.IsLeaf);
                Assert.Same(delivered, engine.Current);
                Assert.All(delivered.WithAncestors(), activity => Assert.True(state.Activities[activity.Identifier].IsActive));
            }
        }
    });

    [Fact]
    public void A_refused_request_changes_nothing() => ForManySeeds(seed =>
    {
        var (random, engine, state) = Learner(seed, RandomCourse.Any);
        engine.Process(new NavigationRequest(NavigationRequestKind.Start));
        for (var request = 0; request < Requests && engine.Current is not null; request++)
        {
            var before = JsonSerializer.Serialize(state);
            var result = engine.Process(RandomCourse.Request(random, engine.Tree));
            if (result.Outcome == NavigationOutcome.Refused)
            {
                Assert.Equal(before, JsonSerializer.Serialize(state));
            }
        }
    });

    [Fact]
    public void Looking_at_what_is_possible_changes_nothing() => ForManySeeds(seed =>
    {
        var (random, engine, state) = Learner(seed, RandomCourse.Any);
        for (var request = 0; request < 10; request++)
        {
            Step(random, engine);
            var before = JsonSerializer.Serialize(state);
            engine.Availability.Contents();
            _ = engine.Availability.Previous;
            Assert.Equal(before, JsonSerializer.Serialize(state));
        }
    });

    [Fact]
    public void A_choice_that_is_offered_is_never_refused() => ForManySeeds(seed =>
    {
        var (random, engine, _) = Learner(seed, RandomCourse.Any);
        for (var request = 0; request < 10; request++)
        {
            Step(random, engine);
            if (engine.Current is not null && engine.Availability.Contents().FirstOrDefault(entry => entry.IsAvailable) is { } entry)
            {
                Assert.NotEqual(NavigationOutcome.Refused, engine.Process(new NavigationRequest(NavigationRequestKind.Choice, entry.Activity.Identifier)).Outcome);
            }
        }
    });

    [Fact]
    public void What_is_said_to_be_possible_is_done_and_what_is_not_is_refused() => ForManySeeds(seed =>
    {
        var (random, engine, state) = Learner(seed, RandomCourse.Any);
        for (var request = 0; request < Requests; request++)
        {
            Step(random, engine);
            if (engine.Current is null || !state.Activities[engine.Current.Identifier].IsActive)
                continue;
            var wish = RandomCourse.Request(random, engine.Tree);
            bool? said = wish.Kind switch
            {
                NavigationRequestKind.Continue => engine.Availability.Continue,
                NavigationRequestKind.Previous => engine.Availability.Previous,
                NavigationRequestKind.Choice => engine.Availability.Choice(wish.Target!),
                NavigationRequestKind.Jump => engine.Availability.Jump(wish.Target!),
                NavigationRequestKind.Exit => engine.Availability.Exit,
                NavigationRequestKind.SuspendAll => engine.Availability.SuspendAll,
                _ => null,
            };
            var done = engine.Process(wish).Outcome != NavigationOutcome.Refused;
            Assert.Equal((wish, said ?? done), (wish, done));
        }
    });

    [Fact]
    public void Suspend_and_resume_change_nothing() => ForManySeeds(seed =>
    {
        var (random, engine, state) = Learner(seed, RandomCourse.Open);
        engine.Process(new NavigationRequest(NavigationRequestKind.Start));
        for (var request = 0; request < 6 && engine.Current is not null; request++)
        {
            var before = (engine.Current, Contents(engine), Attempts(engine), Leaves(engine));
            Assert.Equal(NavigationOutcome.SessionSuspended, engine.Process(new NavigationRequest(NavigationRequestKind.SuspendAll)).Outcome);

            state = JsonSerializer.Deserialize<SequencingState>(JsonSerializer.Serialize(state))!;
            engine = new SequencingEngine(engine.Tree, state, new GlobalObjectives(), new Random(seed));
            var resumed = engine.Process(new NavigationRequest(NavigationRequestKind.ResumeAll));

            Assert.Equal(before, (resumed.Activity!, Contents(engine), Attempts(engine), Leaves(engine)));
            engine.RecordRunTime(RandomCourse.Outcome(random) with { Suspends = false });
            engine.Process(new NavigationRequest(NavigationRequestKind.Continue));
        }
    });

    [Fact]
    public void Rollup_does_not_depend_on_the_order_of_children() => ForManySeeds(seed =>
    {
        var random = new Random(seed);
        var organization = RandomCourse.Open(random);
        var reversed = organization with { Items = Reversed(organization.Items) };
        var visits = ActivityTree.From(organization, Edition.Scorm2004Fourth).All.Where(activity => activity.IsLeaf)
            .Select(leaf => (leaf.Identifier, Outcome: RandomCourse.Outcome(random))).ToList();

        Assert.Equal(Results(organization, visits), Results(reversed, visits));
    });

    private static void ForManySeeds(Action<int> holds) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static (Random Random, SequencingEngine Engine, SequencingState State) Learner(int seed, Func<Random, Organization> course)
    {
        var random = new Random(seed);
        var state = new SequencingState();
        var tree = ActivityTree.From(course(random), seed % 4 == 0 ? Edition.Scorm12 : Edition.Scorm2004Fourth);
        return (random, new SequencingEngine(tree, state, new GlobalObjectives(), new Random(seed)), state);
    }

    private static NavigationResult Step(Random random, SequencingEngine engine)
    {
        if (engine.Current is not null && random.Next(2) == 0)
        {
            engine.RecordRunTime(RandomCourse.Outcome(random));
        }

        return engine.Process(engine.Current is null && random.Next(3) > 0 ? new NavigationRequest(NavigationRequestKind.Start) : RandomCourse.Request(random, engine.Tree));
    }

    private static List<Item> Reversed(IReadOnlyList<Item> items) =>
        [.. items.Reverse().Select(item => item with { Children = Reversed(item.Children) })];

    private static string Results(Organization organization, List<(string Identifier, RunTimeOutcome Outcome)> visits)
    {
        var tree = ActivityTree.From(organization, Edition.Scorm2004Fourth);
        var engine = new SequencingEngine(tree, new SequencingState(), new GlobalObjectives(), new Random(1));
        foreach (var (identifier, outcome) in visits)
        {
            Assert.Equal(NavigationOutcome.Deliver, engine.Process(new NavigationRequest(NavigationRequestKind.Choice, identifier)).Outcome);
            engine.RecordRunTime(outcome);
        }

        engine.Process(new NavigationRequest(NavigationRequestKind.ExitAll));
        return string.Join('\n', tree.All.OrderBy(activity => activity.Identifier, StringComparer.Ordinal).Select(activity => $"{activity} {Rounded(engine.ResultOf(activity))}"));
    }

    private static ActivityResult Rounded(ActivityResult result) => result with
    {
        Measure = result.Measure is { } measure ? Math.Round(measure, 12) : null,
        Progress = result.Progress is { } progress ? Math.Round(progress, 12) : null,
    };

    private static string Contents(SequencingEngine engine) => string.Join(' ', engine.Availability.Contents().Select(entry => $"{entry.Activity}:{entry.IsVisible}:{entry.IsAvailable}"));

    private static string Attempts(SequencingEngine engine) => string.Join(' ', engine.Tree.All.Select(activity => engine.ResultOf(activity).AttemptCount));

    private static string Leaves(SequencingEngine engine) => string.Join(' ', engine.Tree.All.Where(activity => activity.IsLeaf).Select(activity => engine.ResultOf(activity)));
}
