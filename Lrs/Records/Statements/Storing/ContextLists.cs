using System.Buffers;
using System.Text.Json;

namespace Lrs.Records.Statements.Storing;

/// <summary>Puts a context activity that came alone into a list, because that is how it must be given out. 1.0.3 Data 2.4.6.2.</summary>
internal static class ContextLists
{
    private static readonly JsonWriterOptions Unchecked = new() { SkipValidation = true };

    public static ReadOnlyMemory<byte> Rewrite(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 1000 });
        var output = new ArrayBufferWriter<byte>(json.Length + 16);
        using (var writer = new Utf8JsonWriter(output, Unchecked))
            Copy(document.RootElement, writer, CopyStatementPart);
        return output.WrittenMemory;
    }

    private static void CopyStatementPart(JsonProperty part, Utf8JsonWriter writer)
    {
        if (part.NameEquals("context") || (part.NameEquals("object") && part.Value.TryGetProperty("context", out _)))
            Copy(part.Value, writer, part.NameEquals("object") ? CopyStatementPart : CopyContextPart);
        else
            Raw(part.Value, writer);
    }

    private static void CopyContextPart(JsonProperty part, Utf8JsonWriter writer)
    {
        if (part.NameEquals("contextActivities"))
            Copy(part.Value, writer, CopyActivities);
        else
            Raw(part.Value, writer);
    }

    private static void CopyActivities(JsonProperty part, Utf8JsonWriter writer)
    {
        if (part.Value.ValueKind == JsonValueKind.Array)
        {
            Raw(part.Value, writer);
            return;
        }

        writer.WriteStartArray();
        Raw(part.Value, writer);
        writer.WriteEndArray();
    }

    private static void Copy(JsonElement json, Utf8JsonWriter writer, Action<JsonProperty, Utf8JsonWriter> copyPart)
    {
        writer.WriteStartObject();
        foreach (var part in json.EnumerateObject())
        {
            writer.WritePropertyName(part.Name);
            copyPart(part, writer);
        }

        writer.WriteEndObject();
    }

    private static void Raw(JsonElement value, Utf8JsonWriter writer) => writer.WriteRawValue(value.GetRawText(), skipInputValidation: true);
}
