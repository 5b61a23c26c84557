using Authoring.Manifests;
using Player.Sequencing;
using Tests.Player.Attempts;
using static Tests.Player.Attempts.Story;
using Definition = Authoring.Manifests.Sequencing;

namespace Tests.Player.Sequencing;

/// <summary>Each difference of <see cref="EditionRules"/>: the same package, stated to be of one edition and of another.</summary>
public sealed class EditionTests
{
    private const string Goal = "urn:goal";

    [Theory]
    [InlineData(Edition.Scorm2004Second, "NB.2.1-13")]
    [InlineData(Edition.Scorm2004Third, "NB.2.1-13")]
    [InlineData(Edition.Scorm2004Fourth, null)]
    public void Content_may_jump_since_the_fourth(Edition edition, string? refused)
    {
        var story = new Story(Course(Sco("one"), Sco("two"), Sco("three")), edition);
        story.Begin();
        Assert.Equal(refused is null, story.Last.Start!.Navigation.Jump["three"]);
        Assert.True(story.Last.Start.Navigation.Choice["three"]);
        story.Ask("one", "{target=three}jump", ("cmi.completion_status", "completed"));
        Assert.Equal((refused, refused is null ? "three" : null), (story.Last.Refused, story.Last.Item?.Identifier));
    }

    [Theory]
    [InlineData(Edition.Scorm2004Second, 0)]
    [InlineData(Edition.Scorm2004Third, 0)]
    [InlineData(Edition.Scorm2004Fourth, 1)]
    public void Lessons_share_data_since_the_fourth(Edition edition, int buckets)
    {
        var story = new Story(Course(Sco("one") with { SharedData = [new SharedDataMap("urn:notes", true, true)] }), edition);
        story.Begin();
        Assert.Equal(buckets, story.Last.Start!.Data.Count);
    }

    [Theory]
    [InlineData(Edition.Scorm2004Second, null, null)]
    [InlineData(Edition.Scorm2004Third, null, null)]
    [InlineData(Edition.Scorm2004Fourth, true, 0.75)]
    public void A_course_is_complete_by_its_progress_since_the_fourth(Edition edition, bool? completed, double? progress)
    {
        var heavy = Sco("one") with { CompletionThreshold = new CompletionThreshold { ProgressWeight = 3 } };
        var engine = Engine(Course(heavy, Sco("two")) with { CompletionThreshold = new CompletionThreshold { CompletedByMeasure = true, MinProgressMeasure = 0.7m } }, edition);
        engine.Process(new(NavigationRequestKind.Start));
        engine.RecordRunTime(new RunTimeOutcome { Completion = RunTimeCompletion.Completed, ProgressMeasure = 1 });
        engine.RollUp();
        var course = engine.ResultOf(engine.Tree.Root);
        Assert.Equal((completed, (decimal?)progress), (course.Completed, course.Progress));
    }

    [Theory]
    [InlineData(Edition.Scorm2004Third)]
    [InlineData(Edition.Scorm2004Fourth)]
    public void A_lesson_is_complete_by_its_progress_in_every_edition(Edition edition)
    {
        var engine = Engine(Course(Sco("one") with { CompletionThreshold = new CompletionThreshold { CompletedByMeasure = true, MinProgressMeasure = 0.8m } }, Sco("two")), edition);
        var lesson = engine.Process(new(NavigationRequestKind.Start)).Activity!;
        engine.RecordRunTime(new RunTimeOutcome { ProgressMeasure = 0.9m });
        Assert.True(engine.ResultOf(lesson).Completed);
    }

    [Theory]
    [InlineData(Edition.Scorm2004Second, null, RunTimeCompletion.NotSet)]
    [InlineData(Edition.Scorm2004Third, null, RunTimeCompletion.NotSet)]
    [InlineData(Edition.Scorm2004Fourth, 80, RunTimeCompletion.Completed)]
    public void Global_objectives_carry_scores_and_completion_since_the_fourth(Edition edition, int? raw, RunTimeCompletion completion)
    {
        var maps = new ObjectiveMap
        {
            Target = Goal,
            ReadSatisfiedStatus = true,
            WriteSatisfiedStatus = true,
            ReadRawScore = true,
            WriteRawScore = true,
            ReadCompletionStatus = true,
            WriteCompletionStatus = true,
        };
        Item Mapped(string id) => Sco(id) with { Sequencing = new Definition { Objectives = [new Objective { IsPrimary = true }, new Objective { Identifier = "goal", Maps = [maps] }] } };
        var engine = Engine(Course(Mapped("one"), Mapped("two")), edition);
        engine.Process(new(NavigationRequestKind.Start));
        engine.RecordRunTime(new RunTimeOutcome
        {
            Completion = RunTimeCompletion.Completed,
            Objectives = [new RunTimeObjective { Identifier = "goal", Success = RunTimeSuccess.Passed, Completion = RunTimeCompletion.Completed, RawScore = 80 }],
        });
        var next = engine.Process(new(NavigationRequestKind.Continue)).Activity!;
        var seen = Assert.Single(engine.InitialObjectives(next));
        Assert.Equal(RunTimeSuccess.Passed, seen.Success);
        Assert.Equal((raw, completion), ((int?)seen.RawScore, seen.Completion));
    }

    private static SequencingEngine Engine(Organization course, Edition edition) =>
        new(ActivityTree.From(course, edition), new SequencingState(), new GlobalObjectives(), new Random(1));

    private static Organization Course(params Item[] items) =>
        new() { Identifier = "org", Title = "Course", Items = items, Sequencing = new Definition { ControlMode = new ControlMode { Flow = true } } };
}
