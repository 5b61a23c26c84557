using Lrs.People;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lrs.Training.Catalogue;

/// <summary>The first page after signing in: my courses.</summary>
internal static class CatalogueEndpoints
{
    public static void MapCatalogue(this IEndpointRouteBuilder routes) => routes.MapGet("/", Show).RequireViewer();

    private static async Task<IResult> Show(HttpContext http, Catalogue catalogue, CancellationToken cancel) =>
        Page.Of<CataloguePage>(new { Model = await catalogue.Of(http.Viewer()!, cancel) });
}
