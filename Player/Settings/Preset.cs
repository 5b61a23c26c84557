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
            new("“बाहर निकलें” पर सत्र समाप्त करके केवल विदाई का पृष्ठ दिखाता है; मिनट में एक बार और हर उत्तर पर सहेजता है।",
                "Its exit ends the session and leaves a page of good-bye; it saves once a minute and at every answer."),
            (Setting.AfterLesson, "leave"), (Setting.SaveSeconds, "5")),
        Of("rise", "Articulate Rise",
            new("“बाहर निकलें” पर सत्र समाप्त करके केवल विदाई का पृष्ठ दिखाता है; हर खंड पर सहेजता है।",
                "Its exit ends the session and leaves a page of good-bye; it saves at every block."),
            (Setting.AfterLesson, "leave"), (Setting.SaveSeconds, "5")),
        Of("captivate", "Adobe Captivate",
            new("हर स्लाइड पर सहेजता है; परिणाम अपने अंक-नियम से वह स्वयं तय करता है।", "Saves at every slide; it decides passed or failed itself, by its own rule of points."),
            (Setting.SaveSeconds, "10"), (Setting.ScoreDecides, "no")),
        Of("ispring", "iSpring",
            new("समाप्त करके अपनी खिड़की बंद करना चाहता है और विदाई का पृष्ठ दिखाता है।", "Ends, wants to close its window and leaves a page of good-bye."),
            (Setting.AfterLesson, "leave")),
        Of("adapt", "Adapt",
            new("हर घटक का उद्देश्य अलग से बताता है, इसलिए बहुत बार सहेजता है।", "Tells an objective for each of its parts, so it saves very often."),
            (Setting.SaveSeconds, "5")),
        Of("exelearning", "eXeLearning",
            new("हर पृष्ठ अलग पाठ है; प्रश्न वाला पृष्ठ खुलते ही “अनुत्तीर्ण, 0 अंक” कहता है।", "Every page is a lesson; a page with questions says “failed, 0” as soon as it opens."),
            (Setting.CourseStatus, "all-lessons"), (Setting.CourseScore, "average"), (Setting.Failed, "incomplete")),
        Of("lectora", "Lectora",
            new("समाप्त करके ऊपर की खिड़की बंद करना चाहता है; अलग खिड़की में खुले तो बंद करते समय पूछता है।", "Ends and wants to close the topmost window; in a window of its own it asks before that is closed."),
            (Setting.AfterLesson, "leave")),
        Of("h5p", "H5P",
            new("हर उत्तर पर उत्तीर्ण या अनुत्तीर्ण कहता है, पूरी प्रश्नोत्तरी से पहले भी।", "Says passed or failed at every answer, before the quiz is over."),
            (Setting.Failed, "incomplete")),
    ];

    public static Preset? Find(string? name) => All.FirstOrDefault(preset => preset.Name == name);

    private static Preset Of(string name, string tool, Text why, params (string Name, string Value)[] values) =>
        new(name, tool, why, values.ToDictionary(value => value.Name, value => value.Value));
}
