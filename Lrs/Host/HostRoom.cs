using Lrs.Web;
using Microsoft.Extensions.Logging.Console;

namespace Lrs.Host;

/// <summary>Whether samples are asked for and nobody else can reach this process.</summary>
public sealed record SamplesAllowed(bool Value);

public static class HostRoom
{
    public static WebApplicationBuilder AddHost(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<HostOptions>().BindConfiguration(HostOptions.Section)
            .Validate(o => o.Port is > 0 and < 65536, "Host:Port must be 1 to 65535.")
            .Validate(o => o.BindIsValid, "Host:Bind must be localhost, * or an IP address.")
            .Validate(o => o.LogFormat is "json" or "text", "Host:LogFormat must be json or text.")
            .Validate(o => o.StopSeconds is >= 0 and <= 600, "Host:StopSeconds must be 0 to 600.")
            .Validate(o => o.RollUpMinutes is > 0 and <= 1440, "Host:RollUpMinutes must be 1 to 1440.")
            .Validate(o => o.LongestHeaders is >= 4096 and <= 1048576, "Host:LongestHeaders must be 4096 to 1048576 bytes.")
            .Validate(o => o.LongestAddress is >= 1024 and <= 1048576, "Host:LongestAddress must be 1024 to 1048576 bytes.")
            .Validate(o => o.Metrics is "loopback" or "all" or "off", "Host:Metrics must be loopback, all or off.")
            .Validate(o => o.TraceEndpointIsValid, "Host:TraceEndpoint must be the http or https address of an OTLP collector, such as http://localhost:4318.")
            .ValidateOnStart();
        builder.Services.AddSingleton<SampleData>();
        var options = builder.Configuration.GetSection(HostOptions.Section).Get<HostOptions>() ?? new HostOptions();

        builder.DeriveOrigins(options.Port);
        builder.WebHost.UseUrls($"http://{options.Bind}:{options.Port}");
        // Samples stay on this machine alone. Their people have no telephones: one-time passwords are shown on a page.
        var samples = new SamplesAllowed(options.Samples && ThisMachine.OpenAddress(builder.Configuration) is null);
        builder.Services.AddSingleton(samples);
        if (samples.Value)
            builder.Configuration["People:ShowOutbox"] ??= "true";
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestHeadersTotalSize = options.LongestHeaders;
            kestrel.Limits.MaxRequestLineSize = options.LongestAddress;
        });
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(
            o => o.ShutdownTimeout = TimeSpan.FromSeconds(options.StopSeconds));
        builder.AddLogs(options.LogFormat);
        return builder;
    }

    /// <summary>Both origins follow the port unless they are set themselves.</summary>
    private static void DeriveOrigins(this WebApplicationBuilder builder, int port)
    {
        foreach (var (name, host) in new[] { (nameof(WebOptions.PortalOrigin), "localhost"), (nameof(WebOptions.ContentOrigin), "*.localhost") })
        {
            var key = $"{WebOptions.Section}:{name}";
            if (string.IsNullOrEmpty(builder.Configuration[key]))
                builder.Configuration[key] = $"http://{host}:{port}";
        }
    }

    private static void AddLogs(this WebApplicationBuilder builder, string format)
    {
        builder.Logging.ClearProviders();
        if (format == "json")
            builder.Logging.AddJsonConsole(o => o.UseUtcTimestamp = true);
        else
            builder.Logging.AddSimpleConsole(o => o.ColorBehavior = LoggerColorBehavior.Disabled);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Quartz", LogLevel.Warning);
    }
}
