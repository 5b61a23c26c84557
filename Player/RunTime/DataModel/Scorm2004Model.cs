using static Player.RunTime.Access;

namespace Player.RunTime;

/// <summary>The data model of SCORM 2004 (RTE 4th Ed. 4.2, SN 4th Ed. 5.6). Editions 2 and 3 are subsets with the same answers.</summary>
public static class Scorm2004Model
{
    private const string Score = "scaled,raw,min,max";
    private const string Comment = "comment,location,timestamp";

    private static readonly string[] InteractionTypes =
        ["true-false", "choice", "fill-in", "long-fill-in", "matching", "performance", "sequencing", "likert", "numeric", "other"];

    public static RuleSet Rules(Strictness strictness) => new()
    {
        Standard = RunTimeStandard.Scorm2004,
        Strictness = strictness,
        Version = "1.0",
        Codes = Scorm2004Errors.Codes,
        Elements = Elements().ToDictionary(e => e.Name),
        Collections = Collections().ToDictionary(c => c.Name),
        Children = Children(),
        Types = Types(strictness).ToDictionary(t => t.Name),
        Languages = strictness == Strictness.Strict ? Language.Iso : null,
    };

    private static IEnumerable<ElementRule> Elements()
    {
        yield return new("cmi.completion_status", ReadWrite, "completion")
        {
            Initial = "unknown",
            Decided = new("cmi.completion_threshold", "cmi.progress_measure", "completed", "incomplete", "unknown"),
        };
        yield return new("cmi.completion_threshold", ReadOnly, "unit");
        yield return new("cmi.credit", ReadOnly, "credit") { Initial = "credit" };
        yield return new("cmi.entry", ReadOnly, "entry") { Initial = "ab-initio" };
        yield return new("cmi.exit", WriteOnly, "exit");
        yield return new("cmi.launch_data", ReadOnly, "string");
        yield return new("cmi.learner_id", ReadOnly, "identifier");
        yield return new("cmi.learner_name", ReadOnly, "localized");
        yield return new("cmi.learner_preference.audio_level", ReadWrite, "magnitude") { Initial = "1" };
        yield return new("cmi.learner_preference.language", ReadWrite, "language") { Initial = "" };
        yield return new("cmi.learner_preference.delivery_speed", ReadWrite, "magnitude") { Initial = "1" };
        yield return new("cmi.learner_preference.audio_captioning", ReadWrite, "captioning") { Initial = "0" };
        yield return new("cmi.location", ReadWrite, "string");
        yield return new("cmi.max_time_allowed", ReadOnly, "interval");
        yield return new("cmi.mode", ReadOnly, "mode") { Initial = "normal" };
        yield return new("cmi.progress_measure", ReadWrite, "unit");
        yield return new("cmi.scaled_passing_score", ReadOnly, "scaled");
        yield return new("cmi.score.scaled", ReadWrite, "scaled");
        yield return new("cmi.score.raw", ReadWrite, "real");
        yield return new("cmi.score.min", ReadWrite, "real");
        yield return new("cmi.score.max", ReadWrite, "real");
        yield return new("cmi.session_time", WriteOnly, "interval");
        yield return new("cmi.success_status", ReadWrite, "success")
        {
            Initial = "unknown",
            Decided = new("cmi.scaled_passing_score", "cmi.score.scaled", "passed", "failed", "unknown"),
        };
        yield return new("cmi.suspend_data", ReadWrite, "string");
        yield return new("cmi.time_limit_action", ReadOnly, "time_limit_action") { Initial = "continue,no message" };
        yield return new("cmi.total_time", ReadOnly, "interval") { Initial = "PT0H0M0S" };
        foreach (var (list, access) in new[] { ("cmi.comments_from_learner", ReadWrite), ("cmi.comments_from_lms", ReadOnly) })
        {
            yield return new($"{list}.#.comment", access, "localized");
            yield return new($"{list}.#.location", access, "string");
            yield return new($"{list}.#.timestamp", access, "timestamp");
        }
        foreach (var element in Objectives().Concat(Interactions()))
            yield return element;
        yield return new("adl.data.#.id", ReadOnly, "identifier");
        yield return new("adl.data.#.store", ReadWrite, "string") { DependsOn = "adl.data.#.id", EmptyIsUnset = true };
        yield return new("adl.nav.request", ReadWrite, "navigation") { Initial = "_none_" };
        yield return new("adl.nav.request_valid.continue", ReadOnly, "answer") { Initial = "unknown" };
        yield return new("adl.nav.request_valid.previous", ReadOnly, "answer") { Initial = "unknown" };
        yield return new("adl.nav.request_valid.choice.{target}", ReadOnly, "answer") { Initial = "false" };
        yield return new("adl.nav.request_valid.jump.{target}", ReadOnly, "answer") { Initial = "false" };
    }

