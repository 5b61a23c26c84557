using Authoring.Packing;

namespace Tests.Browser.Road;

/// <summary>Where things lie in the source tree.</summary>
internal static class Files
{
    public static string Root { get; } = Above("Lrs.sln");

    public static string Sample(string path) => Path.Combine(Root, "content-samples", path);

    /// <summary>Packs a sample course as a person would have it in hand.</summary>
    public static string Zip(string course)
    {
        var zip = Path.Combine(Directory.CreateTempSubdirectory("lrs-zip-").FullName, course + ".zip");
        using var file = File.Create(zip);
        Packer.Pack(Sample(Path.Combine("valid", course)), file);
        return zip;
    }

    private static string Above(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, name)))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"{name} is not above the tests.");
    }
}
