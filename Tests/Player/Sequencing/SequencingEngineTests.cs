using System.Text.Json;
using Authoring.Manifests;
using Player.Sequencing;
using Definition = Authoring.Manifests.Sequencing;

namespace Tests.Player.Sequencing;

/// <summary>What the conformance scripts leave out: SCORM 1.2, odd trees, what learners and reports see.</summary>
public sealed class SequencingEngineTests
{
    private static readonly RunTimeOutcome Passed = new() { Completion = RunTimeCompletion.Completed, Success = RunTimeSuccess.Passed, ScaledScore = 0.8m };

    [Fact]
    public void A_scorm_1_2_course_starts_at_its_first_item_and_lets_choose_any_other()
    {
        var engine = Engine(Course(Leaf("a"), Cluster("c", Leaf("c1"), Leaf("c2"))), Edition.Scorm12);

        Assert.Equal("a", engine.Process(new(NavigationRequestKind.Start)).Activity?.Identifier);
        Assert.True(engine.Availability.Contents().Where(entry => entry.Depth > 0).All(entry => entry.IsAvailable));
        Assert.Equal("c2", engine.Process(new(NavigationRequestKind.Choice, "c2")).Activity?.Identifier);
        Assert.Equal("c1", engine.Process(new(NavigationRequestKind.Previous)).Activity?.Identifier);
    }

    [Fact]
    public void A_course_is_complete_when_every_lesson_is()
    {
        var engine = Engine(Course(Leaf("a"), Leaf("b")), Edition.Scorm12);
        engine.Process(new(NavigationRequestKind.Start));
        engine.RecordRunTime(Passed);
        engine.Process(new(NavigationRequestKind.Continue));
        Assert.Null(engine.ResultOf(engine.Tree.Root).Completed);

        engine.RecordRunTime(Passed with { ScaledScore = 0.6m });
        Assert.Equal(NavigationOutcome.SessionEnded, engine.Process(new(NavigationRequestKind.ExitAll)).Outcome);
        Assert.Equal(new ActivityResult(true, true, 0.7m, null, 1, false), engine.ResultOf(engine.Tree.Root));
    }

    [Fact]
    public void A_course_without_any_score_has_no_score_instead_of_zero()
    {
        var engine = Engine(Course(Leaf("a"), Leaf("b")), Edition.Scorm12);
        engine.Process(new(NavigationRequestKind.Start));
        engine.RecordRunTime(Passed with { ScaledScore = null });
        engine.Process(new(NavigationRequestKind.ExitAll));

        Assert.Null(engine.ResultOf(engine.Tree.Root).Measure);
    }

    [Fact]
    public void A_single_lesson_starts_although_flow_is_off_by_default()
    {
        var engine = Engine(Course(Leaf("a")));

        Assert.Equal(NavigationOutcome.Deliver, engine.Process(new(NavigationRequestKind.Start)).Outcome);
        Assert.False(engine.Availability.ShowsContents);
    }

    [Fact]
    public void Without_flow_a_course_of_several_lessons_waits_for_a_choice()
    {
        var engine = Engine(Course(Leaf("a"), Leaf("b")));

        Assert.Equal(new NavigationResult(NavigationOutcome.NoContent, Exception: "SB.2.2-1"), engine.Process(new(NavigationRequestKind.Start)));
        Assert.True(engine.Availability.ShowsContents);
        Assert.Equal("b", engine.Process(new(NavigationRequestKind.Choice, "b")).Activity?.Identifier);
    }

    [Fact]
    public void Items_with_nothing_to_deliver_are_no_activities()
    {
        var tree = ActivityTree.From(Course(Leaf("a"), Leaf("dangling") with { Href = null }, Cluster("empty", Leaf("x") with { Href = null })), Edition.Scorm2004Fourth);

        Assert.Equal(["course", "a"], tree.All.Select(activity => activity.Identifier));
    }

