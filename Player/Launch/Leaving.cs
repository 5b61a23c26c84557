using Authoring.Courses;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Player.Settings;

namespace Player.Launch;

/// <summary>Where the player leads when the course is left: back, to a page that says all is saved, or to one that closes its window.</summary>
public sealed class Leaving(Launches launches, CourseCatalog courses, SettingStore settings, IOptions<WebOptions> web)
{
    private const string Path = "/left";

    public static void MapLeft(IEndpointRouteBuilder portal) =>
        portal.MapGet(Path, (bool? close) => Page.Of<LeftPage>(new { Closes = close == true }));

    /// <summary>The address, by the settings in force.</summary>
    public async Task<string> AddressOf(Launch launch, CancellationToken cancel)
    {
        var after = await launches.VersionOf(launch.Registration, cancel) is { } id && await courses.Version(id, cancel) is { } version
            ? (await settings.Of(version, launch.Registration, cancel)).Settings.AfterLeaving
            : AfterLeaving.Return;
        return after switch
        {
            AfterLeaving.Message => $"{web.Value.PortalOrigin}{Path}",
            AfterLeaving.Close => $"{web.Value.PortalOrigin}{Path}?close=true",
            _ => launch.ReturnTo ?? $"{web.Value.PortalOrigin}/",
        };
    }
}
