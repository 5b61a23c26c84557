using System.Text.Json;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Lrs.Records.Statements.Querying;

/// <summary>Which language of a map a reader gets in the canonical format, by Accept-Language (RFC 2616 14.4).</summary>
internal sealed class Languages
{
    private readonly IReadOnlyList<string> _wanted = [];
    private readonly IReadOnlyList<string> _unwanted = [];

    public Languages(StringValues acceptLanguage)
    {
        if (!StringWithQualityHeaderValue.TryParseList([.. acceptLanguage.OfType<string>()], out var list))
            return;
        _wanted = [.. list.Where(one => one.Quality is not 0).OrderByDescending(one => one.Quality ?? 1).Select(one => one.Value.ToString())];
        _unwanted = [.. list.Where(one => one.Quality is 0).Select(one => one.Value.ToString()).Where(range => range != "*")];
    }

    /// <summary>The best entry of a language map; where nothing fits the first one, rather not of a language with the quality 0.</summary>
    public JsonProperty? Best(JsonElement map)
    {
        foreach (var wanted in _wanted)
            foreach (var fits in (ReadOnlySpan<Func<string, string, bool>>)[IsSame, IsRegionOf, IsWider])
                foreach (var entry in map.EnumerateObject())
                    if (fits(entry.Name, wanted) && !IsUnwanted(entry.Name))
                        return entry;
        JsonProperty? first = null;
        foreach (var entry in map.EnumerateObject())
        {
            if (!IsUnwanted(entry.Name))
                return entry;
            first ??= entry;
        }

        return first;
    }

    /// <summary>Refused by itself or with its language, and not wanted by name.</summary>
    private bool IsUnwanted(string tag) =>
        _unwanted.Any(range => IsSame(tag, range) || (IsRegionOf(tag, range) && !_wanted.Contains(tag, StringComparer.OrdinalIgnoreCase)));

    private static bool IsSame(string tag, string wanted) => wanted == "*" || tag.Equals(wanted, StringComparison.OrdinalIgnoreCase);

    private static bool IsRegionOf(string tag, string wanted) => tag.StartsWith(wanted + "-", StringComparison.OrdinalIgnoreCase);

    private static bool IsWider(string tag, string wanted) => wanted.StartsWith(tag + "-", StringComparison.OrdinalIgnoreCase);
}
