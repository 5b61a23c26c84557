using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lrs.Records.Statements;

/// <summary>
/// A statement as a reader of 1.0.3 can know it: without contextAgents and contextGroups, which 2.0 added (4.2.2.5), also in its
/// sub-statement, and under a version of 1.0. All else stays as it was written.
/// </summary>
internal static class OlderVersion
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> stored)
    {
        using var document = JsonDocument.Parse(stored, new JsonDocumentOptions { MaxDepth = 1000 });
        var output = new ArrayBufferWriter<byte>(stored.Length);
        using (var writer = new Utf8JsonWriter(output, Plain))
            Copy(document.RootElement, writer);
        return output.WrittenMemory;
    }

    private static void Copy(JsonElement statement, Utf8JsonWriter to)
    {
        to.WriteStartObject();
        foreach (var part in statement.EnumerateObject())
        {
            to.WritePropertyName(part.Name);
            if (part.Name == "context")
                CopyContext(part.Value, to);
            else if (part.Name == "object" && part.Value.TryGetProperty("objectType", out var type) && type.ValueEquals("SubStatement"))
                Copy(part.Value, to);
            else if (part.Name == "version" && XapiVersion.Parse(part.Value.GetString()) is { IsTwo: true })
                to.WriteStringValue("1.0.0");
            else
                Raw(part.Value, to);
        }

        to.WriteEndObject();
    }

    private static void CopyContext(JsonElement context, Utf8JsonWriter to)
    {
        to.WriteStartObject();
        foreach (var part in context.EnumerateObject())
        {
            if (part.Name is "contextAgents" or "contextGroups")
                continue;
            to.WritePropertyName(part.Name);
            Raw(part.Value, to);
        }

        to.WriteEndObject();
    }

    private static void Raw(JsonElement value, Utf8JsonWriter to) => to.WriteRawValue(value.GetRawText(), skipInputValidation: true);
}
