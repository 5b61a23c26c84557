using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Player.Attempts;
using Player.RunTime;
using Player.Sequencing;
using Player.Statements;
using NavigationRequest = Player.Sequencing.NavigationRequest;

namespace Tests.Benchmarks.Scorm;

/// <summary>
/// How long one request takes on trees of 10, 1,000 and 10,000 activities that the learner has been all over: what the tenth best of a hundred took, and how
/// much a tree ten times larger costs. At most 10 is linear.
/// </summary>
internal static class TreeBenchmark
{
    private static readonly int[] Sizes = [10, 1_000, 10_000];
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 4, 0, 0, TimeSpan.Zero);
    private static readonly LearnerOfAttempt Learner = new("HR100001", "Asha Devi", 7);

    private static readonly IReadOnlyList<(string Name, Func<ActivityTree, Action> Prepare)> Requests =
    [
        ("Continue", Continue),
        ("Choice", Choice),
        ("rollup", RollUp),
        ("table of contents", tree => { var engine = Visited(tree); return () => engine.Availability.Contents(); }),
        ("commit, no news", tree => Commit(tree, terminate: false)),
        ("commit that ends a lesson", tree => Commit(tree, terminate: true)),
        ("going on, with the page's answer", GoOn),
        ("reading and writing the attempt", tree => { var json = Document(tree); return () => AttemptDocument.FromJson(json).ToJson(); }),
    ];

    public static Task Run(string[] args)
    {
        var only = args.FirstOrDefault();
        foreach (var (shape, build) in TreeCourses.Shapes.Where(shape => only is null || shape.Name == only))
        {
            var table = new Table($"{shape}: ms per request", ["request                          ", .. Sizes.Select(n => n.ToString("N0", CultureInfo.InvariantCulture)), "10,000 : 1,000"]);
            var trees = Sizes.Select(build).ToList();
            foreach (var (name, prepare) in Requests)
            {
                var times = trees.Select(tree => Undisturbed(prepare(tree))).ToList();
                table.Row([name, .. times.Select(ms => ms.ToString("0.000", CultureInfo.InvariantCulture)), (times[^1] / times[^2]).ToString("0.0", CultureInfo.InvariantCulture)]);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Milliseconds of the tenth best of a hundred.</summary>
    private static double Undisturbed(Action request)
    {
        var times = new List<double>();
        var whole = Stopwatch.StartNew();
        for (var run = 0; run < 400 && (run < 30 || whole.ElapsedMilliseconds < 3_000); run++)
        {
            var one = Stopwatch.StartNew();
            request();
            times.Add(one.Elapsed.TotalMilliseconds);
        }

        // Others work on the machine too: the quicker ones show what a request costs, the slower ones what they cost.
        return times.Order().ElementAt(times.Count / 10);
    }

    private static Action Continue(ActivityTree tree)
    {
        var engine = Visited(tree);
        return () =>
        {
            engine.RecordRunTime(Passed);
            if (engine.Process(new(NavigationRequestKind.Continue)).Outcome != NavigationOutcome.Deliver)
                engine.Process(engine.Current is null ? new(NavigationRequestKind.Start) : new(NavigationRequestKind.Choice, FirstLeaf(tree)));
        };
    }

    private static Action Choice(ActivityTree tree)
    {
        var engine = Visited(tree);
        var leaves = tree.All.Where(activity => activity.IsLeaf).ToList();
        var random = new Random(1);
        return () =>
        {
            engine.RecordRunTime(Passed);
            engine.Process(new(NavigationRequestKind.Choice, leaves[random.Next(leaves.Count)].Identifier));
        };
    }

    private static Action RollUp(ActivityTree tree)
    {
        var engine = Visited(tree);
        return () =>
        {
            engine.RecordRunTime(Passed);
            engine.RollUp();
        };
    }

    /// <summary>A whole commit as the server makes it, without the database: read the attempt, decide, write it.</summary>
    private static Action Commit(ActivityTree tree, bool terminate)
    {
        var json = Document(tree);
        return () =>
        {
            var machine = new AttemptMachine(tree, AttemptDocument.FromJson(json), new GlobalObjectives(), Learner, Now);
            var item = machine.Document.Item!;
            var sco = machine.Document.Scos[item];
            machine.Commit(
                new CommitBatch
                {
                    Sequence = sco.Sequence + 1,
                    Sco = item,
                    Session = sco.Session,
                    Terminate = terminate,
                    Set = [new("cmi.location", "7"), new("cmi.completion_status", "completed"), new("cmi.score.scaled", "0.8")],
                },
                mayOvertake: false);
            if (terminate)
                machine.Stand();
            machine.Document.ToJson();
        };
    }

    private static Action GoOn(ActivityTree tree)
    {
        var json = Document(tree);
        return () =>
        {
            var machine = new AttemptMachine(tree, AttemptDocument.FromJson(json), new GlobalObjectives(), Learner, Now);
            machine.Navigate(new NavigationRequest(NavigationRequestKind.Continue));
            machine.Document.ToJson();
        };
    }

    /// <summary>An attempt in which every lesson but the last was taken, and the middle one is in hand.</summary>
    private static string Document(ActivityTree tree)
    {
        var engine = Visited(tree, out var state);
        var middle = engine.Current!.Identifier;
        var document = new AttemptDocument
        {
            Sequencing = state,
            Item = middle,
            Delivered = Guid.Empty,
            Visit = Guid.Empty,
            VisitBegan = Now,
            Seen = Now,
            Scos = ScoStates.Empty.SetItems(tree.All.Where(activity => activity.IsLeaf).Select(leaf => KeyValuePair.Create(
                leaf.Identifier,
                new ScoState
                {
                    Sequence = 3,
                    Ended = leaf.Identifier != middle,
                    Values = CmiDocument.Of([new("cmi.location", "3"), new("cmi.completion_status", "completed"), new("cmi.suspend_data", Bookmark), new("cmi.total_time", "PT5M")]).Values,
                }))),
            Reported = tree.All.Where(activity => activity.IsLeaf).SelectMany(leaf => FactsOf(leaf.Identifier)).ToImmutableSortedSet(StringComparer.Ordinal),
            Judged = true,
        };
        return document.ToJson();
    }

    /// <summary>As a lesson of an authoring tool leaves behind.</summary>
    private static string Bookmark { get; } = string.Concat(Enumerable.Range(0, 40).Select(i => $"slide{i}:1;"));

    private static IEnumerable<string> FactsOf(string lesson) =>
        [FactKey.Item(lesson, $"begun/{Guid.Empty:N}"), FactKey.Item(lesson, FactKey.Completed), FactKey.Item(lesson, $"left/{Guid.Empty:N}")];

    private static SequencingEngine Visited(ActivityTree tree) => Visited(tree, out _);

    /// <summary>A learner who has been in every lesson and is in the middle one now.</summary>
    private static SequencingEngine Visited(ActivityTree tree, out SequencingState state)
    {
        state = new SequencingState();
        var engine = new SequencingEngine(tree, state, new GlobalObjectives(), new Random(1));
        engine.Process(new(NavigationRequestKind.Start));
        var leaves = tree.All.Where(activity => activity.IsLeaf).ToList();
        foreach (var activity in tree.All)
            state.Activities[activity.Identifier] = new ActivityState
            {
                AttemptCount = 1,
                IsActive = false,
                CompletionSetByContent = activity.IsLeaf,
                SuccessSetByContent = activity.IsLeaf,
                Objectives = { [activity.Primary.Identifier ?? ""] = new ObjectiveProgress { Completed = true, Satisfied = true, Measure = 0.8m } },
            };
        state.CurrentActivity = null;
        engine = new SequencingEngine(tree, state, new GlobalObjectives(), new Random(1));
        engine.Process(new(NavigationRequestKind.Start));
        engine.RecordRunTime(Passed);
        engine.Process(new(NavigationRequestKind.Choice, leaves[leaves.Count / 2].Identifier));
        engine.RecordRunTime(Passed);
        return engine;
    }

    private static string FirstLeaf(ActivityTree tree) => tree.All.First(activity => activity.IsLeaf).Identifier;

    private static RunTimeOutcome Passed => new() { Completion = RunTimeCompletion.Completed, Success = RunTimeSuccess.Passed, ScaledScore = 0.8m };
}
