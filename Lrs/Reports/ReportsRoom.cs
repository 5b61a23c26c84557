using Lrs.People;
using Lrs.Reports.Boards;
using Lrs.Reports.Csv;
using Lrs.Reports.Feeds;
using Lrs.Reports.OData;
using Lrs.Reports.Persons;
using Lrs.Reports.Statements;
using Lrs.Training.Live;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Lrs.Reports;

public static class ReportsRoom
{
    public static WebApplicationBuilder AddReports(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<ReportsOptions>().BindConfiguration(ReportsOptions.Section)
            .Validate(o => o.PageRows is >= 1 and <= 10_000, "Reports:PageRows must be 1 to 10000.")
            .ValidateOnStart();
        services.AddSingleton(new FeedModel([CompetencyResultsFeed.Feed, CourseProgressFeed.Feed]));
        services.AddSingleton<StateFigures>();
        services.AddSingleton<FeedReader>();
        services.AddSingleton<FeedAccess>();
        services.AddSingleton<ODataRequestReader>();
        services.AddSingleton<ODataAnswer>();
        services.AddSingleton<ODataEndpoints>();
        services.AddNavLink(new NavLink(new Text("बोर्ड", "Board"), "/board", 20, [.. BoardRoles.All.Select(r => r.ToString())]));
        return builder;
    }

    public static IEndpointRouteBuilder MapReports(this IEndpointRouteBuilder routes)
    {
        var portal = routes.Portal();
        portal.MapBoards();
        portal.MapPersons();
        portal.MapStatementPage();
        portal.MapLiveStream("/board/live").RequireRole(BoardRoles.All);
        portal.MapCsv();
        ODataEndpoints.Map(portal);
        return routes;
    }
}
