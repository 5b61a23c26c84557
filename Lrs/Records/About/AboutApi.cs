using Lrs.Records.Door;
using Lrs.Records.Statements.Reading;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lrs.Records.About;

/// <summary>What this store speaks, for anyone who asks. 1.0.3 Communication 2.8; 2.0 4.1.6.7.</summary>
internal static class AboutApi
{
    private static readonly string[] Versions = ["1.0.0", "1.0.1", "1.0.2", "1.0.3", "2.0.0"];

    public static void MapAbout(this IEndpointRouteBuilder routes) =>
        routes.MapMethods(XapiDoor.Root + "/about", ["GET", "HEAD"], Get);

    /// <summary>200, or 400 for a parameter.</summary>
    private static IResult Get(HttpRequest request)
    {
        var version = XapiVersion.Parse(request.Headers[XapiVersion.Header].FirstOrDefault()) ?? XapiVersion.Two;
        return new Parameters(request.Query, version, new Clause("Communication 2.8", "4.1.6.7")).Failure is { } failure
            ? failure.ToResult()
            : Results.Json(new { version = Versions });
    }
}
