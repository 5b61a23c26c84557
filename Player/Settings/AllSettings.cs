using Lrs.Web;

namespace Player.Settings;

/// <summary>Every setting there is, in the order of the page.</summary>
public static class AllSettings
{
    public static readonly IReadOnlyList<Setting> List =
    [
        new(Setting.Window, new("पाठ की खिड़की", "Window of a lesson"),
            new("पाठ इसी खिड़की में खुले, या बटन दबाने पर अलग खिड़की में।", "Whether a lesson opens in the player's own window, or in one of its own when a button is pressed."),
            "same", [new("same", new("यही खिड़की", "Same window")), new("pop-up", new("अलग खिड़की", "Pop-up window"))]),
        new(Setting.CompletedBy, new("पाठ कब पूरा माना जाए", "What completes a lesson"),
            new("कुछ पैकेज “पूरा” कभी नहीं बताते: उत्तीर्ण होने पर या खुलने और कुछ सहेजने पर भी पाठ पूरा मानें।",
                "Some packages never say “completed”: take a lesson for completed also when it was passed, or as soon as it was opened and has saved something."),
            "content",
            [new("content", new("पाठ स्वयं बताए", "The lesson says so")), new("passed", new("उत्तीर्ण होने पर भी", "Also when passed")), new("opened", new("खुलने पर भी", "Also when opened"))]),
        new(Setting.Undecided, new("बिना स्थिति के समाप्त पाठ (SCORM 1.2)", "Lesson that finished without a status (SCORM 1.2)"),
            new("जिस SCORM 1.2 पाठ ने समाप्त होते समय कोई स्थिति नहीं बताई, उसे क्या मानें।", "What a SCORM 1.2 lesson counts as that finished and never set a status."),
            "completed", [new("completed", new("पूरा", "Completed")), new("incomplete", new("अधूरा", "Incomplete"))]),
        new(Setting.CourseStatus, new("कोर्स की स्थिति", "Status of the course"),
            new("कोर्स कब पूरा और उत्तीर्ण हो: पैकेज के नियमों से, सब पाठ होने पर, या कोई एक पाठ होने पर।",
                "When the course is completed and passed: by the rules of the package, when every lesson is, or when any one lesson is."),
            "package",
            [new("package", new("पैकेज के नियम", "Rules of the package")), new("all-lessons", new("सब पाठ", "Every lesson")), new("any-lesson", new("कोई एक पाठ", "Any one lesson"))]),
        new(Setting.CourseScore, new("कोर्स के अंक", "Score of the course"),
            new("कोर्स के अंक किससे बनें: पैकेज के नियमों से, अंक वाले पाठों के औसत से, सबसे ऊँचे अंक से, या अंक वाले अंतिम पाठ से।",
                "Where the course's score comes from: the rules of the package, the average of the lessons that have one, the highest, or the last lesson that has one."),
            "package",
            [new("package", new("पैकेज के नियम", "Rules of the package")), new("average", new("औसत", "Average")), new("highest", new("सबसे ऊँचा", "Highest")), new("last-lesson", new("अंतिम पाठ", "Last lesson"))]),
        new(Setting.PassingPercent, new("उत्तीर्ण अंक (%)", "Passing score (%)"),
            new("पैकेज के उत्तीर्ण अंक की जगह यह रखें; जिन पाठों में उत्तीर्ण अंक है उन पर, और किसी में न हो तो सब पर। 0 = पैकेज का अपना।",
                "Use this instead of the package's passing score, in the lessons that have one, or in all where none has. 0 leaves the package's own."),
            "0", [], (0, 100)),
        new(Setting.ScoreDecides, new("अंक ही उत्तीर्ण तय करें (SCORM 1.2)", "The score decides (SCORM 1.2)"),
            new("उत्तीर्ण अंक तय हो तो परिणाम अंकों से निकले, पाठ ने जो भी कहा हो।", "Where there is a passing score, passed or failed comes from the score, whatever the lesson said."),
            "yes", [new("yes", new("हाँ", "Yes")), new("no", new("नहीं", "No"))]),
        new(Setting.MostAttempts, new("अधिकतम प्रयास", "Most attempts"),
            new("इतने प्रयासों के बाद पूरा हुआ कोर्स केवल देखने के लिए खुलता है, और अधूरा वहीं से आगे चलता है। 0 = कोई सीमा नहीं।",
                "After so many attempts a completed course opens to be looked at only, and an incomplete one goes on in the last attempt. 0 is no limit."),
            "0", [], (0, 100)),
        new(Setting.AfterCompletion, new("पूरा होने के बाद", "After completion"),
            new("पूरे हुए कोर्स को फिर खोलने पर क्या हो: नया प्रयास, केवल देखना (कुछ दर्ज नहीं होता), या वही प्रयास आगे।",
                "What opening a completed course means: a new attempt, a look back that records nothing, or going on in the same attempt."),
            "new-attempt",
            [new("new-attempt", new("नया प्रयास", "New attempt")), new("review", new("केवल देखना", "Review")), new("continue", new("वही प्रयास", "Continue"))]),
        new(Setting.Grading, new("गिना जाने वाला अंक", "Score that counts"),
            new("कई प्रयासों में से कौन-सा अंक उन तंत्रों को बताया जाए जो API से परिणाम पढ़ते हैं; बोर्ड हमेशा सबसे अच्छा गिनते हैं।",
                "Which of several attempts' scores is told to systems that read the result over the API; the boards always count the best."),
            "best", [new("best", new("सबसे अच्छा", "Best")), new("first", new("पहला", "First")), new("last", new("अंतिम", "Last")), new("average", new("औसत", "Average"))]),
        new(Setting.AfterLesson, new("पाठ समाप्त होने पर", "When a lesson ends"),
            new("पाठ समाप्त हो और आगे का कुछ न कहे तो: पूछें, अगला पाठ खोलें, या पोर्टल पर लौटें।",
                "When a lesson has finished and asked for nothing: ask, open the next lesson, or go back to the portal."),
            "ask", [new("ask", new("पूछें", "Ask")), new("next", new("अगला पाठ", "Next lesson")), new("leave", new("पोर्टल पर लौटें", "Back to the portal"))]),
        new(Setting.SaveSeconds, new("सहेजने का अंतराल (सेकंड)", "Seconds between saves"),
            new("सर्वर को इतने सेकंड में एक बार भेजें; ब्राउज़र में हर बदलाव 2 सेकंड में लिखा जाता है, और समाप्ति तुरंत भेजी जाती है।",
                "Send to the server once in so many seconds; in the browser every change is written down within 2 s, and an ending is sent at once."),
            "2", [], (2, 60)),
        new(Setting.Values, new("मानों की जाँच", "Checking of values"),
            new("पाठ के भेजे मान उदारता से लें (जैसा असली पैकेज भेजते हैं), या मानक के अक्षर के अनुसार।", "Take values as real packages send them, or by the letter of the standard."),
            "lenient", [new("lenient", new("उदार", "Lenient")), new("strict", new("कठोर", "Strict"))]),
        new(Setting.IdleMinutes, new("निष्क्रिय समय (मिनट)", "Idle minutes"),
            new("ब्राउज़र इससे अधिक चुप रहे तो वह समय कोर्स पर लगा समय नहीं गिना जाता।", "A silence of the browser beyond this is not counted as time spent on the course."),
            "30", [], (1, 240)),
    ];

    public static Setting? Find(string name) => List.FirstOrDefault(setting => setting.Name == name);
}
