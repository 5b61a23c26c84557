using Authoring.Manifests;
using Player.Attempts;
using static Tests.Player.Attempts.Story;

namespace Tests.Player.Attempts;

/// <summary>A course of SCOs from begin to end: what is delivered, what is reported, what stays.</summary>
public sealed class LessonsAndQuiz
{
    private static readonly (string, string) Done = ("cmi.completion_status", "completed");
    private static readonly (string, string) Begun = ("cmi.completion_status", "incomplete");
    private static readonly (string, string) Suspended = ("cmi.exit", "suspend");

    [Fact]
    public void A_course_taken_from_start_to_end_is_told_once()
    {
        var story = new Story(Edition.Scorm2004Fourth, Sco("one"), Sco("two"));
        Assert.Equal("one ab-initio", story.Begin());
        story.Terminate("one", Done);
        Assert.Equal("two ab-initio", story.Go("continue"));
        story.Terminate("two", Done, ("cmi.success_status", "passed"), ("cmi.score.scaled", "0.8"));
        Assert.Equal("Ended", story.Leave());
        Assert.Equal(
            [
                "initialized course", "initialized one", "completed one", "terminated one",
                "initialized two", "completed two", "passed two", "completed course", "scored two", "terminated two", "terminated course",
            ],
            story.Told.Where(line => !line.EndsWith("passed course", StringComparison.Ordinal) && line != "scored course"));
        Assert.Equal(story.Facts.Count, story.Facts.Select(fact => fact.Key).Distinct().Count());
    }

    [Fact]
    public void A_repeated_commit_changes_nothing()
    {
        var story = new Story(Edition.Scorm2004Fourth, Sco("one"));
        story.Begin();
        story.Commit("one", Done);
        var (before, told) = (story.Document.ToJson(), story.Told.Count);
        Assert.Equal(CommitState.Repeated, story.Send("one", story.SessionOf("one"), 1, false, Begun));
        Assert.Equal((before, told), (story.Document.ToJson(), story.Told.Count));
    }

    [Fact]
    public void A_vanished_window_is_resumed_with_all_values()
    {
        var story = new Story(Edition.Scorm2004Fourth, Sco("one"), Sco("two"));
        story.Begin();
        story.Commit("one", Begun, ("cmi.location", "page-3"));
        Assert.Equal("one resume", story.Begin());
        Assert.Equal("page-3", story.Last.Start!.Document["cmi.location"]);
        Assert.Contains("suspended one", story.Told);
        Assert.Contains("resumed course", story.Told);
    }

    [Fact]
    public void Time_of_a_vanished_visit_ends_when_it_was_last_heard_of()
    {
        var story = new Story(Edition.Scorm2004Fourth, Sco("one"));
        story.Begin();
        story.Wait(TimeSpan.FromMinutes(10));
        story.Commit("one", Begun);
        var heard = story.Now;
        story.Wait(TimeSpan.FromDays(3));
        story.Begin();
        var suspended = story.Facts.Single(fact => fact is { Verb: "suspended", Item: null });
        Assert.Equal(heard, suspended.At);
        Assert.InRange(suspended.Duration!.Value.TotalMinutes, 10, 11);
    }

    [Fact]
    public void A_lesson_that_ended_without_saying_suspend_goes_on_where_the_course_was_left()
    {
        var story = new Story(Edition.Scorm2004Fourth, Sco("one"), Sco("two"));
        story.Begin();
        story.Terminate("one", Begun, ("cmi.location", "page-3"));
        Assert.Equal("Suspended", story.Leave());
        Assert.Equal("one resume", story.Begin());
        Assert.Equal("page-3", story.Last.Start!.Document["cmi.location"]);
    }

    [Fact]
    public void Opening_a_finished_lesson_again_does_not_take_from_the_course()
    {
        var story = new Story(Edition.Scorm2004Fourth, Sco("one"), Sco("two"));
        story.Begin();
        story.Terminate("one", Done);
        story.Go("continue");
        story.Terminate("two", Done, ("cmi.success_status", "passed"), ("cmi.score.scaled", "0.9"));
        Assert.Equal("one ab-initio", story.Go("{target=one}choice"));
        story.Commit("one", Begun);
        Assert.True(story.Last.Course.Completed);
        Assert.Equal("two ab-initio", story.Go("{target=two}choice"));
        story.Terminate("two", Begun, ("cmi.success_status", "failed"), ("cmi.score.scaled", "0.2"));
        Assert.Equal("Ended", story.Leave());
        Assert.True(story.Last.Course is { Completed: true, Passed: true });
        Assert.DoesNotContain("failed course", story.Told);
    }

