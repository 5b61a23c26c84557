using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Lrs.Storage;

/// <summary>What the database shows of itself: how long reads and writes take, how many writes share a commit, how many are under way.</summary>
public static class StorageMeter
{
    /// <summary>The name of the meter and of the source of activities.</summary>
    public const string Name = "Lrs.Storage";

    private static readonly ActivitySource Activities = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Durations = Meter.CreateHistogram(
        "lrs.database.duration", "s", "From the request of a read or write until it is done; a write is done when it is durable.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] });

    private static readonly Histogram<int> Commits = Meter.CreateHistogram(
        "lrs.database.commit.writes", "{write}", "Writes that were made durable together.",
        advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512] });

    private static readonly UpDownCounter<int> Waiting = Meter.CreateUpDownCounter<int>(
        "lrs.database.queue", "{write}", "Writes accepted and not yet durable.");

    /// <summary>Writes were made durable in one commit.</summary>
    public static void Committed(int writes) => Commits.Record(writes);

    /// <summary>Writes were accepted, or (negative) have ended.</summary>
    public static void Queue(int change) => Waiting.Add(change);

    /// <summary>Measures a read or a write, and shows it as an activity.</summary>
    internal static async Task<T> Watch<T>(string operation, Dialect dialect, Func<Task<T>> work)
    {
        using var activity = Activities.StartActivity($"database {operation}", ActivityKind.Client);
        activity?.SetTag("db.system.name", dialect.Name);
        var begun = Stopwatch.GetTimestamp();
        var outcome = "failed";
        try
        {
            var result = await work();
            outcome = "done";
            return result;
        }
        catch (Exception failure)
        {
            activity?.SetStatus(ActivityStatusCode.Error, failure.Message);
            throw;
        }
        finally
        {
            Durations.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds, new("operation", operation), new("outcome", outcome));
        }
    }
}
