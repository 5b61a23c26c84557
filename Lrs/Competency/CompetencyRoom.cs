using Lrs.Competency.Evidence;
using Lrs.Competency.Frameworks;
using Lrs.Competency.Passbook;
using Lrs.Competency.Results;
using Lrs.People;
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
        services.AddNavLink(new NavLink(new Text("मेरी दक्षताएँ", "My competencies"), "/me/competencies", 30, "*"));
        services.AddNavLink(new NavLink(new Text("दक्षता शब्दकोश", "Competency dictionary"), "/competency/framework", 70,
            nameof(Role.Author), nameof(Role.HeadOfDepartment), nameof(Role.ChiefSecretary), nameof(Role.Operator)));
        return builder;
    }

    public static IEndpointRouteBuilder MapCompetency(this IEndpointRouteBuilder routes)
    {
        var portal = routes.Portal();
        portal.MapFrameworks();
        portal.MapCourseRules();
        portal.MapPassbook();
        return routes;
    }
}
