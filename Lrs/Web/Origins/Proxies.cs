using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace Lrs.Web;

/// <summary>The servers in front of the house. Behind them every request would seem to come from one address, and limits per address would hit everybody.</summary>
public static class Proxies
{
    /// <summary>Takes the caller's address and scheme from X-Forwarded-For and X-Forwarded-Proto, if a proxy of the options sent them. First of all.</summary>
    public static IApplicationBuilder UseProxies(this IApplicationBuilder app)
    {
        var known = Read(app.ApplicationServices.GetRequiredService<IOptions<WebOptions>>().Value.Proxies);
        if (known is not { Count: > 0 })
            return app;
        // Without a limit the chain is followed back to the first address that is no proxy of ours; what lies beyond it may be invented.
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in known)
            options.KnownIPNetworks.Add(network);
        return app.UseForwardedHeaders(options);
    }

    /// <summary>Addresses and networks (CIDR) with commas between them; null where one can't be read.</summary>
    internal static IReadOnlyList<IPNetwork>? Read(string list)
    {
        var read = list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(One).ToList();
        return read.Contains(null) ? null : [.. read.OfType<IPNetwork>()];
    }

    private static IPNetwork? One(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}