    [Fact]
    public void A_failed_quiz_looked_at_again_is_not_passed_by_leaving_it()
    {
        var story = new Story(Edition.Scorm2004Fourth, Sco("quiz"), Sco("more"));
        story.Begin();
        story.Terminate("quiz", Done, ("cmi.success_status", "failed"), ("cmi.score.scaled", "0.2"));
        story.Go("{target=more}choice");
        story.Terminate("more", Done);
        story.Go("{target=quiz}choice");
        story.Go("{target=more}choice");
        story.Leave();
        Assert.DoesNotContain("passed course", story.Told);
        Assert.NotEqual(true, story.Last.Course.Passed);
    }

    [Fact]
    public void A_failed_quiz_is_tried_again_and_its_answers_count_again()
    {
        var story = new Story(Edition.Scorm2004Fourth, Sco("quiz"), Sco("more"));
        (string, string)[] answer =
        [
            ("cmi.interactions.0.id", "q1"), ("cmi.interactions.0.type", "true-false"),
            ("cmi.interactions.0.learner_response", "true"), ("cmi.interactions.0.result", "incorrect"),
        ];
        story.Begin();
        story.Terminate("quiz", [.. answer, Done, ("cmi.success_status", "failed")]);
        Assert.Equal("quiz ab-initio", story.Go("{target=quiz}choice"));
        story.Terminate("quiz", [.. answer, Done, ("cmi.success_status", "passed")]);
        Assert.Equal(2, story.Told.Count(line => line == "answered quiz"));
        Assert.Equal(1, story.Told.Count(line => line == "passed quiz"));
    }

    [Fact]
    public void An_answer_waits_for_its_result()
    {
        var story = new Story(Edition.Scorm2004Fourth, Sco("quiz"));
        story.Begin();
        story.Commit("quiz", ("cmi.interactions.0.id", "q1"), ("cmi.interactions.0.type", "true-false"), ("cmi.interactions.0.learner_response", "true"));
        Assert.DoesNotContain("answered quiz", story.Told);
        story.Commit("quiz", ("cmi.interactions.0.result", "correct"));
        Assert.True(Assert.Single(story.Facts, fact => fact.Verb == "answered").Success);
    }

    [Fact]
    public void A_completed_course_opened_again_is_a_new_attempt()
    {
        var story = new Story(Edition.Scorm2004Fourth, Sco("one"));
        story.Begin();
        story.Terminate("one", Done);
        story.Leave();
        Assert.True(story.IsOver);
        Assert.Equal("one ab-initio", story.Begin());
        Assert.Empty(story.Document.Scos["one"].Values);
    }

    [Fact]
    public void A_suspended_lesson_keeps_its_values_while_others_are_visited()
    {
        var story = new Story(Edition.Scorm2004Fourth, Cluster("part", Sco("one"), Sco("two")), Sco("three"));
        story.Begin();
        story.Terminate("one", Begun, ("cmi.suspend_data", "half"), Suspended);
        story.Go("{target=three}choice");
        story.Terminate("three", Done);
        story.Leave();
        story.Begin();
        Assert.Equal("one resume", story.Go("{target=one}choice"));
        Assert.Equal("half", story.Last.Start!.Document["cmi.suspend_data"]);
    }

    [Fact]
    public void An_item_called_course_is_not_the_course()
    {
        var story = new Story(Edition.Scorm2004Fourth, Sco("course"), Sco("course/x"));
        story.Begin();
        story.Terminate("course", Done);
        story.Go("continue");
        story.Terminate("course/x", Done);
        Assert.Equal(1, story.Facts.Count(fact => fact is { Verb: "completed", Item: null }));
    }

    [Fact]
    public void A_better_score_later_in_the_attempt_is_told()
    {
        var story = new Story(Edition.Scorm2004Fourth, Sco("quiz"));
        story.Begin();
        story.Commit("quiz", Done);
        story.Terminate("quiz", ("cmi.score.scaled", "0.75"));
        Assert.Equal(0.75, story.Facts.Last(fact => fact is { Item: null, Score: not null }).Score!.Scaled);
    }
}
