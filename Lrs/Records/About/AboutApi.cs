using Lrs.Records.Door;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lrs.Records.About;

/// <summary>What this store speaks, for anyone who asks. 1.0.3 Communication 2.8; 2.0 4.1.6.7.</summary>
internal static class AboutApi
{
    private static readonly string[] Versions = ["1.0.0", "1.0.1", "1.0.2", "1.0.3", "2.0.0"];

    public static void MapAbout(this IEndpointRouteBuilder routes) =>
        routes.MapMethods(XapiDoor.Root + "/about", ["GET", "HEAD"], () => Results.Json(new { version = Versions }));
}
