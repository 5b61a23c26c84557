using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;

namespace Lrs.Web;

/// <summary>Style sheets, scripts and pictures embedded in the rooms; each has an address of its content, cached for a year.</summary>
public static class Asset
{
    private const string Prefix = "assets/";
    private static readonly FileExtensionContentTypeProvider Types = new();
    private static readonly ConcurrentDictionary<string, (string Hash, byte[] Bytes)> Known = new(StringComparer.Ordinal);

    static Asset() => Register(typeof(Asset).Assembly);

    /// <summary>The address of an asset, for example <c>/assets/1f…/site.css</c>. An unknown name is a bug.</summary>
    public static string Url(string name) => $"/{Prefix}{Known[name].Hash}/{name}";

    /// <summary>Offers the files of a room's <c>Assets</c> folder.</summary>
    public static IServiceCollection AddAssets(this IServiceCollection services, Assembly assembly)
    {
        Register(assembly);
        return services;
    }

    /// <summary>Serves the assets on every host.</summary>
    public static void MapAssets(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/assets/{hash}/{name}", (string hash, string name, HttpContext http) =>
        {
            if (!Known.TryGetValue(name, out var asset) || asset.Hash != hash)
                return Results.NotFound();
            http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return Results.Bytes(asset.Bytes, Types.TryGetContentType(name, out var type) ? type : "application/octet-stream");
        });

    private static void Register(Assembly assembly)
    {
        foreach (var resource in assembly.GetManifestResourceNames().Where(r => r.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            Known[resource[Prefix.Length..]] = (Convert.ToHexStringLower(SHA256.HashData(bytes))[..12], bytes);
        }
    }
}
