using System.Globalization;
using Lrs.Web;

namespace Player.Settings;

/// <summary>A value that can be chosen.</summary>
public sealed record Choice(string Value, Text Name);

/// <summary>One setting: its name, what it does in a sentence, what may be chosen, and what holds where nobody chose.</summary>
/// <param name="Range">Least and most of a whole number; null where there are choices.</param>
public sealed record Setting(string Name, Text Title, Text Does, string Default, IReadOnlyList<Choice> Choices, (int Least, int Most)? Range = null)
{
    public const string Window = "window";
    public const string CompletedBy = "completed-by";
    public const string Undecided = "undecided";
    public const string Failed = "failed";
    public const string CourseStatus = "course-status";
    public const string CourseScore = "course-score";
    public const string PassingPercent = "passing-percent";
    public const string ScoreDecides = "score-decides";
    public const string MostAttempts = "most-attempts";
    public const string AfterCompletion = "after-completion";
    public const string Grading = "grading";
    public const string AfterLesson = "after-lesson";
    public const string AfterLeaving = "after-leaving";
    public const string SaveSeconds = "save-seconds";
    public const string Values = "values";
    public const string IdleMinutes = "idle-minutes";

    /// <summary>The value as a person reads it.</summary>
    public Text Said(string value) => Choices.FirstOrDefault(choice => choice.Value == value)?.Name ?? Text.Same(value);

    public bool Takes(string value) => Range is var (least, most)
        ? value.Length < 10 && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
        : Choices.Any(choice => choice.Value == value);

    /// <summary>What it takes, for the refusal of something else.</summary>
    public string Allowed => Range is var (least, most) ? $"{least}–{most}" : string.Join(", ", Choices.Select(choice => choice.Value));
}
