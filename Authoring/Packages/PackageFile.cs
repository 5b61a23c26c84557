using System.Text.Json.Serialization;
using Microsoft.AspNetCore.StaticFiles;

namespace Authoring.Packages;

/// <summary>A file of a package: where it lies inside, and its content in the blob store.</summary>
public sealed record PackageFile(string Path, string Sha256, long Length)
{
    private static readonly FileExtensionContentTypeProvider Types = new(new Dictionary<string, string>(
        new FileExtensionContentTypeProvider().Mappings, StringComparer.OrdinalIgnoreCase)
    {
        // Old tools save pages with these endings; browsers must see the true type.
        [".xhtml"] = "application/xhtml+xml",
        [".mjs"] = "text/javascript",
        [".js"] = "text/javascript",
        [".vtt"] = "text/vtt",
        [".m4a"] = "audio/mp4",
        [".wasm"] = "application/wasm",
        [".woff2"] = "font/woff2",
        [".json"] = "application/json",
        [".xsd"] = "text/xml",
    });

    /// <summary>Served as this type, by the ending of the path.</summary>
    [JsonIgnore]
    public string ContentType => Types.TryGetContentType(Path, out var type) ? type : "application/octet-stream";
}