    [Fact]
    public void A_used_up_attempt_limit_keeps_a_lesson_from_being_offered_again()
    {
        var limited = Leaf("a") with { Sequencing = new Definition { LimitConditions = new LimitConditions { AttemptLimit = 1 } } };
        var engine = Engine(Flowing(limited, Leaf("b")));
        engine.Process(new(NavigationRequestKind.Start));
        engine.Process(new(NavigationRequestKind.Continue));

        Assert.False(engine.Availability.Choice("a"));
        Assert.False(engine.Availability.Previous);
        Assert.Equal(new NavigationResult(NavigationOutcome.Refused, Exception: "DB.1.1-3"), engine.Process(new(NavigationRequestKind.Choice, "a")));
        Assert.Equal("b", engine.Current?.Identifier);
    }

    [Fact]
    public void A_resumed_lesson_may_change_its_own_status_whatever_its_objectives_still_say()
    {
        var primary = new Objective { Identifier = "primary", IsPrimary = true };
        var engine = Engine(Course(Leaf("a") with { Sequencing = new Definition { Objectives = [primary] } }));
        engine.Process(new(NavigationRequestKind.Start));
        engine.RecordRunTime(new RunTimeOutcome
        {
            Success = RunTimeSuccess.Passed,
            Objectives = [new RunTimeObjective { Identifier = "primary", Success = RunTimeSuccess.Failed }],
        });

        Assert.True(engine.ResultOf(engine.Tree.Find("a")!).Satisfied);
    }

    [Fact]
    public void The_learner_sees_what_a_lesson_hides()
    {
        var engine = Engine(Flowing(Leaf("a"), Leaf("b") with { HideLmsUi = [LmsControl.Previous] }, Leaf("c")));
        engine.Process(new(NavigationRequestKind.Start));
        Assert.Equal((true, false), (engine.Availability.Shows(LmsControl.Continue), engine.Availability.Shows(LmsControl.Previous)));

        engine.Process(new(NavigationRequestKind.Continue));
        Assert.Equal((true, false, true), (engine.Availability.Shows(LmsControl.Continue), engine.Availability.Shows(LmsControl.Previous), engine.Availability.Previous));
    }

    [Fact]
    public void Only_touched_activities_are_stored()
    {
        var state = new SequencingState();
        var engine = new SequencingEngine(ActivityTree.From(Flowing([.. Enumerable.Range(1, 50).Select(n => Leaf($"a{n}"))]), Edition.Scorm2004Fourth), state, new GlobalObjectives(), new Random(1));
        engine.Process(new(NavigationRequestKind.Start));
        engine.Availability.Contents();

        Assert.Equal(["a1", "course"], state.Activities.Keys.Order(StringComparer.Ordinal));
        var stored = JsonSerializer.Serialize(state);
        Assert.Equal(stored, JsonSerializer.Serialize(JsonSerializer.Deserialize<SequencingState>(stored)));
    }

    [Theory]
    [InlineData("continue", NavigationRequestKind.Continue, null)]
    [InlineData("suspendAll", NavigationRequestKind.SuspendAll, null)]
    [InlineData("{target=a%20b}choice", NavigationRequestKind.Choice, "a b")]
    [InlineData("{target=x}jump", NavigationRequestKind.Jump, "x")]
    public void Requests_of_content_are_read(string word, NavigationRequestKind kind, string? target) =>
        Assert.Equal(new NavigationRequest(kind, target), NavigationRequest.Parse(word));

    [Theory]
    [InlineData("_none_")]
    [InlineData("choice")]
    [InlineData("{target=}choice")]
    [InlineData("{target=x}continue")]
    [InlineData("")]
    public void What_is_no_request_is_none(string word) => Assert.Null(NavigationRequest.Parse(word));

    private static SequencingEngine Engine(Organization organization, Edition edition = Edition.Scorm2004Fourth) =>
        new(ActivityTree.From(organization, edition), new SequencingState(), new GlobalObjectives(), new Random(1));

    private static Organization Course(params Item[] items) => new() { Identifier = "course", Title = "Course", Items = items };

    private static Organization Flowing(params Item[] items) => Course(items) with { Sequencing = new Definition { ControlMode = new ControlMode { Flow = true } } };

    private static Item Leaf(string identifier) => new() { Identifier = identifier, Title = identifier, Href = identifier + ".htm", ScormType = ScormType.Sco };

    private static Item Cluster(string identifier, params Item[] children) => new() { Identifier = identifier, Title = identifier, Children = children };
}
