using System.Data.Common;

namespace Lrs.Storage;

/// <summary>
/// The database cannot be reached, or a disk takes nothing more. Nothing was stored, unless the connection broke in the moment of the
/// commit: whoever repeats a write must be able to find it done.
/// </summary>
public sealed class StorageUnavailableException(Exception reason)
    : DbException($"The storage is not available: {reason.Message}", reason)
{
    public override bool IsTransient => true;
}
