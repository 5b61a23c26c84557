using System.Net;
using Microsoft.Extensions.Configuration;

namespace Lrs.Web;

/// <summary>Whether every address this process is told to answer on, and both origins people reach it by, are of this machine alone.</summary>
public static class ThisMachine
{
    /// <summary>The first address that others can reach; null where there is none.</summary>
    public static string? OpenAddress(IConfiguration configuration) => Addresses(configuration).FirstOrDefault(address => !IsLoopback(address));

    private static IEnumerable<string> Addresses(IConfiguration configuration)
    {
        foreach (var url in (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            yield return url;
        foreach (var endpoint in configuration.GetSection("Kestrel:Endpoints").GetChildren())
            if (endpoint["Url"] is { Length: > 0 } url)
                yield return url;
        foreach (var ports in new[] { "http_ports", "https_ports" })
            if (configuration[ports] is { Length: > 0 } && string.IsNullOrEmpty(configuration["urls"]))
                yield return $"{ports}={configuration[ports]}";
        foreach (var origin in new[] { nameof(WebOptions.PortalOrigin), nameof(WebOptions.ContentOrigin) })
            if (configuration[$"{WebOptions.Section}:{origin}"] is { Length: > 0 } named)
                yield return WebOptions.Plain(named);
    }

    private static bool IsLoopback(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));
}
