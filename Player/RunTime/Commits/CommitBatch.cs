using System.Text.Json;
using System.Text.RegularExpressions;

namespace Player.RunTime;

/// <summary>One message of the browser adapter. Batches of a launch rise by one in sequence; a repeated one changes nothing.</summary>
public sealed partial record CommitBatch
{
    /// <summary>More than any honest course holds; the body itself is limited by the endpoint.</summary>
    private const int MostValues = 50_000;

    public required long Sequence { get; init; }
    public required string Sco { get; init; }
    public required Guid Session { get; init; }

    /// <summary>In the order in which the SCO first set them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Set { get; init; } = [];
    public bool Terminate { get; init; }
    public string? Exit { get; init; }

    /// <summary>The SCO's adl.nav.request; null if it made none.</summary>
    public string? Navigation { get; init; }

    /// <summary>Since Initialize, by the browser's clock, time asleep left out.</summary>
    public decimal? ElapsedSeconds { get; init; }

    /// <summary>Reads the message, or says in a sentence what is wrong with it.</summary>
    public static bool TryRead(JsonElement json, out CommitBatch? batch, out string problem)
    {
        batch = null;
        problem = Problem(json);
        if (problem.Length > 0)
            return false;
        batch = new()
        {
            Sequence = json.GetProperty("sequence").GetInt64(),
            Sco = json.GetProperty("sco").GetString()!,
            Session = json.GetProperty("session").GetGuid(),
            Set = json.TryGetProperty("set", out var set)
                ? [.. set.EnumerateObject().Select(p => KeyValuePair.Create(NameOf(p), TextOf(p.Value)))]
                : [],
            Terminate = json.TryGetProperty("terminate", out var terminate) && terminate.ValueKind == JsonValueKind.True,
            Exit = Text(json, "exit"),
            Navigation = Text(json, "navigation"),
            ElapsedSeconds = json.TryGetProperty("elapsedSeconds", out var elapsed) && elapsed.ValueKind == JsonValueKind.Number
                && elapsed.TryGetDecimal(out var seconds) && seconds >= 0 ? seconds : null,
        };
        return true;
    }

    private static string Problem(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return "the commit is not an object";
        if (!json.TryGetProperty("sequence", out var sequence) || sequence.ValueKind != JsonValueKind.Number || !sequence.TryGetInt64(out var number) || number < 1)
            return "/sequence: not a number from 1";
        if (Text(json, "sco") is not { Length: > 0 and <= 4000 })
            return "/sco: not an item identifier";
        if (!json.TryGetProperty("session", out var session) || session.ValueKind != JsonValueKind.String || !session.TryGetGuid(out _))
            return "/session: not a UUID";
        if (!json.TryGetProperty("set", out var set))
            return "";
        if (set.ValueKind != JsonValueKind.Object)
            return "/set: not an object";
        var count = 0;
        foreach (var property in set.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.String)
                return $"/set/{NameOf(property)}: not a string";
            if (++count > MostValues)
                return $"/set: more than {MostValues} values";
        }
        return "";
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? TextOf(value) : null;

    /// <summary>Content that packs bytes into characters sends halves of surrogate pairs; no store holds them, and one must not hold up the rest.</summary>
    private static string TextOf(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return JsonSerializer.Deserialize<string>(Escapes().Replace(text.GetRawText(), escape => escape.Length == 6 ? @"\uFFFD" : escape.Value))!;
        }
    }

    private static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }

    /// <summary>An escaped backslash, a whole pair (12 characters), or half of one (6).</summary>
    [GeneratedRegex(@"\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[dD][89a-fA-F][0-9a-fA-F]{2}")]
    private static partial Regex Escapes();
}

/// <summary>A value the rules did not take: kept for the launch doctor.</summary>
public sealed record RefusedValue(string Element, string Value, int Error, string Reason);

/// <param name="SharedData">adl.data stores set by this batch, by target id.</param>
public sealed record CommitOutcome(
    CmiDocument Document,
    IReadOnlyList<RefusedValue> Refused,
    SessionFacts Facts,
    IReadOnlyDictionary<string, string> SharedData);
