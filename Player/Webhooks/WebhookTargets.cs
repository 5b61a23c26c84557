using System.Net;
using System.Net.Sockets;
using Lrs.Web;
using Microsoft.Extensions.Options;

namespace Player.Webhooks;

/// <summary>
/// Where messages may go: to public addresses, and to what <c>Player:WebhookTargets</c> names. Whoever has a key could otherwise make this
/// server call machines that only it can reach. Names are judged by the address they stand for when the connection is made.
/// </summary>
public sealed class WebhookTargets(IOptions<PlayerOptions> options)
{
    private static readonly IReadOnlyList<IPNetwork> NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15",
            "224.0.0.0/4", "240.0.0.0/4", "::/128", "::1/128", "64:ff9b:1::/48", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    // IPv4 inside IPv6: NAT64 and 6to4 lead where the embedded address leads.
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    private readonly IReadOnlyList<string> _hosts = [.. Parts(options.Value.WebhookTargets).Where(part => NetworkOf(part) is null)];
    private readonly IReadOnlyList<IPNetwork> _networks = [.. Parts(options.Value.WebhookTargets).Select(NetworkOf).OfType<IPNetwork>()];

    /// <summary>Whether an option names hosts (<c>erp.haryana.gov.in</c>, <c>*.hr.gov.in</c>), addresses and networks only.</summary>
    public static bool Reads(string targets) =>
        Parts(targets).All(part => NetworkOf(part) is not null || Uri.CheckHostName(part.StartsWith("*.", StringComparison.Ordinal) ? part[2..] : part) == UriHostNameType.Dns);

    /// <summary>What can be refused before any name is looked up; null where nothing speaks against it.</summary>
    public Failure? Refuse(Uri address) =>
        IsNamed(address.Host) ? null
        : IPAddress.TryParse(address.Host.Trim('[', ']'), out var number) ? IsAllowed(number) ? null : Refused(address.Host)
        : address.IsLoopback ? Refused(address.Host)
        : null;

    /// <summary>Connects to an allowed address of the host; it is the one that was judged, whatever the name stands for a moment later.</summary>
    public async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await Dns.GetHostAddressesAsync(host, cancel);
        var allowed = IsNamed(host) ? addresses : [.. addresses.Where(IsAllowed)];
        if (allowed.Length == 0)
            throw new HttpRequestException($"refused: {host} is {string.Join(", ", addresses.Select(address => $"{address}"))}, which is not public; Player:WebhookTargets does not name it");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Whether messages may go to an address.</summary>
    public bool IsAllowed(IPAddress address)
    {
        address = Meant(address);
        return _networks.Any(network => network.Contains(address)) || !NotPublic.Any(network => network.Contains(address));
    }

    private bool IsNamed(string host) => _hosts.Any(named => named.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(named[1..], StringComparison.OrdinalIgnoreCase)
        : host.Equals(named, StringComparison.OrdinalIgnoreCase));

    private static IPAddress Meant(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return Nat64.Contains(address) ? new IPAddress(bytes[12..16]) : SixToFour.Contains(address) ? new IPAddress(bytes[2..6]) : address;
    }

    private static string[] Parts(string targets) => targets.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IPNetwork? NetworkOf(string part) =>
        IPNetwork.TryParse(part, out var network) ? network
        : IPAddress.TryParse(part, out var address) ? new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128)
        : null;

    private static Failure.Invalid Refused(string host) => new(new Problem(
        "address-not-public",
        new($"“{host}” सार्वजनिक पता नहीं है; वहाँ कुछ नहीं भेजा जाएगा।", $"“{host}” is not a public address; nothing is sent there."),
        Place: "/address",
        Cure: new("सार्वजनिक पता दें, या संचालक से इसे Player:WebhookTargets में जोड़ने को कहें।", "Give a public address, or ask the operator to add it to Player:WebhookTargets.")));
}
