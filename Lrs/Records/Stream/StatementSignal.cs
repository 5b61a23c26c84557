using System.Collections.Concurrent;
using Lrs.Storage;

namespace Lrs.Records.Stream;

/// <summary>Tells those who wait that statements were committed, and up to which instant none is still on its way.</summary>
public sealed class StatementSignal
{
    private readonly ConcurrentDictionary<Running, long> _running = new();
    private volatile TaskCompletionSource _next = New();

    /// <summary>Completes when the next statements are committed by this process.</summary>
    public Task Next => _next.Task;

    public void Raise() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    /// <summary>Every statement stored at or before this instant is visible to a read that starts now.</summary>
    public DateTimeOffset ConsistentThrough(TimeProvider clock)
    {
        var now = Instants.ToMicros(clock.GetUtcNow());
        foreach (var (_, start) in _running)
            now = Math.Min(now, start - 1);
        return Instants.FromMicros(now);
    }

    internal IDisposable Begin(TimeProvider clock) => new Running(this, Instants.ToMicros(clock.GetUtcNow()));

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Running : IDisposable
    {
        private readonly StatementSignal _signal;

        public Running(StatementSignal signal, long start)
        {
            _signal = signal;
            signal._running[this] = start;
        }

        public void Dispose() => _signal._running.TryRemove(this, out _);
    }
}
