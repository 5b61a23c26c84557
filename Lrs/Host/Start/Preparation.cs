using Lrs.Storage;
using Microsoft.Extensions.Options;

namespace Lrs.Host;

/// <summary>What must be true before the first request: options valid, tables up to date, samples in place.</summary>
public static class Preparation
{
    // An upload takes hours at most; other nodes may be receiving into the same folder.
    private static readonly TimeSpan LongestUpload = TimeSpan.FromDays(1);

    public static async Task Prepare(this WebApplication app, CancellationToken cancel)
    {
        app.Services.GetService<IStartupValidator>()?.Validate();
        app.Services.GetRequiredService<BlobStore>().ForgetArrivals(app.Services.GetRequiredService<TimeProvider>().GetUtcNow() - LongestUpload);
        var applied = await app.Services.GetRequiredService<Migrator>().Run(cancel);
        if (applied.Count > 0)
            app.Logger.LogInformation("Migrations applied: {Migrations}", string.Join(", ", applied));
        await app.Services.GetRequiredService<SampleData>().Prepare(cancel);
    }
}
