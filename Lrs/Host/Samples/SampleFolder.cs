namespace Lrs.Host;

/// <summary>Finds the folder of the sample content.</summary>
public static class SampleFolder
{
    private const string Name = "content-samples";

    /// <summary>The configured folder, or <c>content-samples</c> above the program or the current folder; null where there is none.</summary>
    public static string? Find(HostOptions options) =>
        options.SampleFolder.Length > 0
            ? Directory.Exists(options.SampleFolder) ? Path.GetFullPath(options.SampleFolder) : null
            : Above(AppContext.BaseDirectory) ?? Above(Directory.GetCurrentDirectory());

    private static string? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, Name, "valid")))
                return Path.Combine(folder.FullName, Name);
        }

        return null;
    }
}
