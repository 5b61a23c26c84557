using Lrs.Storage;

namespace Lrs.Records.Stream;

/// <summary>
/// Figures that follow the stream. Must give the same result whatever order statements came in: late, repeated, voided.
/// </summary>
public abstract class RollUp
{
    /// <summary>Its name for good: the saved cursor bears it.</summary>
    public abstract string Name { get; }

    /// <summary>Takes the next statements into the figures, in the same write that saves the cursor.</summary>
    public abstract Task Apply(Session session, IReadOnlyList<StreamItem> items, DateTimeOffset now);

    /// <summary>Empties the figures, before they are rebuilt from the first statement.</summary>
    public abstract Task Clear(Session session);
}

/// <summary>Tells live pages that figures have changed.</summary>
public sealed class RollUpSignal
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _version;

    /// <summary>Counts the batches applied in this process.</summary>
    public long Version => Interlocked.Read(ref _version);

    /// <summary>Completes once <see cref="Version"/> is past the one given; at once if it already is.</summary>
    public Task Changed(long sinceVersion, CancellationToken cancel)
    {
        lock (_lock)
            return _version > sinceVersion ? Task.CompletedTask : _next.Task.WaitAsync(cancel);
    }

    public void Raise()
    {
        lock (_lock)
        {
            _version++;
            _next.SetResult();
            _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
