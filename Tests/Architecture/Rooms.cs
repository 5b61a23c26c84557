using System.Xml.Linq;

namespace Tests.Architecture;

/// <summary>The rooms, ground floor first, and what a project file says it references.</summary>
internal static class Rooms
{
    /// <summary>A room may reference only rooms listed before it.</summary>
    public static readonly IReadOnlyList<string> InOrder =
    [
        "Lrs.Storage", "Lrs.Web", "Lrs.Records", "Lrs.People", "Authoring", "Player",
        "Lrs.Competency", "Lrs.Training", "Lrs.Reports", "Lrs.Host",
    ];

    /// <summary>The checkout, found upwards from the tests.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Room → rooms it references, from the project files.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> References() =>
        ProductFiles("*.csproj").ToDictionary(
            file => Path.GetFileNameWithoutExtension(file),
            file => (IReadOnlyList<string>)[.. XDocument.Load(file).Descendants("ProjectReference")
                .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')))]);

    /// <summary>Files of the product, not of its tests or its build output.</summary>
    public static IEnumerable<string> ProductFiles(string pattern) =>
        from folder in new[] { "Lrs", "Authoring", "Player" }
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
        where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        select file;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Lrs.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("Lrs.sln is not above the tests.");
        return folder.FullName;
    }
}
