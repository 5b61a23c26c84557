using Lrs.Storage;

namespace Lrs.Host;

/// <summary>Two questions an operator's tools ask: is the process alive, and may it be sent work?</summary>
public static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live"));
        routes.MapGet("/health/ready", Ready);
    }

    private static async Task<IResult> Ready(Database database, IHostApplicationLifetime life, CancellationToken cancel)
    {
        if (life.ApplicationStopping.IsCancellationRequested)
            return Results.Json(new { status = "stopping" }, statusCode: StatusCodes.Status503ServiceUnavailable);
        var applied = await database.Read(session => session.Single<long>("select count(*) from migration"), cancel);
        return Results.Json(new { status = "ready", database = database.Dialect.Name, migrations = applied });
    }
}
