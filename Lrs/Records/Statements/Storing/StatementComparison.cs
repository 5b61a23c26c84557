using System.Runtime.InteropServices;
using System.Text.Json;
using Lrs.Records.Attachments;
using Lrs.Records.Statements.Reading;

namespace Lrs.Records.Statements.Storing;

/// <summary>
/// Whether two texts under one id are the same statement, 1.0.3 Data 2.3.1; 2.0 4.2.4: what the store sets, verb display, activity
/// definitions, the time zone of timestamps, the order of group members and capitals where they mean nothing do not count.
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
                "attachments" => SameList(Unsigned(a), Unsigned(b), SameValue),
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
            "object" or "statement" => SameObject(x, y),
            "timestamp" => SameInstant(x, y),
            "duration" => SameDuration(x, y),
            "result" or "context" or "contextActivities" => SameProperties(x, y, SamePart),
            "parent" or "grouping" or "category" or "other" => SameList(x, y, (p, q) => SameText(p, q, "id")),
            "contextAgents" or "contextGroups" => SameList(x, y, (p, q) => SameProperties(p, q, SamePart)),
            "registration" or "language" => SameIgnoringCase(x, y),
            _ => SameValue(x, y),
        };
    }

    /// <summary>
    /// Whether two values say the same: the order of properties and the spelling of numbers and texts do not count. A number whose exponent
    /// is beyond all measure, or a text with half a character, is only known by its spelling.
    /// </summary>
    private static bool SameValue(JsonElement a, JsonElement b)
    {
        if (a.ValueKind != b.ValueKind)
            return false;
        switch (a.ValueKind)
        {
            case JsonValueKind.Object:
                return SameProperties(a, b, (_, x, y) => x is { } p && y is { } q && SameValue(p, q));
            case JsonValueKind.Array:
                return SameList(a, b, SameValue);
        }

        if (JsonMarshal.GetRawUtf8Value(a).SequenceEqual(JsonMarshal.GetRawUtf8Value(b)))
            return true;
        try
        {
            return JsonElement.DeepEquals(a, b);
        }
        catch (Exception beyond) when (beyond is ArgumentOutOfRangeException or InvalidOperationException)
        {
            return false;
        }
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
        _ when x is not { } || y is not { } => false,
        "member" => SameMembers(x.Value, y.Value),
        "mbox" => SameMailbox(x.Value.GetString()!, y.Value.GetString()!),
        "mbox_sha1sum" => SameIgnoringCase(x.Value, y.Value),
        _ => SameValue(x.Value, y.Value),
    });

    /// <summary>In any order, but each as often.</summary>
    private static bool SameMembers(JsonElement a, JsonElement b)
    {
        var left = b.EnumerateArray().ToList();
        foreach (var member in a.EnumerateArray())
        {
            var found = left.FindIndex(other => SameActor(member, other));
            if (found < 0)
                return false;
            left.RemoveAt(found);
        }

        return left.Count == 0;
    }

    /// <summary>Capitals mean nothing in the domain, which is what follows the last @.</summary>
    private static bool SameMailbox(string a, string b)
    {
        var domain = a.LastIndexOf('@');
        return domain == b.LastIndexOf('@')
            && a.AsSpan(0, domain + 1).SequenceEqual(b.AsSpan(0, domain + 1))
            && a.AsSpan(domain + 1).Equals(b.AsSpan(domain + 1), StringComparison.OrdinalIgnoreCase);
    }

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
