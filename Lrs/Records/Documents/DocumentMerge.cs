using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Lrs.Records.Statements.Reading;
using Lrs.Web;

namespace Lrs.Records.Documents;

/// <summary>POST of a document: the properties sent replace those stored, the others stay. 1.0.3 Communication 2.2; 2.0 4.1.6.</summary>
internal static class DocumentMerge
{
    // What is stored was checked by the option of its time.
    private const int Deepest = 1000;

    private const string Clause = "xAPI 2.0 4.1.6.2; 1.0.3 Communication 2.2";

    public static Outcome<(string ContentType, byte[] Body)> Merge(Document? now, string contentType, byte[] sent, int deepest)
    {
        if (IsJson(contentType) && WhyNoObject(sent, deepest) is { } why)
            return Refuse("body", why);
        if (now is null)
            return (contentType, sent);
        if (!IsJson(contentType) || !IsJson(now.ContentType) || WhyNoObject(now.Body, Deepest) is not null)
            return Refuse("Content-Type", new(
                "केवल JSON ऑब्जेक्ट ही JSON ऑब्जेक्ट में मिलाया जा सकता है।", "Only a JSON object can be merged into a JSON object."));
        return (now.ContentType, Merge(now.Body, sent));
    }

    private static byte[] Merge(byte[] stored, byte[] sent)
    {
        using var old = JsonDocument.Parse(stored, new JsonDocumentOptions { MaxDepth = Deepest });
        using var add = JsonDocument.Parse(sent, new JsonDocumentOptions { MaxDepth = Deepest });
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

    private static Text? WhyNoObject(byte[] json, int deepest)
    {
        if (!Utf8.IsValid(json))
            return Says.TextBroken;
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = deepest, AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object ? null : new("JSON ऑब्जेक्ट होना चाहिए।", "The body must be a JSON object.");
        }
        catch (JsonException broken)
        {
            return new($"JSON पढ़ा नहीं जा सका: {broken.Message}", $"Not valid JSON: {broken.Message}");
        }
        catch (InvalidOperationException)
        {
            // The name of a property holds half a character (a lone surrogate).
            return Says.TextBroken;
        }
    }

    private static Failure.Invalid Refuse(string place, Text why) => new(new Problem("document", why, Clause, place));
}
