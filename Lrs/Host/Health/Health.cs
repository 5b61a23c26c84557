using System.Data.Common;
using Lrs.Records.Stream;
using Lrs.Storage;

namespace Lrs.Host;

/// <summary>Two questions an operator's tools ask: is the process alive, and may it be sent work?</summary>
public static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live"));
        routes.MapGet("/health/ready", Ready);
    }

    /// <summary>Ready when a write reaches the disk; says beside it how far each roll-up is behind.</summary>
    private static async Task<IResult> Ready(
        Database database, RollUpRunner runner, IEnumerable<RollUp> rollUps, IHostApplicationLifetime life, CancellationToken cancel)
    {
        if (life.ApplicationStopping.IsCancellationRequested)
            return NotReady("stopping");
        try
        {
            var applied = await database.Write(session => session.Single<long>("select count(*) from migration"), cancel).WaitAsync(Patience, cancel);
            var behind = new Dictionary<string, long>();
            foreach (var rollUp in rollUps)
                behind[rollUp.Name] = await runner.LagOf(rollUp.Name, cancel);
            return Results.Json(new { status = "ready", database = database.Dialect.Name, migrations = applied, rollUpsBehind = behind });
        }
        catch (Exception broken) when (broken is DbException or TimeoutException)
        {
            return NotReady($"the database does not take writes: {broken.Message}");
        }
    }

    private static IResult NotReady(string why) => Results.Json(new { status = "not ready", why }, statusCode: StatusCodes.Status503ServiceUnavailable);
}
