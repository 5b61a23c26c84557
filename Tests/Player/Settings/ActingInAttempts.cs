using Authoring.Manifests;
using Player.Settings;
using Tests.Player.Attempts;
using static Tests.Player.Attempts.Story;

namespace Tests.Player.Settings;

/// <summary>Every setting of the attempt acts: with it another thing is told than without.</summary>
public sealed class ActingInAttempts
{
    [Theory]
    [InlineData(CompletedBy.Content, false)]
    [InlineData(CompletedBy.Passed, true)]
    [InlineData(CompletedBy.Opened, true)]
    public void A_passed_lesson_that_never_completes(CompletedBy by, bool completes)
    {
        var story = With(new PlaySettings { CompletedBy = by }, Edition.Scorm2004Fourth, "a", "b");
        story.Begin();
        story.Commit("a", ("cmi.success_status", "passed"), ("cmi.completion_status", "incomplete"));
        Assert.Equal(completes, story.Told.Contains("completed a"));
    }

    [Theory]
    [InlineData(CompletedBy.Passed, false)]
    [InlineData(CompletedBy.Opened, true)]
    public void A_lesson_that_only_saves_its_place(CompletedBy by, bool completes)
    {
        var story = With(new PlaySettings { CompletedBy = by }, Edition.Scorm12, "a", "b");
        story.Begin();
        story.Commit("a", ("cmi.core.lesson_status", "incomplete"), ("cmi.core.lesson_location", "3"));
        Assert.Equal(completes, story.Told.Contains("completed a"));
    }

    [Theory]
    [InlineData("completed", true)]
    [InlineData("incomplete", false)]
    public void A_lesson_of_1_2_that_finished_without_a_status(string undecided, bool completes)
    {
        var story = With(new PlaySettings { Undecided = undecided }, Edition.Scorm12, "a", "b");
        story.Begin();
        story.Terminate("a", ("cmi.core.lesson_location", "3"));
        Assert.Equal(completes, story.Told.Contains("completed a"));
    }

    /// <summary>What the API tells of the time is of all visits, not of the last.</summary>
    [Fact]
    public void Time_of_earlier_visits_stays()
    {
        var story = With(PlaySettings.Default, Edition.Scorm12, "a", "b");
        story.Begin();
        story.Wait(TimeSpan.FromMinutes(7));
        story.Commit("a", ("cmi.core.lesson_status", "incomplete"), ("cmi.core.exit", "suspend"));
        story.Leave();
        story.Begin();
        story.Wait(TimeSpan.FromMinutes(2));
        story.Leave();
        // Every step of a story takes a second.
        Assert.InRange(story.Document.Earlier + story.Document.Spent, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(9.5));
    }

    [Theory]
    [InlineData("completed", null, true)]
    [InlineData("incomplete", null, false)]
    [InlineData("incomplete", "80", false)]
    public void A_lesson_of_1_2_that_says_failed_as_soon_as_it_opens(string failed, string? mastery, bool completes)
    {
        var story = new Story(Edition.Scorm12, Sco("a") with { MasteryScore = mastery }, Sco("b")) { Settings = new() { Failed = failed } };
        story.Begin();
        story.Commit("a", ("cmi.core.score.raw", "0"), ("cmi.core.lesson_status", "failed"));
        Assert.Equal(completes, story.Told.Contains("completed a"));
        // The values of SCORM 1.2 go on, and say it again.
        story.Leave();
        story.Begin();
        story.Go("{target=b}choice");
        story.Go("{target=a}choice");
        Assert.Equal(completes, story.Told.Contains("completed a"));
        story.Terminate("a", ("cmi.core.score.raw", "90"), ("cmi.core.lesson_status", "passed"));
        Assert.Contains("completed a", story.Told);
        Assert.Contains("passed a", story.Told);
    }

    [Theory]
    [InlineData(true, "failed a")]
    [InlineData(false, "passed a")]
    public void A_lesson_that_says_passed_below_its_mastery_score(bool scoreDecides, string told)
    {
        var story = new Story(Edition.Scorm12, Sco("a") with { MasteryScore = "80" }, Sco("b")) { Settings = new() { ScoreDecides = scoreDecides } };
        story.Begin();
        story.Terminate("a", ("cmi.core.score.raw", "60"), ("cmi.core.lesson_status", "passed"));
        // Passed is told with the commit; what the score decides at the end is told then.
        Assert.Contains(told, story.Told);
        Assert.Equal(scoreDecides, story.Told.Contains("failed a"));
    }

