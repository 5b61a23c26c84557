using Authoring.Manifests;
using Player.Attempts;
using static Tests.Player.Attempts.Story;

namespace Tests.Player.Attempts;

/// <summary>How items and courses end: time-out, logout, abandon, exit, their "all" forms, time limits; requests sent twice.</summary>
public sealed class Endings
{
    private static readonly (string, string) Done = ("cmi.completion_status", "completed");
    private static readonly (string, string) Begun = ("cmi.completion_status", "incomplete");

    [Theory]
    [InlineData("time-out")]
    [InlineData("logout")]
    public void A_time_out_or_logout_ends_the_course_whatever_else_was_asked(string exit)
    {
        var story = new Story(Edition.Scorm2004Fourth, Sco("one"), Sco("two"));
        story.Begin();
        story.Ask("one", "continue", Begun, ("cmi.exit", exit));
        Assert.Equal(DeliveryState.Ended, story.Last.State);
        Assert.True(story.IsOver);
        Assert.Equal(["initialized course", "initialized one", "terminated one", "terminated course"], story.Told);
    }

    [Theory]
    [InlineData("incomplete", false, DeliveryState.Suspended)]
    [InlineData("completed", false, DeliveryState.Ended)]
    [InlineData("incomplete", true, DeliveryState.Ended)]
    public void A_lesson_that_asks_to_be_resumed_and_for_exitAll_keeps_its_place_until_it_is_complete(string completion, bool strict, DeliveryState state)
    {
        var story = new Story(Edition.Scorm2004Fourth, Sco("one")) { Settings = new() { Strict = strict } };
        story.Begin();
        story.Ask("one", "exitAll", ("cmi.completion_status", completion), ("cmi.suspend_data", "slide 3"), ("cmi.exit", "suspend"));
        Assert.Equal(state, story.Last.State);
        if (state != DeliveryState.Suspended)
            return;
        story.Begin();
        Assert.Equal(("slide 3", "resume"), (story.Last.Start!.Document["cmi.suspend_data"], story.Last.Start.Entry));
    }

    [Fact]
    public void A_logout_of_SCORM_1_2_leaves_the_course_to_be_resumed()
    {
        var story = new Story(Edition.Scorm12, Sco("one"), Sco("two"));
        story.Begin();
        story.Ask("one", null, ("cmi.core.lesson_status", "incomplete"), ("cmi.core.lesson_location", "3"), ("cmi.core.exit", "logout"));
        Assert.Equal(DeliveryState.Suspended, story.Last.State);
        Assert.StartsWith("one", story.Begin());
        Assert.Equal("3", story.Last.Start!.Document["cmi.core.lesson_location"]);
    }

    [Fact]
    public void A_time_out_of_SCORM_1_2_ends_the_item_only()
    {
        var story = new Story(Edition.Scorm12, Sco("one"), Sco("two"));
        story.Begin();
        story.Terminate("one", ("cmi.core.lesson_status", "incomplete"), ("cmi.core.exit", "time-out"));
        Assert.Equal("two ab-initio", story.Go("continue"));
        Assert.Equal("one", story.Go("previous"));
    }

    [Fact]
    public void An_abandoned_item_begins_anew_and_counts_for_nothing()
    {
        var story = new Story(Edition.Scorm2004Fourth, Sco("one"), Sco("two"));
        story.Begin();
        story.Ask("one", "abandon", Done, ("cmi.success_status", "passed"), ("cmi.location", "9"), ("cmi.exit", "suspend"));
        Assert.Equal(DeliveryState.Choose, story.Last.State);
        Assert.Equal(["initialized course", "initialized one", "terminated one"], story.Told);
        Assert.Equal("one ab-initio", story.Go("{target=one}choice"));
        Assert.Null(story.Last.Start!.Document["cmi.location"]);
        Assert.Equal("not attempted", story.Last.Toc.Single(line => line.Id == "two").Status);
        Assert.False(story.Last.Course.Completed);
    }

