using System.Globalization;
using Authoring.Manifests;
using Lrs.Web;
using Player.Attempts;
using Player.RunTime;
using Player.Sequencing;
using Player.Settings;
using Player.Statements;

namespace Player.Doctor;

/// <summary>One thing explained: the course or a lesson, how it stands, and why, a sentence each.</summary>
public sealed record Explained(string Title, Text Status, IReadOnlyList<Text> Because);

/// <summary>Says in plain words why the status and the score of a course and of each lesson are what they are. Pure.</summary>
public static class Why
{
    /// <summary>The course first, then its lessons in order.</summary>
    public static IReadOnlyList<Explained> Of(ActivityTree tree, AttemptDocument document, PlaySettings settings)
    {
        var lessons = tree.All.Where(activity => activity is { IsLeaf: true, IsRoot: false }).ToList();
        return [Course(tree.Root, lessons, document, settings), .. lessons.Select(lesson => Lesson(lesson, tree.Edition, document, settings))];
    }

    private static Explained Course(Activity root, List<Activity> lessons, AttemptDocument document, PlaySettings settings)
    {
        var completed = document.Reported.Contains(FactKey.Course(FactKey.Completed));
        var passed = document.Reported.Contains(FactKey.Course(FactKey.Passed));
        var open = lessons.Where(lesson => !IsDone(lesson, document)).Select(lesson => lesson.Title).ToList();
        var because = new List<Text>
        {
            settings.CourseStatus switch
            {
                CourseStatusBy.AllLessons => new("सेटिंग: कोर्स तब पूरा होता है जब हर पाठ पूरा हो।", "Setting: the course is completed when every lesson is."),
                CourseStatusBy.AnyLesson => new("सेटिंग: कोर्स किसी एक पाठ के पूरा होने पर पूरा होता है।", "Setting: the course is completed when any one lesson is."),
                _ => new("कोर्स की स्थिति पैकेज के अपने नियमों से बनती है।", "The status of the course follows the rules of the package."),
            },
        };
        if (completed)
            because.Add(new("कोर्स इस प्रयास में पूरा दर्ज हुआ; दोबारा देखने से यह नहीं बदलता।", "The course was recorded as completed in this attempt; looking again does not change that."));
        else if (open.Count > 0)
            because.Add(new($"अभी पूरे नहीं: {string.Join(", ", open.Take(10))}।", $"Not completed yet: {string.Join(", ", open.Take(10))}."));
        if (document.Scaled is { } scaled)
            because.Add(new($"दर्ज किया गया सबसे अच्छा अंक {Percent(scaled)} है।", $"The best score recorded is {Percent(scaled)}."));
        else
            because.Add(new("किसी पाठ ने अभी तक कोर्स के लिए अंक नहीं दिया।", "No lesson has given the course a score yet."));
        return new(root.Title, Status(completed, passed, failed: false, document.Sequencing is not null), because);
    }

    private static Explained Lesson(Activity lesson, Edition edition, AttemptDocument document, PlaySettings settings)
    {
        var completed = document.Reported.Contains(FactKey.Item(lesson.Identifier, FactKey.Completed));
        var passed = document.Reported.Contains(FactKey.Item(lesson.Identifier, FactKey.Passed));
        // A page that the manifest calls an asset may talk to the API all the same.
        if (lesson.Item?.ScormType != ScormType.Sco && document.Scos.GetValueOrDefault(lesson.Identifier) is not { Sequence: > 0 })
            return new(lesson.Title, Status(document.Scos.ContainsKey(lesson.Identifier), false, false, true),
                [new("यह पृष्ठ कुछ नहीं बताता; खुलकर बंद होने पर पूरा माना जाता है।", "This page says nothing; it counts as completed once it was opened and closed.")]);
        if (document.Scos.GetValueOrDefault(lesson.Identifier) is not { } sco)
            return new(lesson.Title, Status(completed, passed, false, false), [new("यह पाठ इस प्रयास में नहीं खोला गया।", "This lesson was not opened in this attempt.")]);
        var old = edition == Edition.Scorm12;
        var said = sco.Values.GetValueOrDefault(old ? "cmi.core.lesson_status" : "cmi.completion_status");
        var judged = old ? null : sco.Values.GetValueOrDefault("cmi.success_status");
        var because = new List<Text>();
        if (sco.Sequence == 0 && sco.Values.Count == 0)
            because.Add(new("पाठ खुला, पर उसने LMS से कुछ भी नहीं कहा। पैकेज शायद API ढूँढ नहीं पाया, या SCO नहीं है।", "The lesson was opened but never told the LMS anything. Perhaps the package did not find the API, or is no SCO."));
        if (said is not null)
            because.Add(new($"पाठ ने अंत में स्थिति “{said}” बताई।", $"The lesson's last word on its status was “{said}”."));
        else if (sco.Values.Count > 0)
            because.Add(new("पाठ ने अपनी स्थिति कभी नहीं बताई।", "The lesson never set a status."));
        if (judged is not null)
            because.Add(new($"परिणाम के बारे में उसने “{judged}” बताया।", $"On success it said “{judged}”."));
        because.AddRange(Score(lesson, old, sco, settings));
        because.AddRange(BySettings(said, completed, old, sco, settings));
        if (sco.Resumes)
            because.Add(new("पाठ रोका गया है: अगली बार वहीं से चलेगा।", "The lesson is suspended: next time it goes on from there."));
        if (!sco.Ended && document.Visit is not null)
            because.Add(new("पाठ अभी खुला है, या उसकी खिड़की बिना बताए बंद हुई।", "The lesson is open now, or its window vanished without a word."));
        var failed = (old ? said : judged) == "failed";
        return new(lesson.Title, Status(completed, passed, failed, sco.Values.Count > 0 || sco.Sequence > 0), because);
    }

