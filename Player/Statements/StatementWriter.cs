using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using Player.RunTime;

namespace Player.Statements;

/// <summary>Writes the facts of an attempt as xAPI statements by ADL's xAPI SCORM Profile. Pure.</summary>
public static partial class StatementWriter
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One JSON array of statements in UTF-8; the order is that of <paramref name="facts"/>.</summary>
    public static ReadOnlyMemory<byte> Write(AttemptFrame frame, IReadOnlyList<Fact> facts, DateTimeOffset at)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartArray();
            foreach (var fact in facts)
                WriteStatement(json, frame, fact, at);
            json.WriteEndArray();
        }

        return buffer.ToArray();
    }

    /// <summary>The id of the statement a fact becomes.</summary>
    public static Guid IdOf(AttemptFrame frame, Fact fact) =>
        NameBasedId.Create(frame.Registration, $"{frame.Attempt}/{fact.Key}");

    /// <summary>IRI of a SCO of a course.</summary>
    public static string ItemActivity(string course, string item) => $"{course}/{Uri.EscapeDataString(item)}";

    /// <summary>IRI of an attempt on a SCO: resumed, it is the same. SCORM Profile 5, "Initializing an attempt".</summary>
    public static string AttemptActivity(string course, string item, Guid began) => $"{ItemActivity(course, item)}?attemptId={began:D}";

    private static void WriteStatement(Utf8JsonWriter json, AttemptFrame frame, Fact fact, DateTimeOffset at)
    {
        json.WriteStartObject();
        json.WriteString("id", IdOf(frame, fact));
        WriteActor(json, frame);
        json.WriteStartObject("verb");
        json.WriteString("id", ScormProfile.Verb(fact.Verb));
        WriteText(json, "display", null, fact.Verb);
        json.WriteEndObject();
        WriteObject(json, frame, fact);
        WriteResult(json, fact);
        WriteContext(json, frame, fact);
        json.WriteString("timestamp", (fact.At ?? at).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
        json.WriteEndObject();
    }

    private static void WriteActor(Utf8JsonWriter json, AttemptFrame frame)
    {
        json.WriteStartObject("actor");
        json.WriteString("objectType", "Agent");
        json.WriteString("name", frame.LearnerName);
        json.WriteStartObject("account");
        json.WriteString("homePage", frame.AccountHomePage);
        json.WriteString("name", frame.AccountName);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteObject(Utf8JsonWriter json, AttemptFrame frame, Fact fact)
    {
        json.WritePropertyName("object");
        if (fact.Interaction is { } interaction)
            InteractionWriter.WriteActivity(json, ItemActivity(frame.Course, fact.Item!), interaction);
        else if (fact.Item is { } item)
            WriteItem(json, frame, item);
        else
            WriteCourse(json, frame);
    }

    private static void WriteResult(Utf8JsonWriter json, Fact fact)
    {
        if (fact is { Score: null, Success: null, Completion: null, Duration: null, Interaction: null })
            return;
        json.WriteStartObject("result");
        if (fact.Score is { } score)
        {
            json.WriteStartObject("score");
            WriteScore(json, score);
            json.WriteEndObject();
        }

        if (fact.Success is { } success)
            json.WriteBoolean("success", success);
        if (fact.Completion is { } completion)
            json.WriteBoolean("completion", completion);
        if (fact.Interaction?.Response is { } response)
            json.WriteString("response", response);
        if (fact.Duration is { } duration)
            json.WriteString("duration", XmlConvert.ToString(TimeSpan.FromMilliseconds(Math.Round(duration.TotalMilliseconds / 10) * 10)));
        json.WriteEndObject();
    }

    private static void WriteContext(Utf8JsonWriter json, AttemptFrame frame, Fact fact)
    {
        json.WriteStartObject("context");
        json.WriteString("registration", frame.Registration);
        json.WriteStartObject("contextActivities");
        if (fact.Item is { } item)
        {
            json.WriteStartArray("parent");
            if (fact.Interaction is null)
                WriteCourse(json, frame);
            else
                WriteItem(json, frame, item);
            json.WriteEndArray();
        }

        json.WriteStartArray("grouping");
        if (fact.Item is not null)
            WriteCourse(json, frame);
        if (fact is { Item: { } sco, SessionBegan: { } began })
            WriteActivity(json, AttemptActivity(frame.Course, sco, began), ScormProfile.AttemptType);
        WriteActivity(json, $"{frame.Course}?attempt={frame.Registration}.{frame.Attempt}", ScormProfile.AttemptType);
        json.WriteEndArray();
        json.WriteStartArray("category");
        WriteActivity(json, ScormProfile.Id, ScormProfile.ProfileType);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteCourse(Utf8JsonWriter json, AttemptFrame frame) =>
        WriteActivity(json, frame.Course, ScormProfile.CourseType, frame.CourseTitleHi, frame.CourseTitleEn);

    private static void WriteItem(Utf8JsonWriter json, AttemptFrame frame, string item) =>
        WriteActivity(json, ItemActivity(frame.Course, item), ScormProfile.LessonType, null, frame.ItemTitles.GetValueOrDefault(item, item));

    private static void WriteActivity(Utf8JsonWriter json, string id, string type, string? hindi = null, string? english = null)
    {
        json.WriteStartObject();
        json.WriteString("objectType", "Activity");
        json.WriteString("id", id);
        json.WriteStartObject("definition");
        json.WriteString("type", type);
        if (english is not null)
            WriteText(json, "name", hindi, english);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>A language map; text of unknown language is "und". RFC 5646.</summary>
    internal static void WriteText(Utf8JsonWriter json, string name, string? hindi, string text)
    {
        json.WriteStartObject(name);
        if (hindi is not null)
            json.WriteString("hi", hindi);
        json.WriteString(hindi is null && !System.Text.Ascii.IsValid(text) ? "und" : "en", text);
        json.WriteEndObject();
    }

    /// <summary>A localized string of SCORM, <c>{lang=hi}…</c>, as a language map. RTE 4th Ed. 4.1.1.4.</summary>
    internal static void WriteLocalized(Utf8JsonWriter json, string name, string text)
    {
        var prefix = LanguagePrefix().Match(text);
        if (!prefix.Success)
        {
            WriteText(json, name, null, text);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString(prefix.Groups[1].Value, text[prefix.Length..]);
        json.WriteEndObject();
    }

    // Only what is certainly a language tag: with another one the record store refuses the statement.
    [GeneratedRegex(@"\A\{lang=([A-Za-z]{2,3}(?:-[A-Za-z]{2})?)\}")]
    private static partial Regex LanguagePrefix();

    /// <summary>Only what is a legal score: scaled −1 to 1, min below max, raw between them (xAPI Data 2.4.5.1). Content is less strict.</summary>
    private static void WriteScore(Utf8JsonWriter json, ScoreFact score)
    {
        WriteNumber(json, "scaled", score.Scaled is >= -1 and <= 1 ? score.Scaled : null);
        WriteNumber(json, "raw", score.Raw);
        if (score.Min is { } min && score.Max is { } max && double.IsFinite(min) && double.IsFinite(max) && min < max && (score.Raw is null || (score.Raw >= min && score.Raw <= max)))
        {
            json.WriteNumber("min", min);
            json.WriteNumber("max", max);
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            json.WriteNumber(name, number);
    }
}
