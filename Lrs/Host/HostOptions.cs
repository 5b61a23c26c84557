using System.Net;

namespace Lrs.Host;

/// <summary>How this process listens, logs and starts.</summary>
public sealed class HostOptions
{
    public const string Section = "Host";

    /// <summary>TCP port of both origins. Default 5080.</summary>
    public int Port { get; set; } = 5080;

    /// <summary>Address to listen on: <c>localhost</c> (this machine only, the default), <c>*</c> (every address) or an IP address.</summary>
    public string Bind { get; set; } = "localhost";

    /// <summary>Whether sample content, sign-ins and the key <c>sample</c> exist; only while bound to loopback. Default true.</summary>
    public bool Samples { get; set; } = true;

    /// <summary>Folder of the sample content. Default: <c>content-samples</c>, searched upwards from the program.</summary>
    public string SampleFolder { get; set; } = "";

    /// <summary><c>json</c> (one object a line, the default) or <c>text</c>.</summary>
    public string LogFormat { get; set; } = "json";

    /// <summary>Seconds that a stop waits for requests to finish. Default 30.</summary>
    public int StopSeconds { get; set; } = 30;

    /// <summary>Minutes between two scheduled runs of the roll-ups, behind the runner that follows the stream. Default 1.</summary>
    public int RollUpMinutes { get; set; } = 1;

    /// <summary>Who may read <c>/metrics</c>: <c>loopback</c> (programs of this machine, the default), <c>all</c> or <c>off</c>.</summary>
    public string Metrics { get; set; } = "loopback";

    /// <summary>Where traces go: address of an OTLP/HTTP collector such as <c>http://localhost:4318</c>. Default none.</summary>
    public string TraceEndpoint { get; set; } = "";

    /// <summary>Longest headers of a request together, in bytes; longer ones are 431. Default 32 KiB.</summary>
    public int LongestHeaders { get; set; } = 32 * 1024;

    /// <summary>Longest first line of a request, address and query, in bytes; a longer one is 414. Default 16 KiB.</summary>
    public int LongestAddress { get; set; } = 16 * 1024;

    internal bool TraceEndpointIsValid =>
        TraceEndpoint.Length == 0 || (Uri.TryCreate(TraceEndpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https");

    internal bool BindIsValid => Bind is "localhost" or "*" || IPAddress.TryParse(Bind, out _);
}
