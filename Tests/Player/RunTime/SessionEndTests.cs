using Player.RunTime;

namespace Tests.Player.RunTime;

public sealed class SessionEndTests
{
    [Fact]
    public void Session_time_is_added_once_and_taken_out()
    {
        var end = End12(("cmi.core.total_time", "0001:00:00.00"), ("cmi.core.session_time", "00:30:15.25"), ("cmi.core.exit", "suspend"), ("cmi.suspend_data", "page 4"));
        Assert.Equal("0001:30:15.25", end.Document["cmi.core.total_time"]);
        Assert.Null(end.Document["cmi.core.session_time"]);
        Assert.Null(end.Document["cmi.core.exit"]);
        Assert.Equal("page 4", end.Document["cmi.suspend_data"]);
        Assert.True(end.Resumes);
        Assert.Equal(1815.25m, end.SessionSeconds);
    }

    [Fact]
    public void Without_session_time_the_clock_of_the_LMS_counts()
    {
        var end = SessionEnd.Of(Start(RunTimeStandard.Scorm2004), new() { ElapsedSeconds = 61.5m });
        Assert.Equal("PT0H1M1.5S", end.Document["cmi.total_time"]);
    }

    [Theory]
    [InlineData("PT01H059M020S", 7160)]
    [InlineData("P0Y029DT0H", 29 * 86400)]
    [InlineData("PT6.34S", 6.34)]
    [InlineData("1:02:03", 3723)]
    [InlineData("P1Y1M", 395 * 86400)]
    public void A_duration_has_seconds(string text, double seconds) => Assert.Equal((decimal)seconds, Duration.Seconds(text));

    [Theory]
    [InlineData("P")]
    [InlineData("ten minutes")]
    [InlineData("")]
    [InlineData(null)]
    public void A_text_that_is_no_duration_has_none(string? text) => Assert.Equal(text == "P" ? 0 : null, Duration.Seconds(text));

    [Theory]
    [InlineData("", "", "completed")]
    [InlineData("", "70", "passed")]
    [InlineData("completed", "69.9", "failed")]
    [InlineData("failed", "70", "passed")]
    [InlineData("incomplete", "90", "incomplete")]
    [InlineData("completed", "", "completed")]
    public void A_1_2_status_is_decided_by_mastery_score_and_raw_score(string status, string raw, string decided)
    {
        var document = Document(("cmi.core.lesson_status", status), ("cmi.core.score.raw", raw));
        var end = SessionEnd.Of(Start(RunTimeStandard.Scorm12) with { MasteryScore = 70, Document = document }, new());
        Assert.Equal(decided, end.Document["cmi.core.lesson_status"]);
    }

    [Fact]
    public void A_status_without_mastery_score_stands_whatever_the_raw_score() =>
        Assert.Equal("passed", End12(("cmi.core.lesson_status", "passed"), ("cmi.core.score.raw", "3")).Document["cmi.core.lesson_status"]);

    [Fact]
    public void A_window_that_vanished_is_suspended_and_incomplete()
    {
        var start = Start(RunTimeStandard.Scorm12) with { Document = Document(("cmi.core.lesson_location", "7")) };
        var end = SessionEnd.Of(start, new() { Vanished = true, ElapsedSeconds = 30 });
        Assert.True(end.Resumes);
        Assert.Equal("suspend", end.Facts.Exit);
        Assert.Equal("incomplete", end.Document["cmi.core.lesson_status"]);
        Assert.Equal("7", end.Document["cmi.core.lesson_location"]);
    }

    [Fact]
    public void A_2004_threshold_decides_completion_and_a_passing_score_success()
    {
        var facts = SessionFacts.Of(Start(RunTimeStandard.Scorm2004) with
        {
            CompletionThreshold = 0.8,
            ScaledPassingScore = 0.6,
            Document = Document(("cmi.completion_status", "completed"), ("cmi.progress_measure", "0.5"), ("cmi.score.scaled", "0.6"), ("cmi.success_status", "failed")),
        });
        Assert.Equal(("incomplete", "passed"), (facts.Completion, facts.Success));
    }

    [Fact]
    public void A_SCO_that_says_unknown_differs_from_one_that_says_nothing()
    {
        var start = Start(RunTimeStandard.Scorm2004);
        Assert.Null(SessionFacts.Of(start).Completion);
        Assert.Equal("unknown", SessionFacts.Of(start with { Document = Document(("cmi.completion_status", "unknown")) }).Completion);
    }

    [Fact]
    public void A_raw_score_of_1_2_is_scaled_within_its_range()
    {
        Assert.Equal(0.75, End12(("cmi.core.score.raw", "75")).Facts.Score.Scaled);
        Assert.Equal(0.5, End12(("cmi.core.score.raw", "15"), ("cmi.core.score.min", "10"), ("cmi.core.score.max", "20")).Facts.Score.Scaled);
        Assert.Null(End12(("cmi.core.score.raw", "150")).Facts.Score.Scaled);
    }

    [Fact]
    public void A_resumed_attempt_finds_its_objectives_with_what_sequencing_knows()
    {
        var values = (Start(RunTimeStandard.Scorm2004) with
        {
            Document = Document(("cmi.objectives.0.id", "own"), ("cmi.objectives.1.id", "shared"), ("cmi.objectives.1.success_status", "failed")),
            Objectives = [new("shared") { Success = "passed" }, new("new")],
        }).Values().Values;
        Assert.Equal("passed", values["cmi.objectives.1.success_status"]);
        Assert.Equal("new", values["cmi.objectives.2.id"]);
    }

    internal static SessionStart Start(RunTimeStandard standard) => new()
    {
        Standard = standard,
        Sco = "sco-1",
        Session = Guid.Parse("7f0c0f2e-0000-4000-8000-000000000001"),
        LearnerId = "HRY000123",
        LearnerName = "Sharma, Asha",
    };

    internal static CmiDocument Document(params (string Element, string Value)[] values) =>
        CmiDocument.Of(values.Where(v => v.Value.Length > 0).Select(v => KeyValuePair.Create(v.Element, v.Value)));

    private static SessionEnd End12(params (string Element, string Value)[] values) =>
        SessionEnd.Of(Start(RunTimeStandard.Scorm12) with { Document = Document(values) }, new());
}
