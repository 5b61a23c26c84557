using Lrs.Records.Keys;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Lrs.People;

/// <summary>Keys of outside tools, for the operator: make one for a department, see its secret once, revoke it.</summary>
internal static class KeyEndpoints
{
    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup("/keys").RequireRole(Role.Operator);
        keys.MapGet("", (Database database, ApiKeys store, IOptions<WebOptions> web, CancellationToken cancel) =>
            List(database, store, web, null, null, cancel));
        keys.MapPost("", Create);
        keys.MapPost("/revoke", Revoke);
    }

    private static async Task<IResult> Create(
        HttpContext http, [FromForm] string? label, [FromForm] string? department, [FromForm] StringValues scopes,
        Database database, ApiKeys store, IOptions<WebOptions> web, TimeProvider clock, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(label) || scopes.Count == 0)
            return await List(database, store, web, null, new Text("औज़ार का नाम लिखें और कम से कम एक अनुमति चुनें।", "Write the tool's name and choose at least one scope."), cancel);
        var made = await store.Create(label.Trim(), string.IsNullOrEmpty(department) ? null : department, [.. scopes.OfType<string>()], cancel);
        if (made.Failure is { } failure)
            return await List(database, store, web, null, failure.Problem.Message, cancel);
        await Note(database, clock, http, AuditAct.KeyCreated, made.Value.Key.Name, new { label, department, scopes = scopes.ToArray() }, cancel);
        return await List(database, store, web, made.Value, null, cancel);
    }

    private static async Task<IResult> Revoke(
        HttpContext http, [FromForm] string? name, Database database, ApiKeys store, TimeProvider clock, CancellationToken cancel)
    {
        if (name is not null && await store.Revoke(name, cancel))
            await Note(database, clock, http, AuditAct.KeyRevoked, name, new { }, cancel);
        return Results.Redirect("/keys");
    }

    private static Task Note(Database database, TimeProvider clock, HttpContext http, string act, string key, object detail, CancellationToken cancel) =>
        database.Write(
            session => AuditLog.Append(session, Instants.ToMicros(clock.GetUtcNow()), http.Viewer()!.HrmsCode, act, key, detail), cancel);

    private static async Task<IResult> List(
        Database database, ApiKeys store, IOptions<WebOptions> web, NewApiKey? made, Text? error, CancellationToken cancel) => Page.Of<KeysPage>(
        new
        {
            Keys = await store.List(null, cancel),
            Departments = await database.Read(Departments.All, cancel),
            Endpoint = $"{web.Value.PortalOrigin}/xapi",
            Made = made,
            Error = error,
        }, error is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
}