    private static IEnumerable<ElementRule> Objectives()
    {
        const string id = "cmi.objectives.#.id";
        yield return new(id, ReadWrite, "identifier") { Unique = true, WriteOnce = true };
        yield return new("cmi.objectives.#.score.scaled", ReadWrite, "scaled") { DependsOn = id };
        yield return new("cmi.objectives.#.score.raw", ReadWrite, "real") { DependsOn = id };
        yield return new("cmi.objectives.#.score.min", ReadWrite, "real") { DependsOn = id };
        yield return new("cmi.objectives.#.score.max", ReadWrite, "real") { DependsOn = id };
        yield return new("cmi.objectives.#.success_status", ReadWrite, "success") { DependsOn = id, Initial = "unknown" };
        yield return new("cmi.objectives.#.completion_status", ReadWrite, "completion") { DependsOn = id, Initial = "unknown" };
        yield return new("cmi.objectives.#.progress_measure", ReadWrite, "unit") { DependsOn = id };
        yield return new("cmi.objectives.#.description", ReadWrite, "localized") { DependsOn = id };
    }

    private static IEnumerable<ElementRule> Interactions()
    {
        const string id = "cmi.interactions.#.id";
        const string type = "cmi.interactions.#.type";
        yield return new(id, ReadWrite, "identifier");
        yield return new(type, ReadWrite, "interaction") { DependsOn = id };
        yield return new("cmi.interactions.#.objectives.#.id", ReadWrite, "identifier") { DependsOn = id, Unique = true };
        yield return new("cmi.interactions.#.timestamp", ReadWrite, "timestamp") { DependsOn = id };
        yield return new("cmi.interactions.#.correct_responses.#.pattern", ReadWrite, InteractionResponse.Correct)
        {
            DependsOn = type,
            TypeBy = type,
            UniqueFor = ["choice", "sequencing"],
            SingleFor = ["true-false", "likert", "numeric", "other"],
        };
        yield return new("cmi.interactions.#.weighting", ReadWrite, "real") { DependsOn = id };
        yield return new("cmi.interactions.#.learner_response", ReadWrite, InteractionResponse.Learner) { DependsOn = type, TypeBy = type };
        yield return new("cmi.interactions.#.result", ReadWrite, "result") { DependsOn = id };
        yield return new("cmi.interactions.#.latency", ReadWrite, "interval") { DependsOn = id };
        yield return new("cmi.interactions.#.description", ReadWrite, "localized") { DependsOn = id };
    }

    private static IEnumerable<CollectionRule> Collections() =>
    [
        new("cmi.comments_from_learner", Grows: true),
        new("cmi.comments_from_lms", Grows: false),
        new("cmi.objectives", Grows: true),
        new("cmi.interactions", Grows: true),
        new("cmi.interactions.#.objectives", Grows: true),
        new("cmi.interactions.#.correct_responses", Grows: true),
        new("adl.data", Grows: false),
    ];

    private static Dictionary<string, string> Children() => new()
    {
        ["cmi.comments_from_learner"] = Comment,
        ["cmi.comments_from_lms"] = Comment,
        ["cmi.interactions"] = "id,type,objectives,timestamp,correct_responses,weighting,learner_response,result,latency,description",
        ["cmi.learner_preference"] = "audio_level,language,delivery_speed,audio_captioning",
        ["cmi.objectives"] = "id,score,success_status,completion_status,progress_measure,description",
        ["cmi.objectives.#.score"] = Score,
        ["cmi.score"] = Score,
        ["adl.data"] = "id,store",
    };

    private static IEnumerable<DataType> Types(Strictness strictness) =>
    [
        CharacterString.Type,
        CharacterString.Localized,
        Language.Type,
        Identifier.Long(strictness),
        Timestamp.Of(strictness),
        Duration.Interval(strictness),
        NavigationRequest.Type,
        Real.Of("real", strictness),
        Real.Of("unit", strictness, 0, 1),
        Real.Of("scaled", strictness, -1, 1),
        Real.Of("magnitude", strictness, 0),
        Real.Of("result", strictness) with
        {
            Vocabulary = ["correct", "incorrect", "unanticipated", "neutral"],
            Aliases = strictness == Strictness.Lenient ? new Dictionary<string, string> { ["wrong"] = "incorrect" } : null,
        },
        Vocabulary.Of("answer", "true", "false", "unknown"),
        Vocabulary.Of("captioning", "-1", "0", "1"),
        Vocabulary.Of("completion", "completed", "incomplete", "not attempted", "unknown"),
        Vocabulary.Of("credit", "credit", "no-credit"),
        Vocabulary.Of("entry", "ab-initio", "resume", ""),
        Vocabulary.Of("exit", "time-out", "suspend", "logout", "normal", ""),
        Vocabulary.Of("interaction", InteractionTypes),
        Vocabulary.Of("mode", "browse", "normal", "review"),
        Vocabulary.Of("success", "passed", "failed", "unknown"),
        Vocabulary.Of("time_limit_action", "exit,message", "continue,message", "exit,no message", "continue,no message"),
        .. InteractionResponse.Types(strictness),
    ];
}
