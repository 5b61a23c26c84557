using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Lrs.Records.Activities;

namespace Lrs.Records.Statements.Querying;

/// <summary>
/// Gives a statement out as asked: exact, ids, or canonical (activities as the store knows them, in one language).
/// 1.0.3 Communication 2.1.3; 2.0 4.1.6.1.
/// </summary>
internal sealed class FormatWriter(StatementFormat format, Languages languages, KnownActivities? known)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly string[] Identifiers = ["mbox", "mbox_sha1sum", "openid", "account"];

    public ReadOnlyMemory<byte> Write(ReadOnlyMemory<byte> stored)
    {
        if (format == StatementFormat.Exact)
            return stored;
        using var document = JsonDocument.Parse(stored, new JsonDocumentOptions { MaxDepth = 1000 });
        var output = new ArrayBufferWriter<byte>(stored.Length);
        using (var writer = new Utf8JsonWriter(output, Plain))
            Copy(document.RootElement, writer, StatementPart);
        return output.WrittenMemory;
    }

    private void StatementPart(JsonProperty part, Utf8JsonWriter to)
    {
        switch (part.Name)
        {
            case "actor" or "authority":
                WriteActor(part.Value, to);
                break;
            case "verb":
                WriteVerb(part.Value, to);
                break;
            case "object":
                WriteObject(part.Value, to);
                break;
            case "context":
                Copy(part.Value, to, ContextPart);
                break;
            case "attachments" when format == StatementFormat.Canonical:
                Each(part.Value, to, attachment => Copy(attachment, to, DescribedPart));
                break;
            default:
                Raw(part.Value, to);
                break;
        }
    }

    private void ContextPart(JsonProperty part, Utf8JsonWriter to)
    {
        switch (part.Name)
        {
            case "instructor" or "team":
                WriteActor(part.Value, to);
                break;
            case "contextActivities":
                Copy(part.Value, to, (list, _) => Each(list.Value, to, activity => WriteActivity(activity, to)));
                break;
            case "contextAgents" or "contextGroups":
                Each(part.Value, to, item => Copy(item, to, (inner, _) =>
                {
                    if (inner.Name is "agent" or "group")
                        WriteActor(inner.Value, to);
                    else
                        Raw(inner.Value, to);
                }));
                break;
            default:
                Raw(part.Value, to);
                break;
        }
    }

    private void WriteObject(JsonElement json, Utf8JsonWriter to)
    {
        switch (json.TryGetProperty("objectType", out var type) ? type.GetString() : "Activity")
        {
            case "Activity":
                WriteActivity(json, to);
                break;
            case "Agent" or "Group":
                WriteActor(json, to);
                break;
            case "SubStatement":
                Copy(json, to, StatementPart);
                break;
            default:
                Raw(json, to);
                break;
        }
    }

    private void WriteActor(JsonElement json, Utf8JsonWriter to)
    {
        if (format != StatementFormat.Ids)
        {
            Raw(json, to);
            return;
        }

        var isAnonymous = !Identifiers.Any(name => json.TryGetProperty(name, out _));
        to.WriteStartObject();
        foreach (var part in json.EnumerateObject())
        {
            if (part.Name == "objectType" || Identifiers.Contains(part.Name))
                part.WriteTo(to);
            else if (part.Name == "member" && isAnonymous)
            {
                to.WritePropertyName(part.Name);
                Each(part.Value, to, member => WriteActor(member, to));
            }
        }

        to.WriteEndObject();
    }

    private void WriteVerb(JsonElement json, Utf8JsonWriter to) => WriteDescribed(json, to);

    private void WriteActivity(JsonElement json, Utf8JsonWriter to)
    {
        if (known?.DefinitionOf(json.GetProperty("id").GetString()!) is not { } definition)
        {
            WriteDescribed(json, to);
            return;
        }

        to.WriteStartObject();
        foreach (var part in json.EnumerateObject().Where(part => part.Name != "definition"))
        {
            to.WritePropertyName(part.Name);
            Raw(part.Value, to);
        }

        to.WritePropertyName("definition");
        Copy(definition, to, DescribedPart);
        to.WriteEndObject();
    }

    /// <summary>A verb or an activity. ids: nothing but the id. canonical: everything, in one language.</summary>
    private void WriteDescribed(JsonElement json, Utf8JsonWriter to)
    {
        to.WriteStartObject();
        foreach (var part in json.EnumerateObject())
        {
            if (format == StatementFormat.Ids && part.Name != "id")
                continue;
            to.WritePropertyName(part.Name);
            if (part.Name == "definition")
                Copy(part.Value, to, DescribedPart);
            else
                DescribedPart(part, to);
        }

        to.WriteEndObject();
    }

    private void DescribedPart(JsonProperty part, Utf8JsonWriter to)
    {
        if (part.Name is "name" or "description" or "display" && part.Value.ValueKind == JsonValueKind.Object)
        {
            to.WriteStartObject();
            languages.Best(part.Value)?.WriteTo(to);
            to.WriteEndObject();
        }
        else if (part.Name is "choices" or "scale" or "source" or "target" or "steps" && part.Value.ValueKind == JsonValueKind.Array)
            Each(part.Value, to, component => Copy(component, to, DescribedPart));
        else
            Raw(part.Value, to);
    }

    private static void Copy(JsonElement json, Utf8JsonWriter to, Action<JsonProperty, Utf8JsonWriter> copyPart)
    {
        to.WriteStartObject();
        foreach (var part in json.EnumerateObject())
        {
            to.WritePropertyName(part.Name);
            copyPart(part, to);
        }

        to.WriteEndObject();
    }

    private static void Each(JsonElement list, Utf8JsonWriter to, Action<JsonElement> write)
    {
        to.WriteStartArray();
        foreach (var item in list.EnumerateArray())
            write(item);
        to.WriteEndArray();
    }

    private static void Raw(JsonElement value, Utf8JsonWriter to) => to.WriteRawValue(value.GetRawText(), skipInputValidation: true);
}
