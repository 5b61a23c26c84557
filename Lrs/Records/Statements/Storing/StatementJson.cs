using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Lrs.Records.Statements.Reading;
using Lrs.Storage;

namespace Lrs.Records.Statements.Storing;

/// <summary>
/// The text the store gives out: the sender's, byte for byte, with id, stored, timestamp, authority and version set (2.0 4.2.4.2) and
/// timestamps in UTC (1.0.3 Data 4.5; 2.0 4.2.7).
/// id and stored stand first at fixed places, so that <c>stored</c> can be written in the moment of storing.
/// </summary>
internal static class StatementJson
{
    private const string InstantFormat = "yyyy-MM-ddTHH:mm:ss.ffffffZ";
    private const int InstantLength = 27;
    private const int StoredAt = 7 + 36 + 12;
    private const int TimestampAt = StoredAt + InstantLength + 15;
    private static readonly string Blank = new('0', InstantLength);

    /// <summary>The complete text, with room for <c>stored</c>; <see cref="Stamp"/> fills it.</summary>
    public static byte[] Complete(Statement statement, Guid id, byte[] authority)
    {
        var json = statement.HasSingleContextActivity ? ContextLists.Rewrite(statement.Json) : statement.Json;
        var output = new ArrayBufferWriter<byte>(json.Length + authority.Length + 192);
        Write(output, $"{{\"id\":\"{id:D}\",\"stored\":\"{Blank}\"");
        if (statement.Timestamp is null)
            Write(output, $",\"timestamp\":\"{Blank}\"");
        CopyProperties(json.Span, statement, output);
        Write(output, ",\"authority\":");
        output.Write(authority);
        Write(output, $",\"version\":\"{statement.Version}\"}}");
        return output.WrittenSpan.ToArray();
    }

    /// <summary>
    /// Writes the moment of storing where <see cref="Complete"/> left room; a statement without timestamp gets the same.
    /// 1.0.3 Data 2.4.7; 2.0 4.2.4.2. A text that has it already stays as it is.
    /// </summary>
    public static void Stamp(byte[] completed, long storedMicros)
    {
        if (!IsBlank(completed, StoredAt))
            return;
        var text = Instants.FromMicros(storedMicros).UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture);
        Encoding.ASCII.GetBytes(text, completed.AsSpan(StoredAt, InstantLength));
        if (IsBlank(completed, TimestampAt) && completed.AsSpan(0, TimestampAt).EndsWith("\"timestamp\":\""u8))
            Encoding.ASCII.GetBytes(text, completed.AsSpan(TimestampAt, InstantLength));
    }

    private static bool IsBlank(ReadOnlySpan<byte> text, int at) =>
        text.Length > at + InstantLength && text.Slice(at, InstantLength).IndexOfAnyExcept((byte)'0') < 0;

    private static void CopyProperties(ReadOnlySpan<byte> json, Statement statement, ArrayBufferWriter<byte> output)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 1000 });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isOurs = reader.ValueTextEquals("id"u8) || reader.ValueTextEquals("stored"u8)
                || reader.ValueTextEquals("authority"u8) || reader.ValueTextEquals("version"u8);
            var isTimestamp = reader.ValueTextEquals("timestamp"u8);
            var hasTimestamp = statement.Object is SubStatement { Timestamp: not null } && reader.ValueTextEquals("object"u8);
            var name = (int)reader.TokenStartIndex;
            reader.Read();
            var value = (int)reader.TokenStartIndex;
            reader.Skip();
            if (isOurs)
                continue;
            Write(output, ",");
            output.Write(json[name..value]);
            var written = json[value..(int)reader.BytesConsumed];
            if (isTimestamp)
                WriteInUtc(written, output);
            else if (hasTimestamp)
                CopySubStatement(written, output);
            else
                output.Write(written);
        }
    }

    private static void CopySubStatement(ReadOnlySpan<byte> json, ArrayBufferWriter<byte> output)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 1000 });
        reader.Read();
        while (reader.Read() && !reader.ValueTextEquals("timestamp"u8))
        {
            reader.Read();
            reader.Skip();
        }

        reader.Read();
        var (value, end) = ((int)reader.TokenStartIndex, (int)reader.BytesConsumed);
        output.Write(json[..value]);
        WriteInUtc(json[value..end], output);
        output.Write(json[end..]);
    }

    private static void WriteInUtc(ReadOnlySpan<byte> timestamp, ArrayBufferWriter<byte> output)
    {
        var reader = new Utf8JsonReader(timestamp);
        reader.Read();
        if (reader.GetString() is [.., not ('Z' or 'z')] text)
            Write(output, $"\"{Formats.Utc(text)}\"");
        else
            output.Write(timestamp);
    }

    private static void Write(ArrayBufferWriter<byte> output, string text)
    {
        var span = output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        output.Advance(Encoding.UTF8.GetBytes(text, span));
    }
}
