using Lrs.Competency.Evidence;
using Lrs.Competency.Frameworks;
using Lrs.Competency.Results;
using Lrs.Records.Stream;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Lrs.Competency;

/// <summary>Who can do what, by the statements about them: dictionaries, evidence rules, the roll-up, passbooks and gaps.</summary>
public static class CompetencyRoom
{
    public static WebApplicationBuilder AddCompetency(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddMigrations("competency", typeof(CompetencyRoom).Assembly);
        services.AddSingleton<SchemaCheck>();
        services.AddSingleton<DictionaryReader>();
        services.AddSingleton<FrameworkImport>();
        services.AddSingleton<StatementEvidence>();
        services.AddSingleton<RollUp, CompetencyRollUp>();
        services.AddSingleton<CompetencyResults>();
        services.AddSingleton<Recount>();
        services.AddHostedService(s => s.GetRequiredService<Recount>());
        return builder;
    }

    public static IEndpointRouteBuilder MapCompetency(this IEndpointRouteBuilder routes)
    {
        _ = routes.Portal();
        return routes;
    }
}
