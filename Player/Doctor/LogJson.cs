using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Player.Doctor;

/// <summary>The lines of the log: short JSON objects that begin with their kind. What a browser sends is cut to size and never trusted.</summary>
internal static class LogJson
{
    private const int LongestText = 500;
    private const int MostEvents = 200;
    private const int MostParts = 60;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A line of the server.</summary>
    public static string Line(string kind, params (string Name, object? Value)[] parts)
    {
        var line = new JsonObject { ["kind"] = kind };
        foreach (var (name, value) in parts)
            if (value is not null)
                line[name] = Short(JsonSerializer.SerializeToNode(value, Json));
        return line.ToJsonString(Json);
    }

    /// <summary>
    /// The lines of a browser's message <c>{ "sent": 1700000000000, "events": [ { "kind": "call", "at": 1700000000000, … } ] }</c>; none where
    /// it is not one. The times are of the browser's clock and are set right by when it was sent.
    /// </summary>
    public static IReadOnlyList<string> FromBrowser(JsonElement message, DateTimeOffset now)
    {
        if (message.ValueKind != JsonValueKind.Object || !message.TryGetProperty("events", out var events) || events.ValueKind != JsonValueKind.Array)
            return [];
        var lines = new List<string>();
        var wrong = message.TryGetProperty("sent", out var sent) && sent.TryGetInt64(out var clock) ? now.ToUnixTimeMilliseconds() - clock : 0;
        foreach (var one in events.EnumerateArray().Take(MostEvents))
            if (one.ValueKind == JsonValueKind.Object && one.TryGetProperty("kind", out var kind) && kind.ValueKind == JsonValueKind.String
                && kind.GetString() is "call" or "client" or "problem")
                lines.Add(SetRight(Short(JsonNode.Parse(one.GetRawText()))!.AsObject(), wrong).ToJsonString(Json));
        return lines;
    }

    private static JsonObject SetRight(JsonObject line, long wrong)
    {
        if (line["at"] is JsonValue at && at.TryGetValue<long>(out var millis))
            line["at"] = millis + wrong;
        return line;
    }

    /// <summary>The detail as a person reads it: <c>SetValue(cmi.location, 3) → true</c>, <c>state: Deliver · item: one</c>.</summary>
    public static string Said(LogLine line)
    {
        var json = JsonNode.Parse(line.Detail)!.AsObject();
        if (line.Kind == "call" && json["call"] is { } call)
        {
            var error = json["error"]?.ToString();
            return $"{call}({string.Join(", ", json["args"]?.AsArray().Select(arg => arg?.ToString()) ?? [])}) → {json["answer"]}{(error is null or "0" ? "" : $" · error {error}")}";
        }

        return string.Join(" · ", json.Where(part => part.Value is not null).Select(part =>
            $"{part.Key}: {(part.Value is JsonArray items ? string.Join(", ", items.Select(item => item?.ToString())) : part.Value!.ToString())}"));
    }

    public static LogLine Read(string line, string source, DateTimeOffset stored)
    {
        var json = JsonNode.Parse(line)!.AsObject();
        var kind = json["kind"]!.GetValue<string>();
        json.Remove("kind");
        var at = stored;
        if (source == LogSource.Browser && json["at"] is JsonValue value && value.TryGetValue<double>(out var millis) && millis is > 0 and < 4e12)
            at = DateTimeOffset.FromUnixTimeMilliseconds((long)millis);
        json.Remove("at");
        return new LogLine(at, source, kind, json.ToJsonString(Json));
    }

    /// <summary>Any text is cut, any list too; the shape stays.</summary>
    private static JsonNode? Short(JsonNode? node) => node switch
    {
        JsonObject parts => new JsonObject(parts.Take(MostParts).Select(part => KeyValuePair.Create(part.Key, Short(part.Value)))),
        JsonArray items => new JsonArray([.. items.Take(MostParts).Select(Short)]),
        JsonValue value when value.TryGetValue<string>(out var text) && text.Length > LongestText =>
            JsonValue.Create(string.Create(CultureInfo.InvariantCulture, $"{text[..LongestText]}… ({text.Length})")),
        _ => node?.DeepClone(),
    };
}

/// <summary>Who wrote a line.</summary>
internal static class LogSource
{
    public const string Browser = "browser";
    public const string Server = "server";
}
