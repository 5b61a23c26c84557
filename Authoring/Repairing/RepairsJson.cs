using System.Text.Json;

namespace Authoring.Repairing;

/// <summary>How the repairs of a version are stored.</summary>
internal static class RepairsJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static string Write(RepairList repairs) => JsonSerializer.Serialize(repairs, Options);

    public static RepairList Read(string json) => JsonSerializer.Deserialize<RepairList>(json, Options) ?? RepairList.None;
}
