using static Player.RunTime.Access;

namespace Player.RunTime;

/// <summary>The data model of SCORM 1.2 (RTE 1.2 section 3.4).</summary>
public static class Scorm12Model
{
    private static readonly string[] Statuses = ["passed", "completed", "failed", "incomplete", "browsed"];

    public static RuleSet Rules(Strictness strictness) => new()
    {
        Standard = RunTimeStandard.Scorm12,
        Strictness = strictness,
        Version = "3.4",
        Codes = Scorm12Errors.Codes(strictness),
        Elements = Elements().ToDictionary(e => e.Name),
        Collections = Collections().ToDictionary(c => c.Name),
        Children = Children(),
        Types = Types(strictness).ToDictionary(t => t.Name),
    };

    private static IEnumerable<ElementRule> Elements() =>
    [
        new("cmi.core.student_id", ReadOnly, "identifier") { Initial = "" },
        new("cmi.core.student_name", ReadOnly, "short") { Initial = "" },
        new("cmi.core.lesson_location", ReadWrite, "short") { Initial = "" },
        new("cmi.core.credit", ReadOnly, "credit") { Initial = "credit" },
        new("cmi.core.lesson_status", ReadWrite, "lesson_status") { Initial = "not attempted" },
        new("cmi.core.entry", ReadOnly, "entry") { Initial = "ab-initio" },
        new("cmi.core.score.raw", ReadWrite, "score") { Initial = "" },
        new("cmi.core.score.max", ReadWrite, "score") { Initial = "" },
        new("cmi.core.score.min", ReadWrite, "score") { Initial = "" },
        new("cmi.core.total_time", ReadOnly, "timespan") { Initial = "0000:00:00.00" },
        new("cmi.core.lesson_mode", ReadOnly, "mode") { Initial = "normal" },
        new("cmi.core.exit", WriteOnly, "exit"),
        new("cmi.core.session_time", WriteOnly, "timespan"),
        new("cmi.suspend_data", ReadWrite, "long") { Initial = "" },
        new("cmi.launch_data", ReadOnly, "long") { Initial = "" },
        new("cmi.comments", ReadWrite, "long") { Initial = "", Appends = true },
        new("cmi.comments_from_lms", ReadOnly, "long") { Initial = "" },
        new("cmi.objectives.#.id", ReadWrite, "identifier"),
        new("cmi.objectives.#.score.raw", ReadWrite, "score") { Initial = "" },
        new("cmi.objectives.#.score.max", ReadWrite, "score") { Initial = "" },
        new("cmi.objectives.#.score.min", ReadWrite, "score") { Initial = "" },
        new("cmi.objectives.#.status", ReadWrite, "status") { Initial = "not attempted" },
        new("cmi.student_data.mastery_score", ReadOnly, "score") { Initial = "" },
        new("cmi.student_data.max_time_allowed", ReadOnly, "timespan") { Initial = "" },
        new("cmi.student_data.time_limit_action", ReadOnly, "time_limit_action") { Initial = "continue,no message" },
        new("cmi.student_preference.audio", ReadWrite, "audio") { Initial = "0" },
        new("cmi.student_preference.language", ReadWrite, "short") { Initial = "" },
        new("cmi.student_preference.speed", ReadWrite, "speed") { Initial = "0" },
        new("cmi.student_preference.text", ReadWrite, "text") { Initial = "0" },
        new("cmi.interactions.#.id", WriteOnly, "identifier"),
        new("cmi.interactions.#.objectives.#.id", WriteOnly, "identifier"),
        new("cmi.interactions.#.time", WriteOnly, "time"),
        new("cmi.interactions.#.type", WriteOnly, "interaction"),
        new("cmi.interactions.#.correct_responses.#.pattern", WriteOnly, "short"),
        new("cmi.interactions.#.weighting", WriteOnly, "decimal"),
        new("cmi.interactions.#.student_response", WriteOnly, "short"),
        new("cmi.interactions.#.result", WriteOnly, "result"),
        new("cmi.interactions.#.latency", WriteOnly, "timespan"),
    ];

    private static IEnumerable<CollectionRule> Collections() =>
    [
        new("cmi.objectives", Grows: true),
        new("cmi.interactions", Grows: true),
        new("cmi.interactions.#.objectives", Grows: true),
        new("cmi.interactions.#.correct_responses", Grows: true),
    ];

    private static Dictionary<string, string> Children() => new()
    {
        ["cmi"] = "core,suspend_data,launch_data,comments,comments_from_lms,objectives,student_data,student_preference,interactions",
        ["cmi.core"] = "student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,lesson_mode,exit,session_time",
        ["cmi.core.score"] = "raw,min,max",
        ["cmi.objectives"] = "id,score,status",
        ["cmi.objectives.#.score"] = "raw,min,max",
        ["cmi.student_data"] = "mastery_score,max_time_allowed,time_limit_action",
        ["cmi.student_preference"] = "audio,language,speed,text",
        ["cmi.interactions"] = "id,objectives,time,type,correct_responses,weighting,student_response,result,latency",
    };

    private static IEnumerable<DataType> Types(Strictness strictness) =>
    [
        CharacterString.Limited("short", 255, strictness),
        CharacterString.Limited("long", 4096, strictness),
        Identifier.Cmi(strictness),
        Timestamp.TimeOfDay(strictness),
        Duration.Timespan(strictness),
        Real.Of("decimal", strictness, blank: true),
        // Content sends raw scores above 100 and below 0; they are kept as sent unless Strict.
        strictness == Strictness.Strict ? Real.Of("score", strictness, 0, 100, blank: true) : Real.Of("score", strictness, blank: true),
        Real.Of("result", strictness) with
        {
            Vocabulary = ["correct", "wrong", "unanticipated", "neutral"],
            Aliases = strictness == Strictness.Lenient ? new Dictionary<string, string> { ["incorrect"] = "wrong" } : null,
        },
        Real.Integer("audio", -1, 100),
        Real.Integer("speed", -100, 100),
        Real.Integer("text", -1, 1),
        Vocabulary.Of("credit", "credit", "no-credit"),
        Vocabulary.Of("entry", "ab-initio", "resume", ""),
        Vocabulary.Tolerant("exit", strictness, ("normal", ""), "time-out", "suspend", "logout", ""),
        Vocabulary.Tolerant("interaction", strictness, ("long-fill-in", "fill-in"), "true-false", "choice", "fill-in", "matching", "performance", "sequencing", "likert", "numeric"),
        Vocabulary.Of("lesson_status", Statuses),
        Vocabulary.Of("status", [.. Statuses, "not attempted"]),
        Vocabulary.Of("mode", "browse", "normal", "review"),
        Vocabulary.Of("time_limit_action", "exit,message", "exit,no message", "continue,message", "continue,no message"),
    ];
}
