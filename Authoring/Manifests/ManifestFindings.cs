using Authoring.Checks;
using Authoring.Repairing;
using Lrs.Web;

namespace Authoring.Manifests;

/// <summary>
/// Collects what the reader notices, and what it repairs. Every sentence a person may read about a manifest stands here, with the
/// repairs or with the refusals.
/// </summary>
internal sealed partial class ManifestFindings
{
    /// <summary>A page of findings stays readable: the same complaint is told this often, then the rest is counted.</summary>
    private const int MaximumPerCode = 20;

    private readonly List<Finding> findings = [];
    private readonly Dictionary<string, int> counts = [];
    private readonly string file;
    private readonly RepairLog log;

    public ManifestFindings(string file, RepairLog log)
    {
        (this.file, this.log) = (file, log);
        Edits = new ManifestEdits(PlaceOf, log);
    }

    /// <summary>The changes that make the copy right.</summary>
    public ManifestEdits Edits { get; }

    /// <summary>Lines cut off before the first one that was read.</summary>
    public int LinesBefore { get; set; }

    public bool HasError => findings.Exists(finding => finding.Severity == Severity.Error);

    /// <summary>Everything found, the gravest first, then in order of the file.</summary>
    public IReadOnlyList<Finding> All() =>
    [
        .. findings.OrderByDescending(finding => finding.Severity),
        .. counts.Where(pair => pair.Value > MaximumPerCode).Select(pair => new Finding(
            Severity.Note, "repeated-finding", "SCORM CAM, manifest", file,
            new($"“{pair.Key}” {pair.Value} बार मिला; पहले {MaximumPerCode} दिखाए गए हैं।", $"“{pair.Key}” was found {pair.Value} times; the first {MaximumPerCode} are shown."),
            new("ऊपर दिए गए उपाय सब पर लागू करें।", "Apply the cure above to all of them."))),
    ];

    private void Add(Severity severity, string code, string clause, int line, Text message, Text cure)
    {
        counts[code] = counts.GetValueOrDefault(code) + 1;
        if (counts[code] <= MaximumPerCode)
        {
            findings.Add(new(severity, code, clause, PlaceOf(line), message, cure));
        }
    }

    public void LeafWithoutResource(int line, string item) => Add(
        Severity.Warning, "item-without-resource", "SCORM CAM, item/@identifierref", line,
        new($"“{item}” में न पाठ है न उप-पाठ; सीखने वालों को नहीं दिखाया जाएगा।", $"“{item}” has neither content nor children; learners won't be shown it."),
        new("identifierref जोड़ें या item हटाएँ।", "Add identifierref or remove the item."));

    public void ClusterWithResource(int line, string item) => Add(
        Severity.Note, "cluster-with-resource", "SCORM CAM, item", line,
        new($"“{item}” में उप-पाठ भी हैं और अपना पृष्ठ भी; वह पृष्ठ अध्याय का पहला पाठ बना।", $"“{item}” has lessons below it and a page of its own; that page became the first lesson of the chapter."),
        new("कुछ करना आवश्यक नहीं; SCORM 2004 में पृष्ठ को पहले उप-पाठ में रखें।", "Nothing needs to be done; in SCORM 2004 put the page into a first child item."));

    public void SubManifest(int line) => Add(
        Severity.Note, "sub-manifest", "SCORM CAM, manifest", line,
        new("मैनिफ़ेस्ट के भीतर दूसरा मैनिफ़ेस्ट है; उसके पाठ वहीं जोड़े गए जहाँ उनका उल्लेख है।", "A manifest lies inside the manifest; its lessons were put where they are referred to."),
        new("एक ही मैनिफ़ेस्ट रखें।", "Use a single manifest."));

    private string PlaceOf(int line) => line > 0 ? $"{file}:{line + LinesBefore}" : file;

    private static string Named(Edition edition) => edition switch
    {
        Edition.Scorm12 => "SCORM 1.2",
        Edition.Scorm2004Second => "SCORM 2004 2nd Edition",
        Edition.Scorm2004Third => "SCORM 2004 3rd Edition",
        _ => "SCORM 2004 4th Edition",
    };
}
