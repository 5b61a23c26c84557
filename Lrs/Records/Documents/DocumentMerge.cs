using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Lrs.Web;

namespace Lrs.Records.Documents;

/// <summary>POST of a document: the properties sent replace those stored, the others stay. 1.0.3 Communication 2.2; 2.0 4.1.6.</summary>
internal static class DocumentMerge
{
    private const string Clause = "xAPI 2.0 4.1.6.2; 1.0.3 Communication 2.2";

    public static Outcome<(string ContentType, byte[] Body)> Merge(Document? now, string contentType, byte[] sent)
    {
        if (IsJson(contentType) && !IsObject(sent))
            return Refuse("body", new("JSON ऑब्जेक्ट होना चाहिए।", "The body must be a JSON object."));
        if (now is null)
            return (contentType, sent);
        if (!IsJson(contentType) || !IsJson(now.ContentType) || !IsObject(now.Body))
            return Refuse("Content-Type", new(
                "केवल JSON ऑब्जेक्ट ही JSON ऑब्जेक्ट में मिलाया जा सकता है।", "Only a JSON object can be merged into a JSON object."));
        return (now.ContentType, Merge(now.Body, sent));
    }

    private static byte[] Merge(byte[] stored, byte[] sent)
    {
        using var old = JsonDocument.Parse(stored);
        using var add = JsonDocument.Parse(sent);
        var output = new ArrayBufferWriter<byte>(stored.Length + sent.Length);
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            foreach (var property in old.RootElement.EnumerateObject())
                if (!add.RootElement.TryGetProperty(property.Name, out _))
                    Write(property, writer);
            foreach (var property in add.RootElement.EnumerateObject())
                Write(property, writer);
            writer.WriteEndObject();
        }

        return output.WrittenSpan.ToArray();
    }

    private static void Write(JsonProperty property, Utf8JsonWriter writer)
    {
        writer.WritePropertyName(property.Name);
        writer.WriteRawValue(property.Value.GetRawText(), skipInputValidation: true);
    }

    private static bool IsJson(string contentType) =>
        contentType.Split(';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase);

    private static bool IsObject(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Failure.Invalid Refuse(string place, Text why) => new(new Problem("document", why, Clause, place));
}
