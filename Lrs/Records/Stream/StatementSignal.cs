using System.Collections.Concurrent;

namespace Lrs.Records.Stream;

/// <summary>Tells those who wait that statements were committed, and knows which writes of this process are still on their way.</summary>
public sealed class StatementSignal
{
    /// <summary>Where nodes that share a database tell each other.</summary>
    internal const string Channel = "statements";

    private readonly ConcurrentDictionary<Underway, byte> _underway = new();
    private volatile TaskCompletionSource _next = New();

    /// <summary>Completes when the next statements are committed, by this process or by another node that was heard.</summary>
    public Task Next => _next.Task;

    public void Raise() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    /// <summary>The writes that have begun and are not known to be visible.</summary>
    internal IEnumerable<Underway> AllUnderway => _underway.Keys;

    internal Underway Begin(long nowMicros)
    {
        var write = new Underway(this, nowMicros);
        _underway[write] = 0;
        return write;
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A write of statements; visible at the latest once the store's head has reached <see cref="Stored"/>.</summary>
    internal sealed class Underway(StatementSignal signal, long started) : IDisposable
    {
        public long Started => started;

        public long Stored { get; set; } = long.MaxValue;

        public void Dispose() => signal._underway.TryRemove(this, out _);
    }
}
