using Authoring.Checks;
using Lrs.Web;

namespace Authoring.Manifests;

/// <summary>Collects what the reader notices. Every sentence a person may read about a manifest stands here or in the Error half.</summary>
internal sealed partial class ManifestFindings(string file)
{
    /// <summary>A page of findings stays readable: the same complaint is told this often, then the rest is counted.</summary>
    private const int MaximumPerCode = 20;

    private readonly List<Finding> findings = [];
    private readonly Dictionary<string, int> counts = [];

    public bool HasError => findings.Exists(finding => finding.Severity == Severity.Error);

    /// <summary>Everything found, the gravest first, then in order of the file.</summary>
    public IReadOnlyList<Finding> All() =>
    [
        .. findings.OrderByDescending(finding => finding.Severity),
        .. counts.Where(pair => pair.Value > MaximumPerCode).Select(pair => new Finding(
            Severity.Note, "repeated-finding", "", file,
            new($"“{pair.Key}” {pair.Value} बार मिला; पहले {MaximumPerCode} दिखाए गए हैं।", $"“{pair.Key}” was found {pair.Value} times; the first {MaximumPerCode} are shown."),
            new("ऊपर दिए गए उपाय सब पर लागू करें।", "Apply the cure above to all of them."))),
    ];

    private void Add(Severity severity, string code, string clause, int line, Text message, Text cure)
    {
        counts[code] = counts.GetValueOrDefault(code) + 1;
        if (counts[code] <= MaximumPerCode)
        {
            findings.Add(new(severity, code, clause, line > 0 ? $"{file}:{line}" : file, message, cure));
        }
    }

    public void EncodingMislabelled(string used) => Add(
        Severity.Note, "encoding-mislabelled", "XML 1.0, 4.3.3", 1,
        new($"फ़ाइल की एन्कोडिंग उसकी घोषणा से मेल नहीं खाती; {used} के रूप में पढ़ी गई।", $"The file's encoding isn't the declared one; it was read as {used}."),
        new("मैनिफ़ेस्ट को UTF-8 में सहेजें।", "Save the manifest as UTF-8."));

    public void VersionMissing(int line, Edition taken) => Add(
        Severity.Warning, "schemaversion-missing", "SCORM CAM, schemaversion", line,
        new($"मैनिफ़ेस्ट में SCORM संस्करण नहीं लिखा है; {Named(taken)} माना गया।", $"The manifest doesn't name its SCORM version; it was taken as {Named(taken)}."),
        new("metadata में schema और schemaversion जोड़ें।", "Add schema and schemaversion to metadata."));

    public void VersionUnknown(int line, string version, Edition taken) => Add(
        Severity.Warning, "schemaversion-unknown", "SCORM CAM, schemaversion", line,
        new($"SCORM संस्करण “{version}” ज्ञात नहीं है; {Named(taken)} माना गया।", $"SCORM version “{version}” isn't known; it was taken as {Named(taken)}."),
        new("1.2, CAM 1.3, 2004 3rd Edition या 2004 4th Edition लिखें।", "Write 1.2, CAM 1.3, 2004 3rd Edition or 2004 4th Edition."));

    public void VersionContradicted(int line, string version, Edition taken) => Add(
        Severity.Warning, "schemaversion-contradicted", "SCORM CAM, schemaversion", line,
        new($"schemaversion “{version}” कहता है, पर फ़ाइल {Named(taken)} के नामों से लिखी गई है; वही माना गया।", $"schemaversion says “{version}” but the file is written with the names of {Named(taken)}, which was taken."),
        new("संस्करण या नेमस्पेस ठीक करें।", "Correct the version or the namespaces."));

    public void NoOrganization(int line) => Add(
        Severity.Warning, "no-organization", "SCORM CAM, organizations", line,
        new("पैकेज में कोई पाठ-संरचना (organization) नहीं है; चलाए जा सकने वाले संसाधनों से बनाई गई।", "The package has no organization; one was made of the resources that can be launched."),
        new("ऐसी organization जोड़ें जो पाठों का क्रम बताए।", "Add an organization that gives the order of the lessons."));

    public void DefaultOrganizationWrong(int line, string? named, string taken) => Add(
        Severity.Warning, "default-organization-wrong", "SCORM CAM, organizations/@default", line,
        new($"मुख्य organization “{named}” नहीं मिली; “{taken}” ली गई।", $"The default organization “{named}” doesn't exist; “{taken}” was taken."),
        new("organizations/@default में मौजूद organization का identifier लिखें।", "Name an existing organization in organizations/@default."));

    public void TitleMissing(int line, string identifier) => Add(
        Severity.Note, "title-missing", "SCORM CAM, title", line,
        new($"“{identifier}” का शीर्षक नहीं है; पहचान ही दिखेगी।", $"“{identifier}” has no title; its identifier is shown instead."),
        new("title जोड़ें।", "Add a title."));

    public void IdentifierMissing(int line, string element, string given) => Add(
        Severity.Warning, "identifier-missing", $"SCORM CAM, {element}/@identifier", line,
        new($"{element} की पहचान (identifier) नहीं है; “{given}” दी गई।", $"This {element} has no identifier; it was given “{given}”."),
        new("हर तत्व को अलग identifier दें।", "Give every element its own identifier."));

