using System.Text.Json;
using Authoring.Manifests;
using Authoring.Repairing;
using Lrs.Storage;

namespace Authoring.Packages;

/// <summary>How a checked package waits for its publication.</summary>
internal static class PackageJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static string Write(Package package) =>
        JsonSerializer.Serialize(new Stored(ManifestJson.Write(package.Manifest), package.Files, package.Repairs, package.Original), Options);

    public static Package Read(string json)
    {
        var stored = JsonSerializer.Deserialize<Stored>(json, Options) ?? throw new JsonException("A package can't be null.");
        return new(ManifestJson.Read(stored.Manifest), stored.Files) { Repairs = stored.Repairs ?? RepairList.None, Original = stored.Original };
    }

    // The manifest nests deeper than these options allow, so it keeps its own text.
    private sealed record Stored(string Manifest, IReadOnlyList<PackageFile> Files, RepairList? Repairs, Blob? Original);
}
