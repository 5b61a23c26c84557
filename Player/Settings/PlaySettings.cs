namespace Player.Settings;

/// <summary>Where a lesson is shown.</summary>
public enum LessonWindow
{
    Same,
    PopUp,
}

/// <summary>What completes a lesson besides its own word.</summary>
public enum CompletedBy
{
    Content,
    Passed,
    Opened,
}

/// <summary>What makes the course complete and passed.</summary>
public enum CourseStatusBy
{
    Package,
    AllLessons,
    AnyLesson,
}

/// <summary>Which score the course has.</summary>
public enum CourseScoreBy
{
    Package,
    Average,
    Highest,
    LastLesson,
}

/// <summary>What opening a course that is over means.</summary>
public enum AfterCompletion
{
    NewAttempt,
    Review,
    Continue,
}

/// <summary>What follows when a lesson has finished and asked for nothing.</summary>
public enum AfterLesson
{
    Ask,
    Next,
    Leave,
}

/// <summary>Where the player leads when the course is left.</summary>
public enum AfterLeaving
{
    Return,
    Message,
    Close,
}

/// <summary>Which attempt's score counts for systems that read the result.</summary>
public enum Grading
{
    Best,
    First,
    Last,
    Average,
}

/// <summary>The settings in force for one registration; every one of them acts in the player or in the attempt. Immutable.</summary>
public sealed record PlaySettings
{
    public static PlaySettings Default { get; } = new();

    public LessonWindow Window { get; init; }

    public CompletedBy CompletedBy { get; init; }

    /// <summary>SCORM 1.2: the status of a lesson that finished and never set one.</summary>
    public string Undecided { get; init; } = "completed";

    /// <summary>SCORM 1.2: whether a lesson that says failed is over all the same.</summary>
    public string Failed { get; init; } = "completed";

    public CourseStatusBy CourseStatus { get; init; }

    public CourseScoreBy CourseScore { get; init; }

    /// <summary>Percent that passes, instead of the package's; null leaves the package's.</summary>
    public int? PassingPercent { get; init; }

    /// <summary>SCORM 1.2: the score decides passed or failed, whatever the lesson said.</summary>
    public bool ScoreDecides { get; init; } = true;

    /// <summary>0 for as many as one likes.</summary>
    public int MostAttempts { get; init; }

    public AfterCompletion AfterCompletion { get; init; }

    public Grading Grading { get; init; }

    public AfterLesson AfterLesson { get; init; }

    public AfterLeaving AfterLeaving { get; init; }

    /// <summary>Seconds between two saves to the server; the browser's own journal is never slower than 2 s.</summary>
    public int SaveSeconds { get; init; } = 2;

    public bool Strict { get; init; }

    /// <summary>A longer silence of the browser is not time spent on the course.</summary>
    public int IdleMinutes { get; init; } = 30;

    /// <summary>Reads the value of every setting by its name.</summary>
    public static PlaySettings From(Func<string, string> valueOf) => new()
    {
        Window = Word<LessonWindow>(valueOf(Setting.Window)),
        CompletedBy = Word<CompletedBy>(valueOf(Setting.CompletedBy)),
        Undecided = valueOf(Setting.Undecided),
        Failed = valueOf(Setting.Failed),
        CourseStatus = Word<CourseStatusBy>(valueOf(Setting.CourseStatus)),
        CourseScore = Word<CourseScoreBy>(valueOf(Setting.CourseScore)),
        PassingPercent = Number(valueOf(Setting.PassingPercent)) is > 0 and var percent ? percent : null,
        ScoreDecides = valueOf(Setting.ScoreDecides) == "yes",
        MostAttempts = Number(valueOf(Setting.MostAttempts)),
        AfterCompletion = Word<AfterCompletion>(valueOf(Setting.AfterCompletion)),
        Grading = Word<Grading>(valueOf(Setting.Grading)),
        AfterLesson = Word<AfterLesson>(valueOf(Setting.AfterLesson)),
        AfterLeaving = Word<AfterLeaving>(valueOf(Setting.AfterLeaving)),
        SaveSeconds = Number(valueOf(Setting.SaveSeconds)),
        Strict = valueOf(Setting.Values) == "strict",
        IdleMinutes = Number(valueOf(Setting.IdleMinutes)),
    };

    private static T Word<T>(string word)
        where T : struct, Enum => Enum.Parse<T>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);

    private static int Number(string digits) => int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
}
