using System.Text.Json;
using System.Text.Json.Serialization;
using Lrs.Web;

namespace Player.Moves;

/// <summary>Who is moved.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MoveWho>))]
public enum MoveWho
{
    /// <summary>Registrations whose newest attempt has not completed the course.</summary>
    Unfinished,

    /// <summary>Completed ones too.</summary>
    All,
}

/// <summary>What goes along into the new attempt.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MoveCarry>))]
public enum MoveCarry
{
    /// <summary>Status, score and the place where the learner stopped.</summary>
    Everything,

    /// <summary>Status and score; every lesson opens from its beginning.</summary>
    Results,

    /// <summary>Nothing.</summary>
    Nothing,
}

/// <summary>Which registrations go from which versions to which, and how. Immutable; kept with the move as JSON.</summary>
/// <param name="QuietSince">Only those who were last in the course before this instant; null for all.</param>
/// <param name="Lessons">Identifier in the old versions to identifier in the new one; what is not in it stays behind.</param>
public sealed record MoveRule(
    string Course, IReadOnlyList<long> From, long To, MoveWho Who, DateTimeOffset? QuietSince, MoveCarry Carry, IReadOnlyDictionary<string, string> Lessons)
{
    public static MoveRule FromJson(string json) =>
        JsonSerializer.Deserialize<MoveRule>(json, JsonSerializerOptions.Web) ?? throw new JsonException("A rule is an object.");

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>The choice and what it does in a sentence.</summary>
    public static (Text Name, Text Does) Said(MoveWho who) => who switch
    {
        MoveWho.Unfinished => (new("जिन्होंने पूरा नहीं किया", "Those who have not completed it"),
            new("पूरा कर चुके लोग अपने संस्करण पर बने रहते हैं।", "People who completed the course stay on their version.")),
        _ => (new("पूरा कर चुके लोग भी", "Also those who completed it"),
            new("उनका पूरा होना दर्ज रहता है; नए संस्करण में जो पाठ नए हैं वे उनके सामने आएँगे।",
                "Their completion stays on record; the lessons that are new in the new version lie before them.")),
    };

    public static (Text Name, Text Does) Said(MoveCarry carry) => carry switch
    {
        MoveCarry.Everything => (new("परिणाम और रुकने की जगह", "Results and where they stopped"),
            new("मिलाए गए पाठों की स्थिति, अंक और रुकने की जगह नए संस्करण में साथ जाती है।",
                "Matched lessons keep their status, score and the place where the learner stopped.")),
        MoveCarry.Results => (new("केवल परिणाम", "Results only"),
            new("मिलाए गए पाठों की स्थिति और अंक साथ जाते हैं, पर हर पाठ शुरू से खुलता है; जब सामग्री बहुत बदली हो।",
                "Matched lessons keep status and score, but open from their beginning; for content that changed much.")),
        _ => (new("कुछ नहीं, नई शुरुआत", "Nothing, a new beginning"),
            new("नए संस्करण पर नया प्रयास शुरू से; पुराना प्रयास रिकॉर्ड में रहता है।", "A new attempt from the start on the new version; the old one stays on record.")),
    };
}
