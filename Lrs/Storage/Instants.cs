namespace Lrs.Storage;

/// <summary>Instants as the tables keep them: microseconds since 1970-01-01 UTC, in a bigint, on both databases.</summary>
public static class Instants
{
    /// <summary>Microseconds since 1970 UTC; what is finer than a microsecond is cut.</summary>
    public static long ToMicros(DateTimeOffset instant) =>
        (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The UTC instant of a stored value.</summary>
    public static DateTimeOffset FromMicros(long micros) =>
        new(DateTimeOffset.UnixEpoch.Ticks + (micros * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
