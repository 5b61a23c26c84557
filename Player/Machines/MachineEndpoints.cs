using Lrs.Records.Keys;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Player.Webhooks;

namespace Player.Machines;

/// <summary>The API with which another portal drives this engine. Every route is described in openapi.json (a test checks).</summary>
internal static class MachineEndpoints
{
    public const string Root = "/api/v1";

    public static void MapMachines(this IEndpointRouteBuilder routes)
    {
        var api = routes.KeyedPortal().MapGroup(Root);
        api.AddEndpointFilter((context, next) => context.HttpContext.RequestServices.GetRequiredService<MachineDoor>().InvokeAsync(context, next));
        api.MapGet("/openapi.json", () => Results.Bytes(OpenApi.Bytes, "application/json"));
        api.MapMethods("/{**any}", ["OPTIONS"], () => Results.NoContent());
        api.MapGet("/courses", CoursesApi.List).Needs(Scope.PlayerRead);
        api.MapGet("/courses/{slug}", CoursesApi.Show).Needs(Scope.PlayerRead);
        api.MapPost("/imports", ImportsApi.Begin).Needs(Scope.Player);
        api.MapGet("/imports/{id:guid}", ImportsApi.Show).Needs(Scope.PlayerRead);
        api.MapPost("/registrations", RegistrationsApi.Create).Needs(Scope.Player);
        api.MapGet("/registrations/{id:guid}", RegistrationsApi.Show).Needs(Scope.PlayerRead);
        api.MapPost("/registrations/{id:guid}/launches", RegistrationsApi.Link).Needs(Scope.Player);
        api.MapPost("/registrations/{id:guid}/reset", RegistrationsApi.Reset).Needs(Scope.Player);
        api.MapDelete("/registrations/{id:guid}", RegistrationsApi.Delete).Needs(Scope.Player);
        api.MapGet("/webhooks", WebhooksApi.List).Needs(Scope.PlayerRead);
        api.MapPost("/webhooks", WebhooksApi.Create).Needs(Scope.Player);
        api.MapGet("/webhooks/{id:guid}/deliveries", WebhooksApi.Deliveries).Needs(Scope.PlayerRead);
        api.MapDelete("/webhooks/{id:guid}", WebhooksApi.Delete).Needs(Scope.Player);
        routes.Portal().MapGet("/launch/{code}", RegistrationsApi.Follow);
    }
}
