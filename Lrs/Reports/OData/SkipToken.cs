using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using Lrs.Reports.Feeds;

namespace Lrs.Reports.OData;

/// <summary>Where the next page begins: the order, and its values in the last row given. OData Protocol 11.2.6.7.</summary>
public static class SkipToken
{
    /// <summary>The token after a row whose order values are <paramref name="values"/>.</summary>
    public static string Write(string orderText, IReadOnlyList<object?> values) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(values.Select(Plain).Prepend(orderText).ToArray()));

    /// <summary>The values a token holds; <see cref="ODataRefusedException"/> where it is not one of ours for this order.</summary>
    public static IReadOnlyList<object?> Read(string token, string orderText, IReadOnlyList<FeedOrder> order)
    {
        try
        {
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(token));
            var parts = json.RootElement.EnumerateArray().ToList();
            if (parts.Count == order.Count + 1 && parts[0].GetString() == orderText)
                return order.Select((o, i) => Value(parts[i + 1], o.Column.Kind)).ToList();
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException or InvalidOperationException)
        {
            throw Refusal();
        }

        throw Refusal();
    }

    private static ODataRefusedException Refusal() => new("wrong-skiptoken", "$skiptoken", new(
        "यह $skiptoken इस क्रम का नहीं है। @odata.nextLink को बिना बदले प्रयोग करें।",
        "This $skiptoken does not belong to this order. Use @odata.nextLink unchanged."));

    private static object? Plain(object? value) => value is DateTimeOffset instant ? instant.ToString("O", CultureInfo.InvariantCulture) : value;

    private static object? Value(JsonElement part, ColumnKind kind) => part.ValueKind == JsonValueKind.Null ? null : kind switch
    {
        ColumnKind.Text => part.GetString(),
        ColumnKind.Number => part.GetInt64(),
        ColumnKind.Fraction => part.GetDouble(),
        ColumnKind.Instant => part.GetDateTimeOffset(),
        ColumnKind.Flag => part.GetBoolean(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
