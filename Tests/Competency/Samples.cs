namespace Tests.Competency;

/// <summary>The sample files of the checkout.</summary>
internal static class Samples
{
    public static string Dictionary { get; } = Path.Combine(Root(), "content-samples", "frac", "frac-dictionary.json");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Lrs.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("Lrs.sln is not above the tests.");
        return folder.FullName;
    }
}
