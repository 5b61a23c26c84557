using Authoring.Packages;

namespace Authoring.Tools;

/// <summary>The tool a package was made with, told by the files that only its exports hold. Pure.</summary>
/// <param name="Name">Stable word, stored with the version: <c>storyline</c>.</param>
/// <param name="Title">As its maker writes it.</param>
public sealed record AuthoringTool(string Name, string Title)
{
    private static readonly IReadOnlyList<(AuthoringTool Tool, Func<PathIndex, bool> Made)> Known =
    [
        (new("rise", "Articulate Rise"), files => Has(files, "scormdriver/indexAPI.html") && Within(files, "scormcontent/lib/")),
        (new("storyline", "Articulate Storyline"), files => Within(files, "story_content/") && Within(files, "html5/lib/scripts/")),
        (new("captivate", "Adobe Captivate"), files => Has(files, "assets/js/CPM.js") || Has(files, "SCORM_utilities.js", "Utilities.js")),
        (new("ispring", "iSpring"), files => OneOf(["res/data/", "data/"], folder => Has(files, $"{folder}player.js", $"{folder}html5-unsupported.html"))),
        (new("adapt", "Adapt"), files => Within(files, "adapt/js/") || Has(files, "adapt.css", "templates.js")),
        (new("lectora", "Lectora"), files => Has(files, "trivantis.js")),
        (new("h5p", "H5P"), files => Has(files, "h5p-adaptor.js") || OneOf(["", "workspace/", "h5p/", "content/"], folder => Has(files, $"{folder}h5p.json"))),
        (new("exelearning", "eXeLearning"), files => Has(files, "contentv3.xml") || Has(files, "libs/SCOFunctions.js", "content/css/base.css") || Has(files, "SCOFunctions.js", "common.js", "base.css")),
    ];

    /// <summary>Null where no known tool left its marks.</summary>
    public static AuthoringTool? Of(PathIndex files) => Known.FirstOrDefault(known => known.Made(files)).Tool;

    /// <summary>The tool with that stored word; null where it is not known (any more).</summary>
    public static AuthoringTool? Find(string? name) => Known.FirstOrDefault(known => known.Tool.Name == name).Tool;

    private static bool Has(PathIndex files, params string[] paths) => paths.All(path => files.Find(path) is not null);

    private static bool Within(PathIndex files, string folder) => files.Paths.Any(path => path.StartsWith(folder, StringComparison.OrdinalIgnoreCase));

    private static bool OneOf(string[] folders, Func<string, bool> holds) => folders.Any(holds);
}
