using Microsoft.AspNetCore.Http;

namespace Lrs.Web;

/// <summary>The two addresses of the house. Packages are other people's programs, so they get an origin of their own.</summary>
public sealed class WebOptions
{
    public const string Section = "Web";

    private const string AnyHost = "*.";

    /// <summary>Where people sign in and tools post statements. Default <c>http://localhost:5080</c>.</summary>
    public string PortalOrigin { get; set; } = "http://localhost:5080";

    /// <summary>
    /// Where package content is served; another host, so no portal cookie reaches it. With <c>*</c> as its first label every registration
    /// gets a host of its own, so that no package reaches what another one keeps in the browser. Default <c>http://*.localhost:5080</c>.
    /// </summary>
    public string ContentOrigin { get; set; } = "http://*.localhost:5080";

    /// <summary>Proxies whose X-Forwarded-For and X-Forwarded-Proto are believed: addresses or networks with commas between. Default none.</summary>
    public string Proxies { get; set; } = "";

    /// <summary>The content origin of one label, such as <c>http://c-1f….localhost:5080</c>; the same for all where no <c>*</c> asks for several.</summary>
    public string ContentOriginOf(string label) => ContentOrigin.Replace(AnyHost, $"{label}.", StringComparison.Ordinal);

    /// <summary>Whether a request came to the content origin of that label.</summary>
    public bool IsContentOf(string label, HttpRequest request) =>
        string.Equals(Authority(ContentOriginOf(label)), request.Host.Value, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a request came to a content origin at all.</summary>
    public bool IsContent(HttpRequest request) =>
        Matches(Authority(ContentOrigin), request.Host.Value ?? "");

    internal static string Authority(string origin)
    {
        var uri = new Uri(Plain(origin));
        var authority = uri.IsDefaultPort ? uri.Host : uri.Authority;
        return origin.Contains(AnyHost, StringComparison.Ordinal) ? AnyHost + authority : authority;
    }

    internal static bool IsOrigin(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") && value == uri.GetLeftPart(UriPartial.Authority);

    internal static bool IsContentOrigin(string value) => IsOrigin(Plain(value));

    /// <summary>The origin without its <c>*</c>.</summary>
    internal static string Plain(string origin) => origin.Replace("://" + AnyHost, "://", StringComparison.Ordinal);

    /// <summary>The portal must lie outside the content hosts, also outside a wildcard.</summary>
    internal bool HostsDiffer => !Matches(Authority(ContentOrigin).Split(':')[0], Authority(PortalOrigin).Split(':')[0]);

    private static bool Matches(string pattern, string host) => pattern.StartsWith(AnyHost, StringComparison.Ordinal)
        ? host.Length > pattern.Length - 1 && host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
        : string.Equals(pattern, host, StringComparison.OrdinalIgnoreCase);
}
