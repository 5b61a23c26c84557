using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Lrs.Storage;

/// <summary>A renamed file survives a power cut once its folder is on the disk too (fsync(2), notes). The runtime has no call for that.</summary>
internal static partial class Folders
{
    private const int ReadOnlyDirectory = 0x10000;

    /// <summary>Returns when the names in a folder are on the disk. Elsewhere than on Linux the file system sees to it.</summary>
    public static void Flush(string folder)
    {
        if (!OperatingSystem.IsLinux())
            return;
        var handle = Open(folder, ReadOnlyDirectory);
        if (handle < 0)
            throw new IOException($"Cannot open {folder}: {new Win32Exception().Message}");
        try
        {
            if (Sync(handle) != 0)
                throw new IOException($"Cannot flush {folder}: {new Win32Exception().Message}");
        }
        finally
        {
            _ = Close(handle);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
