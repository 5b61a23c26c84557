using Lrs.Competency.Rollup;

namespace Tests.Competency.Rollup;

public sealed class CompetencyLevelsTests
{
    private const string Course = "https://lrs.haryana.gov.in/courses/e-office";
    private static readonly EvidenceRule PassedGivesTwo = new(Course, "CID0001", 2, Requirement.Passed);
    private static readonly EvidenceRule CompletedGivesOne = new(Course, "CID0001", 1, Requirement.Completed);

    [Fact]
    public void Passing_gives_the_level_since_the_statement_says()
    {
        var passed = Evidence(1, Ending.Passed, day: 3);
        var attained = Assert.Single(CompetencyLevels.Of([passed], [PassedGivesTwo]));
        Assert.Equal(new Attainment("CID0001", 2, passed.At, passed.StatementId, passed.Seq, 1), attained);
    }

    [Fact]
    public void Failing_gives_nothing_and_takes_nothing_away()
    {
        Assert.Empty(CompetencyLevels.Of([Evidence(1, Ending.Failed)], [PassedGivesTwo]));
        var passedThenFailed = CompetencyLevels.Of([Evidence(1, Ending.Passed, day: 1), Evidence(2, Ending.Failed, day: 2)], [PassedGivesTwo]);
        Assert.Equal(2, Assert.Single(passedThenFailed).Level);
    }

    [Fact]
    public void The_highest_level_counts_and_all_that_led_there_is_evidence()
    {
        var attained = Assert.Single(CompetencyLevels.Of(
            [Evidence(1, Ending.Completed, day: 1), Evidence(2, Ending.Passed, day: 2)], [PassedGivesTwo, CompletedGivesOne]));
        Assert.Equal((2, 2, Id(2)), (attained.Level, attained.EvidenceCount, attained.StatementId));
    }

    [Fact]
    public void A_repeated_pass_keeps_the_first_day_even_if_it_comes_late()
    {
        var attained = Assert.Single(CompetencyLevels.Of(
            [Evidence(1, Ending.Passed, day: 9) with { Seq = 1 }, Evidence(2, Ending.Passed, day: 4) with { Seq = 2 }], [PassedGivesTwo]));
        Assert.Equal((Day(4), 2), (attained.Acquired, attained.EvidenceCount));
    }

    [Theory]
    [InlineData(Ending.Completed, null, null, true, false)]
    [InlineData(Ending.Completed, false, null, false, false)]
    [InlineData(Ending.Completed, null, true, true, true)]
    [InlineData(Ending.Completed, null, false, true, false)]
    [InlineData(Ending.Passed, null, null, true, true)]
    [InlineData(Ending.Passed, null, false, false, false)]
    [InlineData(Ending.Failed, null, null, false, false)]
    [InlineData(Ending.Failed, true, false, true, false)]
    [InlineData(Ending.Failed, null, true, false, false)]
    public void Verb_and_result_say_what_counts(Ending ending, bool? completion, bool? success, bool asCompletion, bool asPass)
    {
        var evidence = Evidence(1, ending) with { Completion = completion, Success = success };
        Assert.Equal(asCompletion, CompletedGivesOne.Counts(evidence));
        Assert.Equal(asPass, PassedGivesTwo.Counts(evidence));
    }

    [Fact]
    public void What_happened_before_the_rule_begins_does_not_count()
    {
        var rule = PassedGivesTwo with { From = Day(5) };
        Assert.Empty(CompetencyLevels.Of([Evidence(1, Ending.Passed, day: 4)], [rule]));
        Assert.Single(CompetencyLevels.Of([Evidence(1, Ending.Passed, day: 5)], [rule]));
    }

    [Fact]
    public void Another_course_counts_for_nothing() =>
        Assert.Empty(CompetencyLevels.Of([Evidence(1, Ending.Passed) with { Activity = Course + "-2" }], [PassedGivesTwo]));

    [Fact]
    public void Order_and_repetition_change_nothing()
    {
        CourseEvidence[] evidence =
        [
            Evidence(1, Ending.Completed, day: 2), Evidence(2, Ending.Passed, day: 5), Evidence(3, Ending.Passed, day: 3),
            Evidence(4, Ending.Failed, day: 1), Evidence(5, Ending.Passed, day: 3),
        ];
        EvidenceRule[] rules = [PassedGivesTwo, CompletedGivesOne, new(Course, "CID0002", 1, Requirement.Completed)];
        var expected = CompetencyLevels.Of(evidence, rules);
        Assert.Equal(2, expected.Count);
        Assert.All(Permutations.Of(evidence), order => Assert.Equal(expected, CompetencyLevels.Of([.. order, order[0]], rules)));
        Assert.All(Permutations.Of(rules), order => Assert.Equal(expected, CompetencyLevels.Of(evidence, order)));
    }

    private static CourseEvidence Evidence(int number, Ending ending, int day = 1) =>
        new(Id(number), number, "E1001", Course, ending, null, null, null, Day(day));

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private static DateTimeOffset Day(int day) => new(2026, 11, day, 10, 0, 0, TimeSpan.Zero);
}