    private static IEnumerable<Text> Score(Activity lesson, bool old, ScoState sco, PlaySettings settings)
    {
        var raw = sco.Values.GetValueOrDefault(old ? "cmi.core.score.raw" : "cmi.score.raw");
        var scaled = sco.Values.GetValueOrDefault("cmi.score.scaled");
        if (raw is null && scaled is null)
        {
            yield return new("पाठ ने अंक नहीं दिए।", "The lesson gave no score.");
            yield break;
        }

        yield return new($"पाठ ने अंक {scaled ?? raw} दिए।", $"The lesson gave the score {scaled ?? raw}.");
        if (old && lesson.Item!.MasteryScore is { } mastery)
            yield return settings.ScoreDecides
                ? new($"उत्तीर्ण अंक {mastery} है और वही परिणाम तय करता है, पाठ ने जो भी कहा हो।", $"The passing score is {mastery}, and it decides, whatever the lesson said.")
                : new($"पैकेज का उत्तीर्ण अंक {mastery} है, पर सेटिंग के अनुसार पाठ की बात मानी जाती है।", $"The package's passing score is {mastery}, but by the settings the lesson's word stands.");
        if (!old && lesson.Primary.SatisfiedByMeasure)
            yield return new(
                $"उत्तीर्ण होने के लिए {Percent((double)lesson.Primary.MinNormalizedMeasure)} चाहिए।", $"{Percent((double)lesson.Primary.MinNormalizedMeasure)} is needed to pass.");
        if (settings.PassingPercent is { } percent)
            yield return new($"उत्तीर्ण अंक सेटिंग से आया है: {percent}%।", $"The passing score comes from the settings: {percent}%.");
    }

    private static IEnumerable<Text> BySettings(string? said, bool completed, bool old, ScoState sco, PlaySettings settings)
    {
        if (!completed || said is "completed" or "passed" or "failed")
        {
            if (completed && said == "completed" && old && settings.Undecided == "completed" && sco.Ended)
                yield return new("यदि पाठ ने समाप्त होते समय स्थिति न बताई हो तो सेटिंग उसे “पूरा” मानती है।", "Where a lesson ends without a status, the settings take it for completed.");
            yield break;
        }

        yield return settings.CompletedBy switch
        {
            CompletedBy.Opened => new("सेटिंग: खुलना ही पूरा होना माना जाता है।", "Setting: being opened counts as completed."),
            CompletedBy.Passed => new("सेटिंग: उत्तीर्ण होना पूरा होना माना जाता है।", "Setting: passed counts as completed."),
            _ => new("यह पाठ इस प्रयास में पहले पूरा हो चुका है, और वह बना रहता है।", "This lesson was completed earlier in this attempt, and that stays."),
        };
    }

    private static bool IsDone(Activity lesson, AttemptDocument document) =>
        document.Reported.Contains(FactKey.Item(lesson.Identifier, FactKey.Completed)) || document.Reported.Contains(FactKey.Item(lesson.Identifier, FactKey.Passed));

    private static Text Status(bool completed, bool passed, bool failed, bool begun) =>
        passed ? new("उत्तीर्ण", "Passed")
        : failed ? new("उत्तीर्ण नहीं", "Not passed")
        : completed ? new("पूरा", "Completed")
        : begun ? new("अधूरा", "Incomplete")
        : new("शुरू नहीं किया", "Not started");

    private static string Percent(double scaled) => string.Create(CultureInfo.InvariantCulture, $"{scaled * 100:0.#}%");
}
