using Authoring.Manifests;
using Player.Sequencing;
using Definition = Authoring.Manifests.Sequencing;

namespace Tests.Player.Sequencing;

/// <summary>The account the engine gives of its decisions, to be read with the pseudo-code of Sequencing and Navigation beside it.</summary>
public sealed class DecisionTexts
{
    [Fact]
    public void Starting_a_course() => Reads("start", Told(Course(), new(NavigationRequestKind.Start)));

    [Fact]
    public void Going_on_ends_one_lesson_rolls_up_and_delivers_the_next() => Reads("continue", Told(
        Course(), new(NavigationRequestKind.Continue),
        engine => engine.Process(new(NavigationRequestKind.Start)),
        engine => engine.RecordRunTime(new RunTimeOutcome { Completion = RunTimeCompletion.Completed, Success = RunTimeSuccess.Failed, ScaledScore = 0.4m })));

    [Fact]
    public void A_choice_that_is_hidden() => Reads("choice-hidden", Told(
        Course(), new(NavigationRequestKind.Choice, "exam"),
        engine => engine.Process(new(NavigationRequestKind.Start))));

    [Fact]
    public void Going_back_to_a_lesson_out_of_attempts() => Reads("previous-out-of-attempts", Told(
        Course(), new(NavigationRequestKind.Previous),
        engine => engine.Process(new(NavigationRequestKind.Start)),
        engine => engine.Process(new(NavigationRequestKind.Continue))));

    [Fact]
    public void Suspending_and_resuming() => Reads("resume", Told(
        Course(), new(NavigationRequestKind.ResumeAll),
        engine => engine.Process(new(NavigationRequestKind.Start)),
        engine => engine.Process(new(NavigationRequestKind.SuspendAll))));

    [Fact]
    public void A_prerequisite_of_SCORM_1_2() => Reads("prerequisite-1.2", Told(
        ActivityTree.From(
            new Organization { Identifier = "course", Title = "Course", Items = [Leaf("a"), Leaf("b") with { Prerequisites = "a=passed" }] }, Edition.Scorm12),
        new(NavigationRequestKind.Continue),
        engine => engine.Process(new(NavigationRequestKind.Start))));

    [Fact]
    public void Every_exception_that_the_engine_gives_has_a_meaning()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Root(), "Player", "Sequencing"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith("SequencingExceptions.cs", StringComparison.Ordinal)).Select(File.ReadAllText);
        var given = sources.SelectMany(text => System.Text.RegularExpressions.Regex.Matches(text, "\"((?:NB|TB|SB|DB)\\.[0-9.]+-[0-9]+)\"")).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.NotEmpty(given);
        Assert.Equal(given.Order(StringComparer.Ordinal), SequencingExceptions.Codes.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Processes))]
    public void Every_process_of_the_book_has_a_file_that_names_its_clause(string clause) => Assert.Contains(
        Directory.EnumerateFiles(Path.Combine(Root(), "Player", "Sequencing"), "*.cs", SearchOption.AllDirectories).SelectMany(File.ReadLines),
        line => line.Contains("///", StringComparison.Ordinal) && line.Contains("Sequencing and Navigation", StringComparison.Ordinal) && line.Contains(Written(clause), StringComparison.Ordinal));

    [Fact]
    public void Every_process_of_the_book_is_recorded_when_it_runs()
    {
        var trace = new SequencingTrace();
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var engine = new SequencingEngine(ActivityTree.From(RandomCourse.Any(random), Edition.Scorm2004Fourth), new(), new(), new Random(seed), trace);
            for (var request = 0; request < 15; request++)
            {
                engine.RecordRunTime(RandomCourse.Outcome(random));
                engine.Process(
                    engine.Current is null ? new(engine.CanResume ? NavigationRequestKind.ResumeAll : NavigationRequestKind.Start)
                    : random.Next(2) == 0 ? new(NavigationRequestKind.Choice, engine.Tree.All[random.Next(engine.Tree.All.Count)].Identifier)
                    : RandomCourse.Request(random, engine.Tree));
            }
        }

        Assert.Empty(Book.Except(trace.Decisions.Select(decision => decision.Clause)));
        Assert.All(trace.Decisions, decision => Assert.NotEqual("", decision.Result));
    }

    public static TheoryData<string> Processes() => new(Book);

    private static readonly string[] Book =
    [
        "OP.1", "NB.2.1", "TB.2.1", "TB.2.2", "TB.2.3", "RB.1.1a", "RB.1.1b", "RB.1.2a", "RB.1.2b", "RB.1.3a", "RB.1.3b", "RB.1.4", "RB.1.4.1", "RB.1.4.2",
        "RB.1.5", "SR.1", "SR.2", "SB.2.1", "SB.2.2", "SB.2.3", "SB.2.4", "SB.2.5", "SB.2.6", "SB.2.7", "SB.2.8", "SB.2.9", "SB.2.9.1", "SB.2.9.2", "SB.2.10",
        "SB.2.11", "SB.2.12", "SB.2.13", "DB.1.1", "DB.2", "DB.2.1", "UP.1", "UP.2", "UP.2.1", "UP.3", "UP.4", "UP.5",
    ];

    // RB.1.1a in a trace is written "RB.1.1 a" in the summary of its file.
    private static string Written(string clause) =>
        char.IsAsciiLetter(clause[^1]) ? $"{clause[..^1]} {clause[^1]}" : $" {clause}.";

    /// <summary>The expected account lies beside this file, one process a line.</summary>
    private static void Reads(string name, string told)
    {
        var file = Path.Combine(Root(), "Tests", "Player", "Sequencing", "Decisions", name + ".txt");
        Assert.Equal(File.ReadAllText(file).TrimEnd().ReplaceLineEndings("\n"), told);
    }

    private static string Told(ActivityTree tree, NavigationRequest request, params Action<SequencingEngine>[] before)
    {
        var state = new SequencingState();
        var globals = new GlobalObjectives();
        var silent = new SequencingEngine(tree, state, globals, new Random(1));
        foreach (var step in before)
            step(silent);
        var trace = new SequencingTrace();
        new SequencingEngine(tree, state, globals, new Random(1), trace).Process(request);
        return trace.ToString();
    }

    /// <summary>A lesson that may be opened once, an exercise, and an exam hidden until the lessons are passed.</summary>
    private static ActivityTree Course() => ActivityTree.From(
        new Organization
        {
            Identifier = "course",
            Title = "Course",
            Sequencing = Flowing,
            Items =
            [
                new Item
                {
                    Identifier = "lessons", Title = "lessons",
                    Sequencing = Flowing with { Objectives = [new Objective { IsPrimary = true, SatisfiedByMeasure = true, MinNormalizedMeasure = 0.5m }] },
                    Children =
                    [
                        Leaf("lesson") with { Sequencing = new Definition { LimitConditions = new LimitConditions { AttemptLimit = 1 } } },
                        Leaf("exercise"),
                    ],
                },
                Leaf("exam") with
                {
                    Sequencing = new Definition
                    {
                        PreConditionRules =
                        [
                            new SequencingRule
                            {
                                Action = RuleAction.HiddenFromChoice,
                                Conditions = [new RuleCondition { Condition = Condition.Attempted, Not = true }],
                            },
                        ],
                    },
                },
            ],
        },
        Edition.Scorm2004Fourth);

    private static Definition Flowing => new() { ControlMode = new ControlMode { Flow = true } };

    private static Item Leaf(string identifier) => new() { Identifier = identifier, Title = identifier, Href = identifier + ".htm", ScormType = ScormType.Sco };

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Lrs.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
