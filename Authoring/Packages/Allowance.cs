namespace Authoring.Packages;

/// <summary>The bytes that may still come out of a zip, shared by all who read from it at once.</summary>
internal sealed class Allowance(long bytes)
{
    private long _left = bytes;

    /// <summary>False once more was asked for than there is.</summary>
    public bool Take(int count) => Interlocked.Add(ref _left, -count) >= 0;
}
