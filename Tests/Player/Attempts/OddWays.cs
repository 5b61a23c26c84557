using Authoring.Manifests;
using Player.Attempts;
using static Tests.Player.Attempts.Story;

namespace Tests.Player.Attempts;

/// <summary>Late journals, several pages, pages without SCORM, courses without choice, requests that make no sense.</summary>
public sealed class OddWays
{
    private static readonly (string, string) Done = ("cmi.completion_status", "completed");
    private static readonly (string, string) Begun = ("cmi.completion_status", "incomplete");

    [Fact]
    public void A_journal_sent_before_the_next_visit_is_applied()
    {
        var story = new Story(Edition.Scorm2004Fourth, Sco("one"));
        story.Begin();
        story.Commit("one", Begun);
        Assert.Equal(CommitState.Applied, story.Send("one", story.SessionOf("one"), 2, true, ("cmi.location", "7"), ("cmi.exit", "suspend")));
        Assert.Equal("one resume", story.Begin());
        Assert.Equal("7", story.Last.Start!.Document["cmi.location"]);
    }

    [Fact]
    public void A_journal_of_an_older_session_is_heard_but_overwrites_nothing()
    {
        var story = new Story(Edition.Scorm2004Fourth, Sco("one"), Sco("two"));
        story.Begin();
        story.Commit("one", Begun, ("cmi.location", "1"));
        var old = story.SessionOf("one");
        story.Begin();
        story.Commit("one", ("cmi.location", "5"));
        Assert.Equal(CommitState.Stale, story.Send("one", old, 2, true, Done, ("cmi.location", "2")));
        Assert.Equal(CommitState.Stale, story.Send("one", old, 2, true, Done, ("cmi.location", "2")));
        Assert.Equal("5", story.Document.Scos["one"].Values["cmi.location"]);
        Assert.Equal(1, story.Told.Count(line => line == "completed one"));
    }

    [Fact]
    public void An_older_session_is_not_taken_for_a_new_page()
    {
        var story = new Story(Edition.Scorm12, Sco("one"));
        story.Begin();
        var old = story.SessionOf("one");
        story.Begin();
        story.Terminate("one", ("cmi.core.lesson_location", "new"));
        Assert.Equal(CommitState.Stale, story.Send("one", old, 1, false, ("cmi.core.lesson_location", "old")));
        Assert.Equal("new", story.Document.Scos["one"].Values["cmi.core.lesson_location"]);
    }

    [Fact]
    public void A_course_of_several_pages_finishes_and_initializes_again()
    {
        var story = new Story(Edition.Scorm12, Sco("one"));
        story.Begin();
        story.Terminate("one", ("cmi.core.lesson_status", "incomplete"), ("cmi.core.session_time", "00:01:00"));
        var second = Guid.NewGuid();
        Assert.Equal(CommitState.Applied, story.Send("one", second, 1, false, ("cmi.core.lesson_location", "2")));
        Assert.Equal(CommitState.Applied, story.Send("one", second, 2, true, ("cmi.core.lesson_status", "passed"), ("cmi.core.session_time", "00:02:00")));
        Assert.Equal("0000:03:00.00", story.Document.Scos["one"].Values["cmi.core.total_time"]);
        Assert.Contains("passed course", story.Told);
        Assert.Equal("Ended", story.Leave());
    }

    [Fact]
    public void SCORM_1_2_keeps_its_values_whatever_the_exit_was()
    {
        var story = new Story(Edition.Scorm12, Sco("one"), Sco("two"));
        story.Begin();
        story.Terminate("one", ("cmi.core.lesson_status", "incomplete"), ("cmi.core.lesson_location", "4"));
        story.Go("{target=two}choice");
        Assert.Equal("one", story.Go("{target=one}choice"));
        Assert.Equal("4", story.Last.Start!.Document["cmi.core.lesson_location"]);
    }

    [Fact]
    public void A_1_2_lesson_taken_away_unfinished_is_not_completed()
    {
        var story = new Story(Edition.Scorm12, Sco("one"));
        story.Begin();
        story.Commit("one", ("cmi.core.lesson_location", "4"));
        Assert.Equal("Suspended", story.Leave());
        Assert.DoesNotContain("completed course", story.Told);
        Assert.Equal("one resume", story.Begin());
    }

    [Fact]
    public void A_course_of_one_page_is_complete_when_it_is_left()
    {
        var story = new Story(Edition.Scorm2004Fourth, Page("text"));
        Assert.Equal("text ab-initio", story.Begin());
        Assert.Equal("Ended", story.Leave());
        Assert.Equal(["initialized course", "experienced text", "completed course", "terminated course"], story.Told);
    }

    [Fact]
    public void A_course_that_permits_only_flow_goes_on_after_its_lesson_was_exited()
    {
        var story = new Story(Edition.Scorm2004Fourth, new ControlMode { Choice = false, Flow = true }, Sco("one"), Sco("two"));
        story.Begin();
        story.Terminate("one", Begun);
        story.Go("exit");
        story.Leave();
        Assert.StartsWith("one", story.Begin());
    }

    [Fact]
    public void Two_begins_at_once_get_the_same_session()
    {
        var story = new Story(Edition.Scorm2004Fourth, Sco("one"));
        story.Begin();
        var session = story.SessionOf("one");
        Assert.Equal("one ab-initio", story.BeginTwin());
        Assert.Equal(session, story.Last.Start!.Session);
    }

    [Theory]
    [InlineData("continue")]
    [InlineData("{target=nowhere}choice")]
    [InlineData("{target=part}jump")]
    [InlineData("exitAll")]
    public void A_request_before_the_visit_began_changes_nothing(string request)
    {
        var story = new Story(Edition.Scorm2004Fourth, Cluster("part", Sco("one")));
        Assert.Equal("Choose, refused NB.2.1-2", story.Go(request));
        Assert.Equal("Suspended", story.Leave());
        Assert.Empty(story.Told);
        Assert.Equal("one ab-initio", story.Begin());
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("part")]
    [InlineData("two")]
    public void A_commit_for_what_was_not_launched_is_left_out(string item)
    {
        var story = new Story(Edition.Scorm2004Fourth, Page("text"), Cluster("part", Sco("one"), Sco("two")));
        story.Begin();
        story.Go("continue");
        var session = story.Document.Scos.GetValueOrDefault(item)?.Session ?? Guid.NewGuid();
        Assert.Equal(CommitState.Stale, story.Send(item, session, 1, true, Done));
        Assert.DoesNotContain(story.Told, line => line.StartsWith("completed", StringComparison.Ordinal));
    }

    [Fact]
    public void Time_the_browser_claims_cannot_be_longer_than_the_visit()
    {
        var story = new Story(Edition.Scorm2004Fourth, Sco("one"));
        story.Begin();
        story.Terminate("one", Begun);
        Assert.InRange(story.Facts.Single(fact => fact is { Verb: "terminated", Item: "one" }).Duration!.Value.TotalSeconds, 0, 5);
    }
}
