using System.Text.Json;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Lrs.Records.Statements.Querying;

/// <summary>Which language of a map a reader gets in the canonical format, by Accept-Language.</summary>
internal sealed class Languages(StringValues acceptLanguage)
{
    private readonly IReadOnlyList<string> _wanted = StringWithQualityHeaderValue.TryParseList([.. acceptLanguage.OfType<string>()], out var list)
        ? [.. list.Where(one => one.Quality is not 0).OrderByDescending(one => one.Quality ?? 1).Select(one => one.Value.ToString())]
        : [];

    /// <summary>The best entry of a language map; the first where nothing fits.</summary>
    public JsonProperty? Best(JsonElement map)
    {
        foreach (var wanted in _wanted)
            foreach (var fits in (ReadOnlySpan<Func<string, string, bool>>)[IsSame, IsRegionOf, IsWider])
                foreach (var entry in map.EnumerateObject())
                    if (fits(entry.Name, wanted))
                        return entry;
        foreach (var entry in map.EnumerateObject())
            return entry;
        return null;
    }

    private static bool IsSame(string tag, string wanted) => wanted == "*" || tag.Equals(wanted, StringComparison.OrdinalIgnoreCase);

    private static bool IsRegionOf(string tag, string wanted) => tag.StartsWith(wanted + "-", StringComparison.OrdinalIgnoreCase);

    private static bool IsWider(string tag, string wanted) => wanted.StartsWith(tag + "-", StringComparison.OrdinalIgnoreCase);
}
