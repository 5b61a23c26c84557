using System.Net;
using Lrs.Records;
using Lrs.Records.Stream;
using Lrs.Web;
using Microsoft.Extensions.Options;

namespace Lrs.Host;

/// <summary><c>/metrics</c> in Prometheus text, for those that <c>Host:Metrics</c> lets in; to others there is no such page.</summary>
public static class MetricsPage
{
    private const string Path = "/metrics";

    // Their presence says that a proxy passed the request on for somebody else, although the connection is of this machine.
    private static readonly string[] PassedOn = ["X-Forwarded-For", "X-Original-For", "X-Forwarded-Host", "Forwarded", "Via", "X-Real-IP"];

    public static IApplicationBuilder UseMetrics(this WebApplication app)
    {
        var mode = app.Services.GetRequiredService<IOptions<HostOptions>>().Value.Metrics;
        if (mode == "off")
            return app;
        var web = app.Services.GetRequiredService<IOptions<WebOptions>>().Value;
        return app.MapWhen(
            http => http.Request.Path == Path && (mode == "all" ? !web.IsContent(http.Request) : IsOfThisMachine(http)),
            page =>
            {
                page.Use(async (http, next) =>
                {
                    await MeasureStream(http);
                    await next(http);
                });
                page.UseOpenTelemetryPrometheusScrapingEndpoint(Path);
            });
    }

    internal static bool IsOfThisMachine(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && !PassedOn.Any(http.Request.Headers.ContainsKey);

    /// <summary>How far the roll-ups are behind is read when somebody asks; everything else is counted as it happens.</summary>
    private static async Task MeasureStream(HttpContext http)
    {
        var runner = http.RequestServices.GetRequiredService<RollUpRunner>();
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (var rollUp in http.RequestServices.GetServices<RollUp>())
        {
            var behind = await runner.LagOf(rollUp.Name, http.RequestAborted);
            var asOf = await runner.AsOf(rollUp.Name, http.RequestAborted);
            RecordsMeter.Behind(rollUp.Name, behind, behind == 0 || asOf > now ? TimeSpan.Zero : now - asOf);
        }
    }
}
