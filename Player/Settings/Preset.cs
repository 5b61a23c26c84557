using Lrs.Web;

namespace Player.Settings;

/// <summary>What suits the packages of a known tool. Chosen at a level, its values stand below that level's own.</summary>
public sealed record Preset(string Name, string Tool, Text Why, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The name under which a level keeps its choice of preset.</summary>
    public const string Key = "preset";

    public static readonly IReadOnlyList<Preset> All =
    [
        Of("storyline", "Articulate Storyline",
            new("छोटी-छोटी बातें बार-बार सहेजता है; “बाहर निकलें” से कोर्स छोड़ना होता है।", "Saves very often; its “exit” means leaving the course."),
            (Setting.SaveSeconds, "5"), (Setting.AfterLesson, "leave")),
        Of("rise", "Articulate Rise",
            new("प्रश्नोत्तरी वाला Rise केवल “उत्तीर्ण” बता सकता है।", "With a quiz Rise may say passed only."),
            (Setting.CompletedBy, "passed"), (Setting.AfterLesson, "leave"), (Setting.SaveSeconds, "5")),
        Of("captivate", "Adobe Captivate",
            new("हर स्लाइड पर सहेजता है; परिणाम वह स्वयं तय करता है।", "Saves at every slide; it decides passed or failed itself."),
            (Setting.SaveSeconds, "10"), (Setting.ScoreDecides, "no")),
        Of("ispring", "iSpring",
            new("समाप्त होकर स्वयं कुछ नहीं माँगता; उत्तीर्ण ही पूरा है।", "Ends without asking for anything; passed is completed."),
            (Setting.CompletedBy, "passed"), (Setting.AfterLesson, "leave")),
        Of("adapt", "Adapt",
            new("स्थिति तभी बताता है जब ट्रैकिंग बनाई गई हो; चुप्पी को पूरा न मानें।", "Sets a status only where tracking was built in; silence is no completion."),
            (Setting.Undecided, "incomplete"), (Setting.SaveSeconds, "5")),
        Of("exelearning", "eXeLearning",
            new("हर पृष्ठ अलग पाठ है; सब देखने पर कोर्स पूरा।", "Every page is a lesson; the course is complete when all were seen."),
            (Setting.CourseStatus, "all-lessons"), (Setting.CourseScore, "average")),
        Of("lectora", "Lectora",
            new("अपनी खिड़की स्वयं बंद करता है, इसलिए अलग खिड़की में खुले।", "Closes its own window, so it needs one."),
            (Setting.Window, "pop-up"), (Setting.AfterLesson, "leave")),
        Of("h5p", "H5P",
            new("अंक भेजता है, “पूरा” कभी-कभी नहीं; सबसे ऊँचे अंक गिनें।", "Sends scores and not always a completion; the highest counts."),
            (Setting.CompletedBy, "passed"), (Setting.Undecided, "incomplete"), (Setting.CourseScore, "highest")),
    ];

    public static Preset? Find(string? name) => All.FirstOrDefault(preset => preset.Name == name);

    private static Preset Of(string name, string tool, Text why, params (string Name, string Value)[] values) =>
        new(name, tool, why, values.ToDictionary(value => value.Name, value => value.Value));
}
