using System.Text.Json;

namespace Authoring.Manifests;

/// <summary>How a published course version stores its manifest. Items nest deeper than the serializer's default allows.</summary>
public static class ManifestJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        MaxDepth = 1_000,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write(Manifest manifest) => JsonSerializer.Serialize(manifest, Options);

    public static Manifest Read(string json) =>
        JsonSerializer.Deserialize<Manifest>(json, Options) ?? throw new JsonException("A manifest can't be null.");
}
