using Lrs.Training.Progress;

namespace Tests.Training.Progress;

/// <summary>The fold from evidence to progress is a function of the set: no order, no repetition changes it.</summary>
public sealed class ProgressFold
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 22, 4, 0, 0, TimeSpan.Zero);

    private static readonly Evidence[] Story =
    [
        Said(1, 0, "initialized", EvidenceKind.Activity),
        Said(2, 5, "completed", EvidenceKind.Completion, part: "https://lrs.haryana.gov.in/courses/e-office/lesson-1"),
        Said(3, 10, "failed", EvidenceKind.Outcome, scaled: 0.4, success: false),
        Said(4, 20, "passed", EvidenceKind.Completion, scaled: 0.9, success: true),
        Said(5, 30, "completed", EvidenceKind.Completion, scaled: 0.9),
        Said(6, 40, "passed", EvidenceKind.Completion, scaled: 1, success: true) with { Voided = true },
    ];

    [Fact]
    public void Every_order_and_repetition_gives_the_same_progress()
    {
        var expected = CourseProgress.Fold(Story)!;
        Assert.Equal(ProgressStatus.Completed, expected.Status);
        Assert.Equal(Morning.AddMinutes(20), expected.CompletedAt);
        Assert.Equal(Morning, expected.FirstAt);
        Assert.Equal(Morning.AddMinutes(30), expected.LastAt);
        Assert.Equal(0.9, expected.BestScaled);
        Assert.Equal(Story[3].StatementId, expected.BestStatement);
        Assert.True(expected.Success);
        Assert.Equal(1, expected.CompletedParts);
        Assert.Equal(5, expected.Statements);
        foreach (var order in Orders(Story))
        {
            Assert.Equal(expected, CourseProgress.Fold(order));
            Assert.Equal(expected, CourseProgress.Fold([.. order, order[0], .. order]));
        }
    }

    [Fact]
    public void Voided_evidence_alone_is_no_progress() => Assert.Null(CourseProgress.Fold([Story[5]]));

    [Fact]
    public void A_part_completed_does_not_complete_the_course()
    {
        var progress = CourseProgress.Fold(Story[..2])!;
        Assert.Equal(ProgressStatus.InProgress, progress.Status);
        Assert.Equal(25, progress.Percent(parts: 4));
    }

    [Fact]
    public void Only_a_completed_course_shows_100_percent()
    {
        var all = CourseProgress.Fold([Story[1], Story[0] with { Progress = 100 }])!;
        Assert.Equal(99, all.Percent(parts: 1));
        Assert.Equal(100, CourseProgress.Fold(Story)!.Percent(parts: 4));
    }

    [Fact]
    public void A_failed_course_is_still_in_progress_and_not_passed()
    {
        var failed = CourseProgress.Fold(Story[..3])!;
        Assert.Equal(ProgressStatus.InProgress, failed.Status);
        Assert.False(failed.Success);
        Assert.Equal(0.4, failed.BestScaled);
    }

    private static Evidence Said(
        int number, int minute, string verb, EvidenceKind kind, string part = "", double? scaled = null, bool? success = null) => new()
    {
        StatementId = new Guid(number, 0, 0x4000, [0x80, 0, 0, 0, 0, 0, 0, 0]),
        Course = "e-office",
        HrmsCode = "HR100001",
        Seq = number,
        At = Morning.AddMinutes(minute),
        Stored = Morning.AddMinutes(minute),
        Verb = "http://adlnet.gov/expapi/verbs/" + verb,
        Kind = kind,
        Part = part,
        Scaled = scaled,
        Success = success,
    };

    private static IEnumerable<Evidence[]> Orders(Evidence[] some) => some.Length == 0
        ? [[]]
        : from i in Enumerable.Range(0, some.Length)
          from rest in Orders([.. some[..i], .. some[(i + 1)..]])
          select (Evidence[])[some[i], .. rest];
}
