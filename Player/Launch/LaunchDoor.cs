using Lrs.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Player.Launch;

/// <summary>Who comes in to the player: the token in the path, on the content host of its registration and on no other.</summary>
public sealed class LaunchDoor(Launches launches, IOptions<WebOptions> web)
{
    /// <summary>The launch of a request: Gone as <see cref="Launches.Find"/> says, or where the host belongs to another registration.</summary>
    public async Task<Outcome<Launch>> Admit(string token, HttpContext http, CancellationToken cancel) => Here(await launches.Find(token, cancel), http);

    /// <summary>The same for a launch that waits while the course is open elsewhere.</summary>
    public async Task<Outcome<Launch>> AdmitWaiting(string token, HttpContext http, CancellationToken cancel) => Here(await launches.FindWaiting(token, cancel), http);

    private Outcome<Launch> Here(Outcome<Launch> found, HttpContext http) =>
        found.Failure is null && !web.Value.IsContentOf(ContentHost.Of(found.Value.Registration), http.Request)
            ? Launches.OverAlready
            : found;
}
