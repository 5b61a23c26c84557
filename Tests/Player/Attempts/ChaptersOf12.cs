using Authoring.Manifests;
using Player.Attempts;
using static Tests.Player.Attempts.Story;

namespace Tests.Player.Attempts;

/// <summary>SCORM 1.2 courses of several SCOs: prerequisites, statuses in the table of contents, the course's status and score.</summary>
public sealed class ChaptersOf12
{
    private static readonly (string, string) Completed = ("cmi.core.lesson_status", "completed");
    private static readonly (string, string) Begun = ("cmi.core.lesson_status", "incomplete");
    private static readonly (string, string) Passed = ("cmi.core.lesson_status", "passed");

    [Fact]
    public void An_item_opens_when_its_prerequisites_are_met()
    {
        var story = new Story(Edition.Scorm12, Sco("one"), After("one", Sco("two")), After("one&two", Sco("three")));
        Assert.Equal("one ab-initio", story.Begin());
        Assert.Equal("one* two- three-", Contents(story));
        Assert.False(story.Last.CanContinue);
        Assert.Equal("Choose, refused SB.2.1-1", story.Go("continue"));
        Assert.Equal("one", story.Document.Item);
        story.Terminate("one", Completed);
        story.Stand();
        Assert.Equal("one+completed* two three-", Contents(story));
        Assert.True(story.Last.CanContinue);
        Assert.Equal("two ab-initio", story.Go("continue"));
        Assert.Equal("Choose, refused DB.1.1-3", story.Go("{target=three}choice"));
        story.Terminate("two", Passed);
        Assert.Equal("three ab-initio", story.Go("{target=three}choice"));
    }

    [Fact]
    public void Going_on_passes_over_what_is_not_open_yet()
    {
        var story = new Story(Edition.Scorm12, Sco("one"), After("four", Sco("two")), Sco("three"), Sco("four"));
        story.Begin();
        Assert.Equal("three ab-initio", story.Go("continue"));
        story.Terminate("three", Completed);
        story.Go("continue");
        story.Terminate("four", Completed);
        Assert.Equal("three", story.Go("previous"));
        Assert.Equal("two ab-initio", story.Go("previous"));
    }

    [Fact]
    public void A_page_without_the_API_opens_what_waits_for_it()
    {
        var story = new Story(Edition.Scorm12, Page("text"), After("text", Sco("quiz")));
        story.Begin();
        Assert.True(story.Last.CanContinue);
        Assert.Equal("quiz ab-initio", story.Go("continue"));
        Assert.Equal("text ab-initio", story.Go("previous"));
        Assert.Equal("quiz ab-initio", story.Go("{target=quiz}choice"));
    }

    [Fact]
    public void A_chapter_waits_for_a_chapter_and_for_its_verdict()
    {
        var story = new Story(
            Edition.Scorm12, Cluster("a", Sco("a1"), Sco("a2")), After("a=passed", Cluster("b", Sco("b1"))), After("a", Cluster("c", Sco("c1"))));
        story.Begin();
        story.Terminate("a1", Completed);
        Assert.Equal("Choose, refused DB.1.1-3", story.Go("{target=c1}choice"));
        story.Go("{target=a2}choice");
        story.Terminate("a2", Completed);
        Assert.Equal("Choose, refused DB.1.1-3", story.Go("{target=b1}choice"));
        Assert.Equal("c1 ab-initio", story.Go("{target=c1}choice"));
        story.Go("{target=a2}choice");
        story.Terminate("a2", Passed);
        Assert.Equal("b1 ab-initio", story.Go("{target=b1}choice"));
    }

    [Fact]
    public void A_chapter_opened_again_keeps_what_was_done_in_it()
    {
        var story = new Story(Edition.Scorm12, Cluster("a", Sco("a1"), Sco("a2")), Cluster("b", Sco("b1")));
        story.Begin();
        story.Terminate("a1", Completed);
        story.Go("continue");
        story.Terminate("a2", Completed);
        story.Go("continue");
        story.Commit("b1", Begun);
        story.Go("{target=a1}choice");
        story.Go("{target=b1}choice");
        story.Terminate("b1", Completed);
        Assert.Contains("completed course", story.Told);
        Assert.Equal("Ended", story.Leave());
    }

    [Fact]
    public void Going_on_from_the_last_item_does_not_end_an_unfinished_course()
    {
        var story = new Story(Edition.Scorm12, Sco("one"), Sco("two"));
        story.Begin();
        story.Terminate("one", Begun, ("cmi.core.lesson_location", "4"));
        story.Go("continue");
        story.Terminate("two", Completed);
        Assert.Equal("Choose, refused SB.2.1-1", story.Go("continue"));
        Assert.Equal("Suspended", story.Leave());
        story.Begin();
        story.Go("{target=one}choice");
        Assert.Equal("4", story.Last.Start!.Document["cmi.core.lesson_location"]);
    }

    [Fact]
    public void The_score_of_the_course_is_the_mean_of_the_scored_items()
    {
        var story = new Story(Edition.Scorm12, Sco("read"), Sco("quiz"), Cluster("more", Sco("read2"), Sco("quiz2")));
        story.Begin();
        story.Terminate("read", Completed);
        story.Go("continue");
        story.Terminate("quiz", Passed, ("cmi.core.score.raw", "80"));
        story.Go("continue");
        story.Terminate("read2", Completed);
        story.Go("continue");
        story.Terminate("quiz2", ("cmi.core.lesson_status", "failed"), ("cmi.core.score.raw", "40"));
        story.Leave();
        Assert.Equal(new CourseStatus(true, false, 0.6), story.Last.Course);
    }

    [Fact]
    public void A_mastery_score_decides_when_the_item_finishes_and_not_before()
    {
        var story = new Story(Edition.Scorm12, Sco("quiz") with { MasteryScore = "70" }, Sco("more"));
        story.Begin();
        story.Commit("quiz", Passed, ("cmi.core.score.raw", "60"));
        Assert.DoesNotContain("passed quiz", story.Told);
        story.Terminate("quiz");
        Assert.DoesNotContain("passed quiz", story.Told);
        Assert.Contains("failed quiz", story.Told);
        story.Go("{target=more}choice");
        story.Go("{target=quiz}choice");
        story.Terminate("quiz", ("cmi.core.lesson_status", "completed"), ("cmi.core.score.raw", "70"));
        Assert.Contains("passed quiz", story.Told);
    }

    private static Item After(string prerequisites, Item item) => item with { Prerequisites = prerequisites };

    /// <summary>Each line with + for a tick, * for the one in view, - for one that can't be chosen.</summary>
    private static string Contents(Story story) => string.Join(' ', story.Last.Toc.Select(line =>
        line.Id + (line.Status is "not attempted" or "incomplete" ? "" : "+" + line.Status) + (line.IsCurrent ? "*" : "") + (line.CanChoose ? "" : "-")));
}
