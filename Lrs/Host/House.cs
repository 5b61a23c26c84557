using Authoring;
using Lrs.Competency;
using Lrs.People;
using Lrs.Records;
using Lrs.Reports;
using Lrs.Storage;
using Lrs.Training;
using Lrs.Web;
using Player;

namespace Lrs.Host;

/// <summary>The composition root: which rooms the house has, and in which order a request meets them.</summary>
public static class House
{
    /// <summary>Builds, prepares and runs the server until it is told to stop; returns the exit code.</summary>
    public static async Task<int> Run(string[] args)
    {
        await using var app = Build(args);
        await app.Prepare(CancellationToken.None);
        await app.StartAsync();
        await app.PrintWelcome(CancellationToken.None);
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>The whole application, not yet started.</summary>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = CommandLine.Expand(args),
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.AddHost()
            .AddFormKeys()
            .AddStorage()
            .AddWeb()
            .AddRecords()
            .AddPeople()
            .AddAuthoring()
            .AddPlayer()
            .AddCompetency()
            .AddTraining()
            .AddReports()
            .AddSchedule()
            .AddTelemetry();

        var app = builder.Build();
        app.UseProxies();
        app.UseMetrics();
        app.UseSafeHeaders();
        app.UseBreakdownAnswers();
        app.UseLanguageChoice();
        app.UseRecords();
        app.UseRouting();
        app.UsePeople();
        app.UseSizeLimits();
        app.UseAntiforgery();
        app.UseFormTokens();

        app.MapHealth();
        app.MapAssets();
        app.MapRecords();
        app.MapPeople();
        app.MapAuthoring();
        app.MapPlayer();
        app.MapCompetency();
        app.MapTraining();
        app.MapReports();
        return app;
    }
}
