using Player.Attempts;

namespace Player.Settings;

/// <summary>A lesson as its course counts it: passed is null where nobody judged.</summary>
internal sealed record CountedLesson(bool Completed, bool? Passed, double? Scaled);

/// <summary>The result of a course from those of its lessons, where the settings ask for other rules than the package's. Pure.</summary>
internal static class CourseRollUp
{
    /// <param name="package">What the rules of the package say.</param>
    public static CourseStatus Of(PlaySettings settings, CourseStatus package, IReadOnlyList<CountedLesson> lessons) =>
        Status(settings.CourseStatus, package, lessons) with { Scaled = Score(settings.CourseScore, package.Scaled, lessons) };

    private static CourseStatus Status(CourseStatusBy by, CourseStatus package, IReadOnlyList<CountedLesson> lessons) => by switch
    {
        CourseStatusBy.AllLessons => package with
        {
            Completed = lessons.All(lesson => lesson.Completed),
            Passed = lessons.Any(lesson => lesson.Passed == false) ? false
                : lessons.Any(lesson => lesson.Passed == true) && lessons.All(lesson => lesson.Completed || lesson.Passed == true) ? true
                : null,
        },
        CourseStatusBy.AnyLesson => package with
        {
            Completed = lessons.Any(lesson => lesson.Completed),
            Passed = lessons.Any(lesson => lesson.Passed == true) ? true : lessons.Any(lesson => lesson.Passed == false) ? false : null,
        },
        _ => package,
    };

    private static double? Score(CourseScoreBy by, double? package, IReadOnlyList<CountedLesson> lessons)
    {
        var scores = lessons.Select(lesson => lesson.Scaled).OfType<double>().ToList();
        return by == CourseScoreBy.Package ? package
            : scores.Count == 0 ? null
            : by switch { CourseScoreBy.Average => scores.Average(), CourseScoreBy.Highest => scores.Max(), _ => scores[^1] };
    }
}
