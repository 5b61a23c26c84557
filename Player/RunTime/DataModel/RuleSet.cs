using System.Text.Json;
using System.Text.Json.Serialization;

namespace Player.RunTime;

/// <summary>The whole run-time rules of one standard as data. C# and the browser adapter interpret the same tables.</summary>
public sealed class RuleSet
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly Dictionary<(RunTimeStandard, Strictness), RuleSet> All = new()
    {
        [(RunTimeStandard.Scorm12, Strictness.Lenient)] = Scorm12Model.Rules(Strictness.Lenient),
        [(RunTimeStandard.Scorm12, Strictness.Strict)] = Scorm12Model.Rules(Strictness.Strict),
        [(RunTimeStandard.Scorm2004, Strictness.Lenient)] = Scorm2004Model.Rules(Strictness.Lenient),
        [(RunTimeStandard.Scorm2004, Strictness.Strict)] = Scorm2004Model.Rules(Strictness.Strict),
    };

    private string? serialized;

    public required RunTimeStandard Standard { get; init; }

    public required Strictness Strictness { get; init; }

    public required string Version { get; init; }

    public required ErrorCodes Codes { get; init; }

    public required IReadOnlyDictionary<string, ElementRule> Elements { get; init; }

    public required IReadOnlyDictionary<string, CollectionRule> Collections { get; init; }

    /// <summary>Answers of _children.</summary>
    public required IReadOnlyDictionary<string, string> Children { get; init; }

    public required IReadOnlyDictionary<string, DataType> Types { get; init; }

    /// <summary>Base codes of languages; null takes any well-formed tag.</summary>
    public IReadOnlyCollection<string>? Languages { get; init; }

    /// <summary>A hostile page must not fill the disk: longest value, most entries of a collection.</summary>
    public int LongestValue { get; init; } = 4 * 1024 * 1024;

    public int MostEntries { get; init; } = 10_000;

    public static RuleSet For(RunTimeStandard standard, Strictness strictness) => All[(standard, strictness)];

    /// <summary>The same rules for the browser adapter.</summary>
    public string ToJson() => serialized ??= JsonSerializer.Serialize(this, Json);
}
