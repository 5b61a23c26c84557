using Authoring.Manifests;
using Lrs.Web;
using Player.Doctor;
using Player.Sequencing;
using Player.Settings;
using Tests.Player.Attempts;
using static Tests.Player.Attempts.Story;

namespace Tests.Player.Doctor;

/// <summary>The status and the score of a course and its lessons, in plain words.</summary>
public sealed class WhyTests
{
    private static readonly Item[] Lessons = [Sco("a") with { MasteryScore = "80" }, Sco("b"), Page("c")];

    [Fact]
    public void What_was_never_opened_says_so()
    {
        var said = Say(new Story(Edition.Scorm12, Lessons), PlaySettings.Default);
        Assert.Contains("b: Not started | This lesson was not opened in this attempt.", said);
    }

    [Fact]
    public void A_lesson_that_never_called_says_so()
    {
        var story = new Story(Edition.Scorm12, Lessons);
        story.Begin();
        Assert.Contains("never told the LMS anything", Line(story, "a"));
    }

    [Fact]
    public void A_score_below_the_passing_score_decides()
    {
        var story = new Story(Edition.Scorm12, Lessons);
        story.Begin();
        story.Terminate("a", ("cmi.core.lesson_status", "completed"), ("cmi.core.score.raw", "60"));
        var line = Line(story, "a");
        Assert.StartsWith("a: Not passed |", line);
        Assert.Contains("gave the score 60", line);
        Assert.Contains("passing score is 80, and it decides", line);
        Assert.Contains("the lesson's word stands", Line(story, "a", new PlaySettings { ScoreDecides = false }));
    }

    [Fact]
    public void The_course_names_what_is_missing_and_the_rule_it_follows()
    {
        var story = new Story(Edition.Scorm12, Lessons);
        story.Begin();
        story.Terminate("a", ("cmi.core.lesson_status", "completed"), ("cmi.core.score.raw", "90"));
        Assert.Contains("Not completed yet: b, c.", Line(story, "Course"));
        Assert.Contains("follows the rules of the package", Line(story, "Course"));
        Assert.Contains("when every lesson is", Line(story, "Course", new PlaySettings { CourseStatus = CourseStatusBy.AllLessons }));
    }

    [Fact]
    public void A_setting_that_completed_a_lesson_is_named()
    {
        var settings = new PlaySettings { CompletedBy = CompletedBy.Opened };
        var story = new Story(Edition.Scorm12, Lessons) { Settings = settings };
        story.Begin();
        story.Commit("a", ("cmi.core.lesson_status", "incomplete"));
        Assert.Contains("being opened counts as completed", Line(story, "a", settings));
    }

    private static string Line(Story story, string title, PlaySettings? settings = null) =>
        Say(story, settings ?? PlaySettings.Default).Split('\n').First(line => line.StartsWith(title + ":", StringComparison.Ordinal));

    private static string Say(Story story, PlaySettings settings)
    {
        var tree = ActivityTree.From(new Organization { Identifier = "org", Title = "Course", Items = Lessons }, Edition.Scorm12);
        return string.Join('\n', Why.Of(tree, story.Document, settings).Select(one =>
        {
            Assert.All(one.Because, sentence => Assert.False(string.IsNullOrWhiteSpace(sentence.Hi)));
            return $"{one.Title}: {one.Status.In(Language.En)} | {string.Join(' ', one.Because.Select(sentence => sentence.In(Language.En)))}";
        }));
    }
}
