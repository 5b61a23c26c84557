using Lrs.Records;
using Lrs.Storage;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Lrs.Host;

/// <summary>What the house shows to the operator's tools: metrics that are fetched, traces that are sent.</summary>
public static class Telemetry
{
    private const string Service = "lrs";

    // The last three are of the platform: connections, memory and garbage collection, the pool of PostgreSQL connections.
    private static readonly string[] Meters =
        [StorageMeter.Name, RecordsMeter.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql"];

    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(HostOptions.Section).Get<HostOptions>() ?? new HostOptions();
        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService(Service));
        if (options.Metrics != "off")
            telemetry.WithMetrics(metrics => metrics.AddMeter(Meters).AddPrometheusExporter(exporter => exporter.ScrapeResponseCacheDurationMilliseconds = 0));
        if (options.TraceEndpoint.Length > 0 && options.TraceEndpointIsValid)
            telemetry.WithTracing(traces => traces
                .AddSource(StorageMeter.Name, RecordsMeter.Name)
                .AddAspNetCoreInstrumentation()
                .AddOtlpExporter(otlp => (otlp.Protocol, otlp.Endpoint) = (OtlpExportProtocol.HttpProtobuf, TracesOf(new Uri(options.TraceEndpoint)))));
        return builder;
    }

    /// <summary>A collector named without a path takes traces at the path the OTLP specification gives.</summary>
    private static Uri TracesOf(Uri collector) => collector.AbsolutePath == "/" ? new Uri(collector, "v1/traces") : collector;
}
