using Lrs.Records.Stream;
using Quartz;

namespace Lrs.Host;

/// <summary>Brings every roll-up up to date, as a net behind the runner that follows the stream all the time.</summary>
[DisallowConcurrentExecution]
public sealed class RollUpJob(RollUpRunner runner) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await runner.Catchup(cancellationToken);
}

public static class Schedule
{
    /// <summary>The scheduled jobs of the house.</summary>
    public static WebApplicationBuilder AddSchedule(this WebApplicationBuilder builder)
    {
        var minutes = builder.Configuration.GetSection(HostOptions.Section).Get<HostOptions>()?.RollUpMinutes ?? 1;
        builder.AddQuartz(quartz => quartz.ScheduleJob<RollUpJob>(
            trigger => trigger.WithIdentity("roll-ups").WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromMinutes(minutes)).RepeatForever())));
        builder.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
        return builder;
    }
}
