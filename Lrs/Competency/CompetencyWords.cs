using Lrs.Web;

namespace Lrs.Competency;

/// <summary>Words the pages share.</summary>
internal static class CompetencyWords
{
    public static Text TypeOf(string type) => type switch
    {
        "Behavioural" => new("व्यवहारगत", "Behavioural"),
        "Domain" => new("विषयगत", "Domain"),
        "Functional" => new("कार्यात्मक", "Functional"),
        _ => Text.Same(type),
    };

    public static Text Level(long level) => new($"स्तर {level}", $"Level {level}");

    public static Text Level(long level, string? nameHi, string? nameEn) =>
        nameHi is null ? Level(level) : new($"स्तर {level}: {nameHi}", $"Level {level}: {nameEn}");

    public static Text Requires(string requires) => requires == "passed"
        ? new("उत्तीर्ण होने पर", "When passed")
        : new("पूरा करने पर", "When completed");
}
