namespace Lrs.Storage;

/// <summary>Work on files of the house. A disk that is full, gone or closed to us is no fault of who sent the file, and no bug.</summary>
public static class Disk
{
    /// <summary>Runs <paramref name="work"/>; <see cref="StorageUnavailableException"/> where the disk refuses it.</summary>
    public static T Use<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new StorageUnavailableException(refused);
        }
    }

    /// <summary><see cref="Use{T}"/> for work without a result.</summary>
    public static void Use(Action work) => Use(() =>
    {
        work();
        return true;
    });
}