    public void IdentifierRepeated(int line, string identifier, string given) => Add(
        Severity.Warning, "identifier-repeated", "SCORM CAM, item/@identifier", line,
        new($"पहचान “{identifier}” दोबारा आई है; यहाँ “{given}” दी गई।", $"The identifier “{identifier}” is used twice; here it became “{given}”."),
        new("हर item को अलग identifier दें।", "Give every item its own identifier."));

    public void ReferenceDangling(int line, string item, string reference) => Add(
        Severity.Warning, "reference-dangling", "SCORM CAM, item/@identifierref", line,
        new($"“{item}” संसाधन “{reference}” चाहता है, जो मैनिफ़ेस्ट में नहीं है; यह पाठ नहीं खुलेगा।", $"“{item}” asks for resource “{reference}”, which the manifest doesn't have; this lesson can't open."),
        new("resource जोड़ें या identifierref ठीक करें।", "Add the resource or correct identifierref."));

    public void HrefMissing(int line, string item, string resource) => Add(
        Severity.Warning, "href-missing", "SCORM CAM, resource/@href", line,
        new($"“{item}” के संसाधन “{resource}” में href नहीं है; यह पाठ नहीं खुलेगा।", $"Resource “{resource}” of “{item}” has no href; this lesson can't open."),
        new("resource को चलाने योग्य href दें।", "Give the resource an href that can be launched."));

    public void LeafWithoutResource(int line, string item) => Add(
        Severity.Warning, "item-without-resource", "SCORM CAM, item/@identifierref", line,
        new($"“{item}” में न पाठ है न उप-पाठ; सीखने वालों को नहीं दिखाया जाएगा।", $"“{item}” has neither content nor children; learners won't be shown it."),
        new("identifierref जोड़ें या item हटाएँ।", "Add identifierref or remove the item."));

    public void ClusterWithResource(int line, string item) => Add(
        Severity.Warning, "cluster-with-resource", "SCORM CAM, item", line,
        new($"“{item}” में उप-पाठ हैं, इसलिए उसका अपना संसाधन नहीं खुलेगा।", $"“{item}” has children, so its own resource is never launched."),
        new("संसाधन को पहले उप-पाठ में रखें।", "Move the resource to a first child item."));

    public void ScormTypeMissing(int line, string resource) => Add(
        Severity.Note, "scormtype-missing", "SCORM CAM, adlcp:scormType", line,
        new($"संसाधन “{resource}” यह नहीं बताता कि वह SCO है या asset; SCO माना गया।", $"Resource “{resource}” doesn't say whether it is a SCO or an asset; it was taken as a SCO."),
        new("adlcp:scormType लिखें।", "Write adlcp:scormType."));

    public void Backslash(int line, string href) => Add(
        Severity.Note, "backslash-in-href", "RFC 3986, 3.3", line,
        new($"पते “{href}” में \\ है; / माना गया।", $"The address “{href}” has a backslash; it was read as a slash."),
        new("पतों में / लिखें।", "Write addresses with slashes."));

    public void BaseWithoutSlash(int line, string @base) => Add(
        Severity.Note, "base-without-slash", "SCORM CAM, xml:base", line,
        new($"xml:base “{@base}” / पर समाप्त नहीं होता; फ़ोल्डर माना गया।", $"xml:base “{@base}” doesn't end with a slash; it was taken as a folder."),
        new("xml:base के अंत में / लिखें।", "End xml:base with a slash."));

    public void SubManifest(int line) => Add(
        Severity.Note, "sub-manifest", "SCORM CAM, manifest", line,
        new("मैनिफ़ेस्ट के भीतर दूसरा मैनिफ़ेस्ट है; उसके पाठ वहीं जोड़े गए जहाँ उनका उल्लेख है।", "A manifest lies inside the manifest; its lessons were put where they are referred to."),
        new("एक ही मैनिफ़ेस्ट रखें।", "Use a single manifest."));

    public void ValueUnknown(int line, string where, string value) => Add(
        Severity.Warning, "value-unknown", $"SCORM, {where}", line,
        new($"{where} का मान “{value}” मान्य नहीं है; छोड़ दिया गया।", $"“{value}” is no valid value of {where}; it was left out."),
        new("मानक में दिए मानों में से एक लिखें।", "Write one of the values of the standard."));

    public void CollectionMissing(int line, string reference) => Add(
        Severity.Warning, "sequencing-reference-dangling", "SCORM SN, sequencing/@IDRef", line,
        new($"अनुक्रम परिभाषा “{reference}” नहीं मिली; सामान्य नियम लागू होंगे।", $"There is no sequencing definition “{reference}”; the default rules apply."),
        new("sequencingCollection में वह ID जोड़ें।", "Add that ID to sequencingCollection."));

    private static string Named(Edition edition) => edition switch
    {
        Edition.Scorm12 => "SCORM 1.2",
        Edition.Scorm2004Second => "SCORM 2004 2nd Edition",
        Edition.Scorm2004Third => "SCORM 2004 3rd Edition",
        _ => "SCORM 2004 4th Edition",
    };
}
