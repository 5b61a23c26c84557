using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Player.RunTime;
using Player.Sequencing;

namespace Player.Attempts;

/// <summary>The whole state of one attempt on a course, kept as one versioned document. Immutable.</summary>
public sealed record AttemptDocument
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        // What is not there is not written: of a large course it is most of what could be.
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new ScoStates.Converter(), new OrdinalDictionaryConverter<string>(), new OrdinalSetConverter() },
    };

    /// <summary>Where sequencing stands; null before the first delivery.</summary>
    public SequencingState? Sequencing { get; init; }

    /// <summary>Each SCO that was delivered, by item identifier.</summary>
    public ScoStates Scos { get; init; } = ScoStates.Empty;

    /// <summary>The item being delivered; null when none is.</summary>
    public string? Item { get; init; }

    /// <summary>The session under which the item in hand was delivered: names what the learner's page shows.</summary>
    public Guid? Delivered { get; init; }

    /// <summary>The learner's visit that runs now; null between visits. Names the visit's statements.</summary>
    public Guid? Visit { get; init; }

    /// <summary>When the visit began.</summary>
    public DateTimeOffset VisitBegan { get; init; }

    /// <summary>When something last came from the visit's browser.</summary>
    public DateTimeOffset Seen { get; init; }

    /// <summary>Time of the visit so far, long silences left out.</summary>
    public TimeSpan Spent { get; init; }

    /// <summary>Time of the visits before.</summary>
    public TimeSpan Earlier { get; init; }

    /// <summary>The best score of the course reported so far.</summary>
    public double? Scaled { get; init; }

    /// <summary>A lesson was opened again: sequencing goes by its newest attempt, and the course's result must be looked for.</summary>
    public bool Revisited { get; init; }

    /// <summary>Whether any content judged its lesson so far; null in a document from before this was noted.</summary>
    public bool? Judged { get; init; }

    /// <summary>Shared data by target id, where it lives for the attempt only. RTE 4th Ed. 4.3.</summary>
    public ImmutableSortedDictionary<string, string> SharedData { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Keys of facts that became statements already: each fact once.</summary>
    public ImmutableSortedSet<string> Reported { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>
    /// The next attempt after one that is over. SCORM 2004 remembers: how often an activity was attempted and what it gave goes on, and the
    /// new attempt on the root makes it old (SN 4.2.1.5). In SCORM 1.2 everything begins anew.
    /// </summary>
    public static AttemptDocument After(AttemptDocument over, ActivityTree tree) => new()
    {
        Sequencing = tree.Edition == Authoring.Manifests.Edition.Scorm12 ? null : over.Sequencing,
        Judged = false,
    };

    public static AttemptDocument FromJson(string json)
    {
        var text = Encoding.UTF8.GetBytes(json);
        var document = JsonSerializer.Deserialize<AttemptDocument>(text, Json) ?? throw new JsonException("An attempt document is an object.");
        return document with { Scos = ScoStates.In(text, Json) };
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

/// <summary>One SCO of the attempt: its values and the session that wrote them.</summary>
public sealed record ScoState
{
    /// <summary>Element to value, as <see cref="CmiDocument"/> keeps them.</summary>
    public ImmutableSortedDictionary<string, string> Values { get; init; } = CmiDocument.Empty.Values;

    /// <summary>The last session of the SCO; commits of another one are stale.</summary>
    public Guid Session { get; init; }

    /// <summary>The session in which the values began; a resumed SCO goes on with them.</summary>
    public Guid Began { get; init; }

    /// <summary>Earlier sessions in this attempt, each with the sequence number of its last commit heard.</summary>
    public ImmutableSortedDictionary<Guid, long> Past { get; init; } = ImmutableSortedDictionary<Guid, long>.Empty;

    /// <summary>The best score of the sessions that are over.</summary>
    public double? Best { get; init; }

    /// <summary>Whether the content ever finished the lesson in this attempt; null where it never spoke of it.</summary>
    public bool? Completed { get; init; }

    /// <summary>Whether the content ever passed it; null where it never judged.</summary>
    public bool? Passed { get; init; }

    /// <summary>Sequence number of the last commit applied.</summary>
    public long Sequence { get; init; }

    /// <summary>Whether the session is over: terminated, left, or vanished.</summary>
    public bool Ended { get; init; }

    /// <summary>The next launch of the SCO enters with "resume".</summary>
    public bool Resumes { get; init; }

    /// <summary>Seconds since Initialize by the browser's clock, as last reported.</summary>
    public decimal? Elapsed { get; init; }

    public CmiDocument Document => CmiDocument.Of(Values);
}
