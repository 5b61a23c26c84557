using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Lrs.Records;

/// <summary>What the record store shows of itself: statements that came in, and how far each roll-up is behind them.</summary>
public static class RecordsMeter
{
    /// <summary>The name of the meter and of the source of activities.</summary>
    public const string Name = "Lrs.Records";

    private static readonly ActivitySource Activities = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Statements = Meter.CreateCounter<long>(
        "lrs.statements", "{statement}", "Statements acknowledged, repeated ones too.");

    private static readonly Histogram<int> Groups = Meter.CreateHistogram(
        "lrs.statements.group", "{request}", "Requests whose statements were stored by one write.",
        advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512] });

    private static readonly UpDownCounter<int> Waiting = Meter.CreateUpDownCounter<int>(
        "lrs.statements.queue", "{request}", "Requests whose statements are checked and not yet durable.");

    private static readonly Gauge<long> Lag = Meter.CreateGauge<long>(
        "lrs.stream.lag", "{statement}", "Places of the stream that a roll-up has not reached yet.");

    private static readonly Gauge<double> Age = Meter.CreateGauge<double>(
        "lrs.stream.age", "s", "How old the figures of a roll-up are.");

    /// <summary>Statements were stored and acknowledged.</summary>
    public static void Stored(int statements) => Statements.Add(statements);

    /// <summary>Statements of so many requests were stored by one write.</summary>
    public static void Together(int requests) => Groups.Record(requests);

    /// <summary>Requests began to wait for their write, or (negative) have been answered.</summary>
    public static void Queue(int change) => Waiting.Add(change);

    /// <summary>How far a roll-up is behind the stream, in statements and in time.</summary>
    public static void Behind(string rollUp, long statements, TimeSpan age)
    {
        Lag.Record(statements, new KeyValuePair<string, object?>("roll_up", rollUp));
        Age.Record(age.TotalSeconds, new KeyValuePair<string, object?>("roll_up", rollUp));
    }

    /// <summary>One step of a roll-up, as an activity; null where nobody looks.</summary>
    internal static Activity? Step(string rollUp, int items) =>
        Activities.StartActivity("roll-up step")?.SetTag("roll_up", rollUp).SetTag("statements", items);
}
