using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Player.Attempts;

/// <summary>
/// Reads sorted dictionaries in ordinal order. The serializer's own way sorts by the rules of a language, which gives another order than
/// the one written and takes most of the time of a commit on a large course.
/// </summary>
internal sealed class OrdinalDictionaryConverter<T> : JsonConverter<ImmutableSortedDictionary<string, T>>
{
    public override ImmutableSortedDictionary<string, T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("An object is expected.");
        var read = new List<KeyValuePair<string, T>>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            reader.Read();
            read.Add(new(key, JsonSerializer.Deserialize<T>(ref reader, options)!));
        }

        return ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, read);
    }

    public override void Write(Utf8JsonWriter writer, ImmutableSortedDictionary<string, T> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (key, item) in value)
        {
            writer.WritePropertyName(key);
            JsonSerializer.Serialize(writer, item, options);
        }

        writer.WriteEndObject();
    }
}

/// <summary>The same for a set.</summary>
internal sealed class OrdinalSetConverter : JsonConverter<ImmutableSortedSet<string>>
{
    public override ImmutableSortedSet<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ImmutableSortedSet.CreateRange(StringComparer.Ordinal, JsonSerializer.Deserialize<List<string>>(ref reader, options)!);

    public override void Write(Utf8JsonWriter writer, ImmutableSortedSet<string> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var item in value)
            writer.WriteStringValue(item);
        writer.WriteEndArray();
    }
}
