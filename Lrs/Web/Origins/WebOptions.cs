namespace Lrs.Web;

/// <summary>The two addresses of the house. Packages are other people's programs, so they get an origin of their own.</summary>
public sealed class WebOptions
{
    public const string Section = "Web";

    /// <summary>Where people sign in and tools post statements. Default <c>http://localhost:5080</c>.</summary>
    public string PortalOrigin { get; set; } = "http://localhost:5080";

    /// <summary>Where package content is served; another host, so no portal cookie reaches it. Default <c>http://127.0.0.1:5080</c>.</summary>
    public string ContentOrigin { get; set; } = "http://127.0.0.1:5080";

    /// <summary>Proxies whose X-Forwarded-For and X-Forwarded-Proto are believed: addresses or networks with commas between. Default none.</summary>
    public string Proxies { get; set; } = "";

    internal static bool IsOrigin(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") && value == uri.GetLeftPart(UriPartial.Authority);

    internal bool HostsDiffer => new Uri(PortalOrigin).Host != new Uri(ContentOrigin).Host;
}
