using Lrs.People;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Player.Attempts;
using Player.Doctor;
using Player.Launch;
using Player.Machines;
using Player.Moves;
using Player.Rounds;
using Player.Settings;
using Player.Statements;
using Player.Webhooks;

namespace Player;

public static class PlayerRoom
{
    public static WebApplicationBuilder AddPlayer(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<PlayerOptions>().BindConfiguration(PlayerOptions.Section)
            .Validate(o => o.LaunchMinutes is > 0 and <= 1440, "Player:LaunchMinutes must be 1 to 1440.")
            .Validate(o => o.LargestCommit is >= 65536 and <= 64 * 1024 * 1024, "Player:LargestCommit must be 65536 to 67108864 bytes.")
            .Validate(o => o.DoctorDays is >= 0 and <= 3650, "Player:DoctorDays must be 0 to 3650.")
            .Validate(o => o.DoctorBytes is >= 4096 and <= 16 * 1024 * 1024, "Player:DoctorBytes must be 4096 to 16777216.")
            .Validate(
                o => Webhooks.WebhookTargets.Reads(o.WebhookTargets),
                "Player:WebhookTargets must be hosts (erp.example.in, *.example.in), IP addresses or networks (10.2.0.0/16), with commas between.")
            .ValidateOnStart();
        builder.Services.AddMigrations("player", typeof(PlayerRoom).Assembly);
        builder.Services.AddAssets(typeof(PlayerRoom).Assembly);
        builder.Services.AddSingleton<Launches>().AddSingleton<LaunchDoor>().AddSingleton<ContentPasses>().AddSingleton<SmallFiles>().AddSingleton<Leaving>().AddSingleton<SettingStore>().AddSingleton<SettingDesk>().AddSingleton<Rehearsals.Rehearsals>().AddSingleton<AttemptOpening>()
            .AddSingleton<Learners.Learners>().AddSingleton<MachineDoor>().AddSingleton<Registrations>().AddSingleton<Imports>()
            .AddSingleton<Webhooks.Webhooks>().AddSingleton<WebhookBell>().AddSingleton<WebhookTargets>()
            .AddSingleton<LaunchLog>().AddSingleton<LaunchList>().AddSingleton<AttemptStore>().AddSingleton<Standings>().AddSingleton<CourseTrees>().AddSingleton<Turns>()
            .AddSingleton<MoveStore>().AddSingleton<Mover>().AddSingleton<MoveDesk>().AddSingleton<RoundStore>()
            .AddSingleton<FactStatements>().AddSingleton<Attempts.Attempts>();
        builder.Services.AddHttpClient(WebhookSender.Client, client => client.Timeout = TimeSpan.FromSeconds(10))
            // A proxy would connect where it likes; here the address that was judged is the one that is called.
            .ConfigurePrimaryHttpMessageHandler(services => new SocketsHttpHandler
            {
                AllowAutoRedirect = false, UseProxy = false, ConnectCallback = services.GetRequiredService<WebhookTargets>().Connect,
            });
        builder.Services.AddHostedService<WebhookSender>().AddHostedService<ImportWorker>().AddHostedService<MoveWorker>().AddHostedService<RoundWorker>();
        builder.Services.AddNavLink(new NavLink(
            new Text("प्लेयर सेटिंग", "Player settings"), "/play-settings", 45, nameof(Role.Author), nameof(Role.Operator)));
        builder.Services.AddNavLink(new NavLink(
            new Text("लॉन्च डॉक्टर", "Launch doctor"), "/doctor", 46, nameof(Role.Author), nameof(Role.Operator), nameof(Role.NodalOfficer)));
        return builder;
    }

    public static void MapPlayer(this IEndpointRouteBuilder routes)
    {
        var portal = routes.Portal();
        portal.MapLaunch();
        Leaving.MapLeft(portal);
        portal.MapPlaySettings();
        portal.MapDoctor();
        portal.MapMoves();
        portal.MapRounds();
        routes.MapMachines();
        routes.Content().MapPlay();
    }
}
