using Player.RunTime;
using Tests.Support;
using Tests.Support.RunTime;

namespace Tests.Player.RunTime;

/// <summary>What real content sends and a strict LMS would refuse.</summary>
public sealed class LenientTests
{
    [Theory]
    [InlineData("cmi.core.exit", "normal", "")]
    [InlineData("cmi.core.session_time", "0:10:00", "0:10:00")]
    [InlineData("cmi.core.session_time", "PT0H0M1S", "PT0H0M1S")]
    [InlineData("cmi.core.score.raw", "150", "150")]
    [InlineData("cmi.core.score.raw", "85,5", "85.5")]
    [InlineData("cmi.core.score.raw", "", "")]
    [InlineData("cmi.interactions.0.result", "incorrect", "wrong")]
    [InlineData("cmi.interactions.0.id", "slide 1", "slide 1")]
    [InlineData("cmi.interactions.0.time", "9:05:07.123", "9:05:07.123")]
    public void Scorm_1_2_takes(string element, string value, string stored) => AssertTaken(RunTimeStandard.Scorm12, element, value, stored);

    [Theory]
    [InlineData("cmi.comments_from_learner.0.timestamp", "2026-11-22T10:00:00Z", "2026-11-22T10:00:00Z")]
    [InlineData("cmi.comments_from_learner.0.timestamp", "2026-11-22T10:00:00.123+05:30", "2026-11-22T10:00:00.123+05:30")]
    [InlineData("cmi.comments_from_learner.0.comment", "{lang=bgc}राम राम", "{lang=bgc}राम राम")]
    [InlineData("cmi.objectives.0.id", "Unit 1 quiz", "Unit 1 quiz")]
    [InlineData("cmi.session_time", "00:01:30.5", "00:01:30.5")]
    [InlineData("cmi.score.scaled", "0,85", "0.85")]
    [InlineData("cmi.score.scaled", "1e-7", "1e-7")]
    public void Scorm_2004_takes(string element, string value, string stored) => AssertTaken(RunTimeStandard.Scorm2004, element, value, stored);

    [Theory]
    [InlineData(RunTimeStandard.Scorm12)]
    [InlineData(RunTimeStandard.Scorm2004)]
    public void Suspend_data_far_beyond_the_book_comes_back_byte_for_byte(RunTimeStandard standard)
    {
        var session = Running(standard);
        var text = string.Concat(Enumerable.Range(0, 40_000).Select(i => "पाठ\u0001" + i));
        Assert.Equal("true", session.SetValue("cmi.suspend_data", text));
        Assert.Equal(text, session.GetValue("cmi.suspend_data"));
    }

    [Fact]
    public void A_value_of_megabytes_is_refused()
    {
        var session = Running(RunTimeStandard.Scorm2004);
        Assert.Equal("false", session.SetValue("cmi.suspend_data", new string('x', (4 * 1024 * 1024) + 1)));
        Assert.Equal("351", session.GetLastError());
    }

    [Fact]
    public void A_page_of_a_1_2_course_may_initialize_again()
    {
        var session = Running(RunTimeStandard.Scorm12);
        Assert.Equal("true", session.Terminate(""));
        Assert.Equal("true", session.Initialize(""));
    }

    [Fact]
    public void Comments_of_1_2_are_added_to()
    {
        var session = Running(RunTimeStandard.Scorm12);
        session.SetValue("cmi.comments", "one ");
        session.SetValue("cmi.comments", "two");
        Assert.Equal("one two", session.GetValue("cmi.comments"));
    }

    [ConformanceFact]
    public void Beside_timestamps_and_languages_lenient_answers_as_ADL_asks()
    {
        var differing = new HashSet<string>();
        foreach (var script in TraceScripts.All())
        {
            var start = script.Start with { Strictness = Strictness.Lenient };
            var session = new RunTimeSession(start.Rules, start.Values());
            foreach (var call in script.Calls)
            {
                var (returned, error) = Runner.Run(session, call);
                if (call.Name == "SetValue" && !call.Accepts(returned, error))
                    differing.Add(ElementName.Parse(call.Arguments[0]).Pattern);
            }
        }
        Assert.Equal(
            ["cmi.comments_from_learner.#.timestamp", "cmi.interactions.#.correct_responses.#.pattern", "cmi.interactions.#.timestamp"],
            differing.Order());
    }

    private static void AssertTaken(RunTimeStandard standard, string element, string value, string stored)
    {
        var session = Running(standard);
        if (element == "cmi.interactions.0.result" && standard == RunTimeStandard.Scorm2004)
            session.SetValue("cmi.interactions.0.id", "i");
        Assert.Equal("true", session.SetValue(element, value));
        Assert.Equal(stored, session.Values.All[element]);
    }

    private static RunTimeSession Running(RunTimeStandard standard)
    {
        var session = new RunTimeSession(RuleSet.For(standard, Strictness.Lenient), StartValues.Empty);
        session.Initialize("");
        return session;
    }
}
