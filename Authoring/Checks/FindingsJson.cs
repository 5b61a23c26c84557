using System.Text.Json;

namespace Authoring.Checks;

/// <summary>How findings are stored.</summary>
public static class FindingsJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static string Write(IReadOnlyList<Finding> findings) => JsonSerializer.Serialize(findings, Options);

    public static IReadOnlyList<Finding> Read(string json) => JsonSerializer.Deserialize<List<Finding>>(json, Options) ?? [];
}
