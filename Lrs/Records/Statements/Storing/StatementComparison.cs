using System.Text.Json;
using Lrs.Records.Attachments;
using Lrs.Records.Statements.Reading;

namespace Lrs.Records.Statements.Storing;

/// <summary>
/// Whether two texts under one id are the same statement, 1.0.3 Data 2.3.1; 2.0 4.2.4: what the store sets, verb display, activity
/// definitions, the time zone of timestamps and the order of group members do not count.
/// </summary>
internal static class StatementComparison
{
    public static bool AreSame(ReadOnlyMemory<byte> stored, ReadOnlyMemory<byte> repeated, bool hasTimestamp)
    {
        using var old = JsonDocument.Parse(stored, new JsonDocumentOptions { MaxDepth = 1000 });
        using var repeat = JsonDocument.Parse(repeated, new JsonDocumentOptions { MaxDepth = 1000 });
        return SameProperties(old.RootElement, repeat.RootElement, (name, a, b) => name switch
        {
            "id" or "stored" or "authority" or "version" => true,
            "timestamp" => !hasTimestamp || SameInstant(a, b),
            _ => SamePart(name, a, b),
        });
    }

    /// <summary>Whether a signed payload is this statement before its signature was attached. 1.0.3 Data 2.6.</summary>
    public static bool IsSignedPayload(ReadOnlyMemory<byte> payload, ReadOnlyMemory<byte> statement)
    {
        using var signed = JsonDocument.Parse(payload, new JsonDocumentOptions { MaxDepth = 1000 });
        using var sent = JsonDocument.Parse(statement, new JsonDocumentOptions { MaxDepth = 1000 });
        return signed.RootElement.ValueKind == JsonValueKind.Object
            && SameProperties(signed.RootElement, sent.RootElement, (name, a, b) => name switch
            {
                "stored" or "authority" or "version" => true,
                "id" => a is null || b is null || SameIgnoringCase(a.Value, b.Value),
                "timestamp" => a is null || b is null || SameInstant(a, b),
                "attachments" => SameList(Unsigned(a), Unsigned(b), JsonElement.DeepEquals),
                _ => SamePart(name, a, b),
            });
    }

    private static List<JsonElement> Unsigned(JsonElement? attachments) =>
        attachments is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(one => one.GetProperty("usageType").GetString() != Signatures.UsageType)]
            : [];

    private static bool SamePart(string name, JsonElement? a, JsonElement? b)
    {
        if (a is not { } x || b is not { } y)
            return false;
        return name switch
        {
            "actor" or "instructor" or "team" or "agent" or "group" => SameActor(x, y),
            "verb" => SameText(x, y, "id"),
            "object" => SameObject(x, y),
            "timestamp" => SameInstant(x, y),
            "duration" => SameDuration(x, y),
            "result" or "context" or "contextActivities" => SameProperties(x, y, SamePart),
            "parent" or "grouping" or "category" or "other" => SameList(x, y, (p, q) => SameText(p, q, "id")),
            "contextAgents" or "contextGroups" => SameList(x, y, (p, q) => SameProperties(p, q, SamePart)),
            "registration" => SameIgnoringCase(x, y),
            _ => JsonElement.DeepEquals(x, y),
        };
    }

    private static bool SameObject(JsonElement a, JsonElement b) => TypeOf(a) == TypeOf(b) && TypeOf(a) switch
    {
        "Activity" => SameText(a, b, "id"),
        "Agent" or "Group" => SameActor(a, b),
        "StatementRef" => SameIgnoringCase(a.GetProperty("id"), b.GetProperty("id")),
        _ => SameProperties(a, b, SamePart),
    };

    private static bool SameActor(JsonElement a, JsonElement b) => SameProperties(a, b, (name, x, y) => name switch
    {
        "objectType" => TypeOf(a, "Agent") == TypeOf(b, "Agent"),
        "member" => x is { } m && y is { } n && m.GetArrayLength() == n.GetArrayLength()
            && m.EnumerateArray().All(one => n.EnumerateArray().Any(other => SameActor(one, other))),
        _ => x is { } p && y is { } q && JsonElement.DeepEquals(p, q),
    });

    private static bool SameProperties(JsonElement a, JsonElement b, Func<string, JsonElement?, JsonElement?, bool> same)
    {
        foreach (var property in a.EnumerateObject())
            if (!same(property.Name, property.Value, b.TryGetProperty(property.Name, out var other) ? other : null))
                return false;
        foreach (var property in b.EnumerateObject())
            if (!a.TryGetProperty(property.Name, out _) && !same(property.Name, null, property.Value))
                return false;
        return true;
    }

    private static bool SameList(JsonElement a, JsonElement b, Func<JsonElement, JsonElement, bool> same) => SameList(Items(a), Items(b), same);

    private static bool SameList(List<JsonElement> a, List<JsonElement> b, Func<JsonElement, JsonElement, bool> same) =>
        a.Count == b.Count && a.Zip(b).All(pair => same(pair.First, pair.Second));

    private static List<JsonElement> Items(JsonElement json) =>
        json.ValueKind == JsonValueKind.Array ? [.. json.EnumerateArray()] : [json];

    private static string? TypeOf(JsonElement json, string usual = "Activity") =>
        json.TryGetProperty("objectType", out var type) ? type.GetString() : usual;

    private static bool SameText(JsonElement a, JsonElement b, string name) =>
        a.GetProperty(name).GetString() == b.GetProperty(name).GetString();

    private static bool SameIgnoringCase(JsonElement a, JsonElement b) =>
        string.Equals(a.GetString(), b.GetString(), StringComparison.OrdinalIgnoreCase);

    private static bool SameInstant(JsonElement? a, JsonElement? b) =>
        a is { } x && b is { } y && Formats.Instant(x.GetString()!, strict: false) == Formats.Instant(y.GetString()!, strict: false);

    private static bool SameDuration(JsonElement a, JsonElement b) =>
        Formats.CutDuration(a.GetString()!) == Formats.CutDuration(b.GetString()!);
}
