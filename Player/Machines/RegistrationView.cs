using Authoring.Courses;
using Player.Attempts;
using Player.Settings;
using Player.Statements;

namespace Player.Machines;

/// <summary>What the API says of a registration: the result that counts, every attempt, and the lessons of the newest. Pure.</summary>
internal static class RegistrationView
{
    public static object Of(Registration registration, Learners.Learner learner, IReadOnlyList<AttemptSeen> attempts, CourseVersion version, PlaySettings settings) => new
    {
        registration.Id,
        registration.Course,
        learner = new { account = new { homePage = learner.AccountHomePage, name = learner.AccountName }, name = learner.Name },
        created = Lrs.Storage.Instants.FromMicros(registration.Created),
        completed = attempts.Any(Completed),
        passed = attempts.Any(Passed),
        score = Grade(settings.Grading, attempts),
        seconds = (long)attempts.Sum(attempt => (attempt.Document.Earlier + attempt.Document.Spent).TotalSeconds),
        running = attempts is [{ Ended: null }, ..],
        attempts = attempts.Select(attempt => new
        {
            attempt.Number, attempt.CourseVersion, attempt.Started, attempt.Updated, attempt.Ended, completed = Completed(attempt), passed = Passed(attempt), score = attempt.Document.Scaled,
        }),
        lessons = attempts.Count == 0 ? [] : Lessons(attempts[0].Document, version),
    };

    /// <summary>The score that counts by the settings; attempts come newest first, and those without a score do not count.</summary>
    internal static double? Grade(Grading grading, IReadOnlyList<AttemptSeen> attempts)
    {
        var scores = attempts.Select(attempt => attempt.Document.Scaled).OfType<double>().ToList();
        return scores.Count == 0 ? null : grading switch
        {
            Grading.First => scores[^1],
            Grading.Last => scores[0],
            Grading.Average => scores.Average(),
            _ => scores.Max(),
        };
    }

    private static bool Completed(AttemptSeen attempt) => attempt.Document.Reported.Contains(FactKey.Course(FactKey.Completed));

    private static bool Passed(AttemptSeen attempt) => attempt.Document.Reported.Contains(FactKey.Course(FactKey.Passed));

    private static IReadOnlyList<object> Lessons(AttemptDocument document, CourseVersion version) =>
    [
        .. version.Manifest.Deliverable().AllItems().Where(item => item.Href is not null).Select(item => new
        {
            id = item.Identifier,
            title = item.Title,
            opened = document.Scos.ContainsKey(item.Identifier),
            completed = document.Reported.Contains(FactKey.Item(item.Identifier, FactKey.Completed)),
            passed = document.Reported.Contains(FactKey.Item(item.Identifier, FactKey.Passed)),
        }),
    ];
}