    [Theory]
    [InlineData(CourseStatusBy.Package, false)]
    [InlineData(CourseStatusBy.AllLessons, false)]
    [InlineData(CourseStatusBy.AnyLesson, true)]
    public void One_lesson_of_two(CourseStatusBy by, bool completes)
    {
        var story = With(new PlaySettings { CourseStatus = by }, Edition.Scorm12, "a", "b");
        story.Begin();
        story.Terminate("a", ("cmi.core.lesson_status", "completed"));
        Assert.Equal(completes, story.Told.Contains("completed course"));
    }

    [Theory]
    [InlineData(CourseStatusBy.Package, true)]
    [InlineData(CourseStatusBy.AllLessons, false)]
    public void A_lesson_that_the_package_does_not_count(CourseStatusBy by, bool completes)
    {
        var extra = Sco("b") with { Sequencing = new() { Rollup = new() { ProgressCompletion = false } } };
        var story = new Story(Edition.Scorm2004Fourth, Sco("a"), extra) { Settings = new() { CourseStatus = by } };
        story.Begin();
        story.Terminate("a", ("cmi.completion_status", "completed"));
        Assert.Equal(completes, story.Told.Contains("completed course"));
    }

    [Theory]
    [InlineData(CourseScoreBy.Average, 0.7)]
    [InlineData(CourseScoreBy.Highest, 0.9)]
    [InlineData(CourseScoreBy.LastLesson, 0.5)]
    public void Two_scores(CourseScoreBy by, double scaled)
    {
        var story = With(new PlaySettings { CourseScore = by }, Edition.Scorm12, "a", "b");
        story.Begin();
        story.Terminate("a", ("cmi.core.score.raw", "90"), ("cmi.core.lesson_status", "completed"));
        story.Go("continue");
        story.Terminate("b", ("cmi.core.score.raw", "50"), ("cmi.core.lesson_status", "completed"));
        story.Leave();
        Assert.Equal(scaled, story.Last.Course.Scaled!.Value, 3);
    }

    [Theory]
    [InlineData(30, 300)]
    [InlineData(2, 120)]
    public void Silence_counts_up_to_the_idle_minutes(int minutes, int most)
    {
        var story = With(new PlaySettings { IdleMinutes = minutes }, Edition.Scorm12, "a");
        story.Begin();
        story.Wait(TimeSpan.FromMinutes(5));
        story.Commit("a", ("cmi.core.lesson_location", "3"));
        Assert.InRange(story.Document.Spent.TotalSeconds, most, most + 5);
    }

    [Fact]
    public void Strict_values_and_a_review_reach_the_session()
    {
        var story = With(new PlaySettings { Strict = true }, Edition.Scorm12, "a");
        story.Begin();
        Assert.Equal((global::Player.RunTime.Strictness.Strict, "normal", "credit"), (story.Last.Start!.Strictness, story.Last.Start.Mode, story.Last.Start.Credit));
    }

    [Fact]
    public void Another_passing_score_goes_where_one_is_and_else_everywhere()
    {
        var some = new Organization { Identifier = "o", Title = "o", Items = [Sco("a") with { MasteryScore = "80" }, Sco("b")] };
        Assert.Equal(["60", null], PassingScores.Set(some, Edition.Scorm12, 60).Items.Select(item => item.MasteryScore));
        var none = some with { Items = [Sco("a"), Sco("b")] };
        Assert.Equal(["60", "60"], PassingScores.Set(none, Edition.Scorm12, 60).Items.Select(item => item.MasteryScore));
        Assert.All(PassingScores.Set(none, Edition.Scorm2004Fourth, 60).Items, item =>
            Assert.Equal((true, 0.6m), (item.Sequencing.Objectives[0].SatisfiedByMeasure, item.Sequencing.Objectives[0].MinNormalizedMeasure)));
    }

    private static Story With(PlaySettings settings, Edition edition, params string[] lessons) => new(edition, [.. lessons.Select(Sco)]) { Settings = settings };
}
