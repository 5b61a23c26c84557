using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Player.RunTime;

/// <summary>
/// What one SCO has stored in one attempt: element to value, as <c>{"cmi.location":"3"}</c>. It holds neither the LMS's
/// own values nor shared data nor the navigation request. Immutable.
/// </summary>
public sealed class CmiDocument : IEquatable<CmiDocument>
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private CmiDocument(ImmutableSortedDictionary<string, string> values) => Values = values;

    public static CmiDocument Empty { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    public ImmutableSortedDictionary<string, string> Values { get; }

    public string? this[string element] => Values.GetValueOrDefault(element);

    public static CmiDocument Of(IEnumerable<KeyValuePair<string, string>> values) => new(Empty.Values.SetItems(values));

    /// <summary>The values that belong to the attempt, without what the LMS put beside them.</summary>
    public static CmiDocument Of(RuleSet rules, ModelValues values) => Of(values.All.Where(v => Belongs(rules, v.Key)));

    public static CmiDocument FromJson(string json) =>
        Of(JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? throw new JsonException("a run-time document is an object"));

    public string ToJson() => JsonSerializer.Serialize(Values, Json);

    public CmiDocument With(string element, string value) => new(Values.SetItem(element, value));

    public CmiDocument Without(params string[] elements) => new(Values.RemoveRange(elements));

    /// <summary>
    /// Stores what a commit carries, each value checked again by the rules; an illegal one is reported and not stored.
    /// What was taken once is taken again unchanged.
    /// </summary>
    public CommitOutcome Apply(SessionStart start, CommitBatch batch)
    {
        var rules = start.Rules;
        var model = new ModelValues(rules, (start with { Document = this }).Values());
        var refused = new List<RefusedValue>();
        var shared = new Dictionary<string, string>();
        foreach (var (element, value) in batch.Set)
        {
            var answer = model.Set(element, value, append: false);
            if (answer.Error != 0)
                refused.Add(new(element, value, answer.Error, rules.Codes.Texts.GetValueOrDefault(answer.Error.ToString(), "")));
            else if (ElementName.Parse(element) is { Pattern: "adl.data.#.store" } data)
                shared[start.Data[data.Indexes[0]].Id] = answer.Value;
        }
        var document = Of(rules, model);
        return new(document, refused, SessionFacts.Of(start with { Document = document }), shared);
    }

    /// <summary>Total time is the LMS's value, yet it grows with the attempt.</summary>
    private static bool Belongs(RuleSet rules, string element) =>
        element is "cmi.total_time" or "cmi.core.total_time"
        || (element.StartsWith("cmi.", StringComparison.Ordinal)
            && rules.Elements.GetValueOrDefault(ElementName.Parse(element).Pattern) is { Access: not Access.ReadOnly });

    public bool Equals(CmiDocument? other) => other is not null && Values.SequenceEqual(other.Values);

    public override bool Equals(object? obj) => Equals(obj as CmiDocument);

    public override int GetHashCode() => Values.Count;
}
