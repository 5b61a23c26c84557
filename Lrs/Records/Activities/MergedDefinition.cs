using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Lrs.Records.Statements;

namespace Lrs.Records.Activities;

/// <summary>
/// The definition of an activity as the store determines it: a property counts as the newest statement has it; the languages of its texts
/// and its extensions are gathered from all. 1.0.3 Communication 2.1.3, 2.5; 2.0 4.1.6.1, 4.1.6.4.
/// </summary>
internal static class MergedDefinition
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>From statements, newest first; null where none of them defines the activity.</summary>
    public static JsonElement? Of(string id, IReadOnlyList<Statement> statements)
    {
        var definitions = statements.SelectMany(Activities)
            .Where(activity => activity.Id == id && activity.Definition is not null).Select(activity => activity.Definition!.Json).ToList();
        return definitions.Count == 0 ? null : Merge(definitions);
    }

    /// <summary>The activities a statement speaks of.</summary>
    public static IEnumerable<Activity> Activities(Statement statement)
    {
        foreach (var (target, context) in Parts(statement))
        {
            if (target is Activity activity)
                yield return activity;
            foreach (var around in context?.Activities.All ?? [])
                yield return around;
        }
    }

    private static IEnumerable<(StatementObject Object, Context? Context)> Parts(Statement statement)
    {
        yield return (statement.Object, statement.Context);
        if (statement.Object is SubStatement inner)
            yield return (inner.Object, inner.Context);
    }

    private static JsonElement Merge(IReadOnlyList<JsonElement> definitions)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output, Plain))
        {
            writer.WriteStartObject();
            foreach (var property in definitions.SelectMany(definition => definition.EnumerateObject()).GroupBy(property => property.Name))
                WriteMerged(writer, property.Key, [.. property.Select(one => one.Value)]);
            writer.WriteEndObject();
        }

        using var merged = JsonDocument.Parse(output.WrittenMemory, new JsonDocumentOptions { MaxDepth = 1000 });
        return merged.RootElement.Clone();
    }

    private static void WriteMerged(Utf8JsonWriter writer, string name, IReadOnlyList<JsonElement> values)
    {
        writer.WritePropertyName(name);
        if (name is not ("name" or "description" or "extensions"))
        {
            writer.WriteRawValue(values[0].GetRawText(), skipInputValidation: true);
            return;
        }

        writer.WriteStartObject();
        foreach (var entry in values.SelectMany(map => map.EnumerateObject()).DistinctBy(entry => entry.Name))
        {
            writer.WritePropertyName(entry.Name);
            writer.WriteRawValue(entry.Value.GetRawText(), skipInputValidation: true);
        }

        writer.WriteEndObject();
    }
}
