using Lrs.Records.Stream;
using Lrs.Storage;
using Lrs.Training.Catalogue;
using Lrs.Training.Live;
using Lrs.Training.Progress;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Lrs.Training;

public static class TrainingRoom
{
    public static WebApplicationBuilder AddTraining(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddMigrations("training", typeof(TrainingRoom).Assembly);
        services.AddSingleton<Catalogue.Catalogue>();
        services.AddSingleton<EvidenceReader>();
        services.AddSingleton<RollUp, ProgressRollUp>();
        services.AddSingleton<FigureChanges>();
        services.AddHostedService(s => s.GetRequiredService<FigureChanges>());
        services.AddNavLink(new NavLink(new Text("मेरे पाठ्यक्रम", "My courses"), "/", 10, "*"));
        return builder;
    }

    public static IEndpointRouteBuilder MapTraining(this IEndpointRouteBuilder routes)
    {
        var portal = routes.Portal();
        portal.MapCatalogue();
        portal.MapLiveStream("/live");
        return routes;
    }
}
