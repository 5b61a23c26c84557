using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Player.Attempts;

/// <summary>
/// The SCOs of an attempt by item identifier. One that nobody asks for stays the JSON it was stored as and is written back byte for byte:
/// a commit of one lesson does not read what a thousand others hold. Immutable.
/// </summary>
public sealed class ScoStates : IEnumerable<KeyValuePair<string, ScoState>>
{
    private readonly ImmutableSortedDictionary<string, Kept> _scos;

    private ScoStates(ImmutableSortedDictionary<string, Kept> scos) => _scos = scos;

    public static ScoStates Empty { get; } = new(ImmutableSortedDictionary.Create<string, Kept>(StringComparer.Ordinal));

    public ScoState this[string item] => _scos[item].State;

    public IEnumerable<ScoState> Values => _scos.Values.Select(kept => kept.State);

    public bool ContainsKey(string item) => _scos.ContainsKey(item);

    public ScoState? GetValueOrDefault(string item) => _scos.GetValueOrDefault(item)?.State;

    public bool TryGetValue(string item, [NotNullWhen(true)] out ScoState? state) => (state = GetValueOrDefault(item)) is not null;

    public ScoStates SetItem(string item, ScoState state) => new(_scos.SetItem(item, new Kept(state)));

    public ScoStates SetItems(IEnumerable<KeyValuePair<string, ScoState>> states) =>
        new(_scos.SetItems(states.Select(pair => KeyValuePair.Create(pair.Key, new Kept(pair.Value)))));

    public IEnumerator<KeyValuePair<string, ScoState>> GetEnumerator() =>
        _scos.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.State)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The SCOs of a stored attempt, none of them read yet.</summary>
    internal static ScoStates In(ReadOnlyMemory<byte> document, JsonSerializerOptions options)
    {
        var reader = new Utf8JsonReader(document.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals("scos"u8);
            reader.Read();
            if (found)
                return new ScoStates(ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, Each(ref reader, document, options)));
            reader.Skip();
        }

        return Empty;
    }

    private static List<KeyValuePair<string, Kept>> Each(ref Utf8JsonReader reader, ReadOnlyMemory<byte> document, JsonSerializerOptions options)
    {
        var each = new List<KeyValuePair<string, Kept>>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var item = reader.GetString()!;
            reader.Read();
            var begin = (int)reader.TokenStartIndex;
            reader.Skip();
            each.Add(new(item, new Kept(document[begin..(int)reader.BytesConsumed], options)));
        }

        return each;
    }

    /// <summary>One SCO: as it was stored until somebody asks.</summary>
    private sealed class Kept
    {
        private readonly ReadOnlyMemory<byte> _text;
        private readonly JsonSerializerOptions? _options;
        private ScoState? _state;

        public Kept(ScoState state) => _state = state;

        public Kept(ReadOnlyMemory<byte> text, JsonSerializerOptions options) => (_text, _options) = (text, options);

        public ScoState State => _state ??= JsonSerializer.Deserialize<ScoState>(_text.Span, _options) ?? throw new JsonException("The state of a SCO is an object.");

        public void Write(Utf8JsonWriter writer, JsonSerializerOptions options)
        {
            if (_text.IsEmpty)
                JsonSerializer.Serialize(writer, State, options);
            else
                writer.WriteRawValue(_text.Span, skipInputValidation: true);
        }
    }

    /// <summary>Writes them; reading is left to <see cref="In"/>, which needs the text itself.</summary>
    internal sealed class Converter : JsonConverter<ScoStates>
    {
        public override ScoStates Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            reader.Skip();
            return Empty;
        }

        public override void Write(Utf8JsonWriter writer, ScoStates value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var (item, kept) in value._scos)
            {
                writer.WritePropertyName(item);
                kept.Write(writer, options);
            }

            writer.WriteEndObject();
        }
    }
}
