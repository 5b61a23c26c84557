namespace Player.Attempts;

/// <summary>
/// Lets the changes of one registration through one after the other, so that a burst waits instead of losing race after race.
/// Between two nodes the revision in the database decides.
/// </summary>
public sealed class Turns : IDisposable
{
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1, 1))];

    public async Task<T> Take<T>(Guid registration, Func<Task<T>> work, CancellationToken cancel)
    {
        var gate = _gates[(uint)registration.GetHashCode() % _gates.Length];
        await gate.WaitAsync(cancel);
        try
        {
            return await work();
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        foreach (var gate in _gates)
            gate.Dispose();
    }
}