    [Theory]
    [InlineData("abandonAll", "Ended")]
    [InlineData("exitAll", "Ended")]
    [InlineData("suspendAll", "Suspended")]
    [InlineData("abandon", "Choose")]
    [InlineData("exit", "Choose")]
    public void Each_way_out_leads_where_the_book_says(string request, string shown)
    {
        var story = new Story(Edition.Scorm2004Fourth, Sco("one"), Sco("two"));
        story.Begin();
        story.Commit("one", Begun, ("cmi.location", "3"));
        Assert.Equal(shown, story.Go(request));
        Assert.Equal(shown == "Ended", story.IsOver);
        if (shown == "Suspended")
        {
            Assert.Equal("one resume", story.Begin());
            Assert.Equal("3", story.Last.Start!.Document["cmi.location"]);
        }
    }

    [Fact]
    public void Limits_of_years_are_told_to_content_and_block_nothing()
    {
        var limited = Sco("one") with
        {
            TimeLimitAction = "exit,message",
            Sequencing = new() { LimitConditions = new LimitConditions { AttemptAbsoluteDurationLimit = "P5Y6M4DT12H30M58S" } },
        };
        var story = new Story(Edition.Scorm2004Fourth, limited, Sco("two"));
        Assert.Equal("one ab-initio", story.Begin());
        Assert.Equal("P5Y6M4DT12H30M58S", story.Last.Start!.Values().Values["cmi.max_time_allowed"]);
        Assert.Equal("exit,message", story.Last.Start!.Values().Values["cmi.time_limit_action"]);
        story.Terminate("one", Begun, ("cmi.exit", "suspend"), ("cmi.session_time", "P9Y"));
        story.Go("continue");
        Assert.Equal("one resume", story.Go("{target=one}choice"));
    }

    [Fact]
    public void A_request_sent_again_because_its_answer_was_lost_skips_nothing()
    {
        var story = new Story(Edition.Scorm2004Fourth, Sco("one"), Sco("two"), Sco("three"));
        story.Begin();
        var from = story.SessionOf("one");
        Assert.Equal("two ab-initio", story.Go("continue", from));
        var told = story.Told.Count;
        Assert.Equal("two ab-initio", story.Go("continue", from));
        Assert.Equal(told, story.Told.Count);
        Assert.Equal("three ab-initio", story.Go("continue", story.SessionOf("two")));
    }

    [Fact]
    public void The_next_page_of_a_SCO_may_go_on_from_where_the_page_is()
    {
        var story = new Story(Edition.Scorm12, Sco("one"), Sco("two"));
        story.Begin();
        var from = story.SessionOf("one");
        story.Terminate("one", ("cmi.core.lesson_status", "incomplete"));
        story.Send("one", Guid.NewGuid(), 1, true, ("cmi.core.lesson_status", "completed"));
        Assert.Equal("two ab-initio", story.Go("continue", from));
    }

    [Fact]
    public void A_page_called_an_asset_that_talks_to_the_API_is_heard()
    {
        var story = new Story(Edition.Scorm2004Fourth, Page("text"), Sco("two"));
        story.Begin();
        story.Commit("text", Begun, ("cmi.location", "4"));
        Assert.Equal("Suspended", story.Leave());
        Assert.Equal("text resume", story.Begin());
        Assert.Equal("4", story.Last.Start!.Document["cmi.location"]);
        story.Terminate("text", Done, ("cmi.score.scaled", "0.5"));
        Assert.Contains("completed text", story.Told);
        Assert.Contains("scored text", story.Told);
    }

    [Fact]
    public void A_page_that_talks_and_vanishes_is_not_completed_by_being_seen()
    {
        var story = new Story(Edition.Scorm2004Fourth, Page("text"));
        story.Begin();
        story.Commit("text", Begun);
        Assert.Equal("Suspended", story.Leave());
        Assert.DoesNotContain("completed course", story.Told);
    }
}
