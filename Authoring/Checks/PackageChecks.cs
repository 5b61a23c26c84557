using Authoring.Manifests;
using Authoring.Packages;
using Authoring.Tools;
using Lrs.Web;

namespace Authoring.Checks;

/// <summary>What a manifest promises against what the package holds.</summary>
public static class PackageChecks
{
    private const string ResourceHref = "SCORM 2004 4th Ed. CAM 3.4.1 resource/@href";
    private static readonly string[] Programs =
        [".exe", ".dll", ".msi", ".bat", ".cmd", ".com", ".scr", ".vbs", ".ps1", ".jar", ".php", ".asp", ".aspx", ".jsp", ".sh"];

    /// <summary>All findings; an Error among them refuses the package.</summary>
    public static IEnumerable<Finding> Run(Manifest manifest, PathIndex files) =>
        Findings.Capped(Launches(manifest, manifest.Resources.ToLookup(r => r.Identifier, StringComparer.Ordinal), files).Concat(MissingFiles(manifest, files)).Concat(OddFiles(files)));

    // One finding per address: several items may launch the same page.
    private static IEnumerable<Finding> Launches(Manifest manifest, ILookup<string, Resource> resources, PathIndex files) =>
        manifest.Deliverable().AllItems().Where(i => i.Href is not null).DistinctBy(i => i.Href)
            .Select(item => Launch(item, resources[item.Resource ?? ""].FirstOrDefault(), files)).OfType<Finding>();

    private static Finding? Launch(Item item, Resource? resource, PathIndex files)
    {
        var href = resource?.Href ?? item.Href!;
        if (LaunchPath.IsExternal(href))
            return new(Severity.Warning, "launch-elsewhere", ResourceHref, PlaceOf(resource),
                new($"\"{item.Title}\" दूसरे सर्वर से खुलता है ({href}); वहाँ की प्रगति दर्ज नहीं होगी।",
                    $"\"{item.Title}\" opens on another server ({href}); progress there is not recorded."),
                new("पाठ की फ़ाइलें पैकेज में रखें।", "Put the files of the lesson into the package."));
        return LaunchPath.Resolve(href, files) is not null
            ? null
            : new(Severity.Error, "missing-launch-file", ResourceHref, PlaceOf(resource),
                new($"\"{item.Title}\" की फ़ाइल {href} पैकेज में नहीं है; सीखने वाले को खाली पृष्ठ दिखता।",
                    $"The file of \"{item.Title}\", {href}, is not in the package; learners would see a blank page."),
                new("फ़ाइल जोड़ें या मैनिफ़ेस्ट में नाम ठीक करें, और फिर ज़िप बनाएँ।", "Add the file or correct its name in the manifest, then zip again."));
    }

    private static IEnumerable<Finding> MissingFiles(Manifest manifest, PathIndex files) =>
        from resource in manifest.Resources
        from file in resource.Files.Distinct()
        where file != resource.Href && !LaunchPath.IsExternal(file) && LaunchPath.Resolve(file, files) is null
        select new Finding(Severity.Warning, "missing-file", "SCORM 2004 4th Ed. CAM 3.4.1 file/@href", PlaceOf(resource),
            new($"मैनिफ़ेस्ट में लिखी फ़ाइल {file} पैकेज में नहीं है।", $"The manifest lists {file}, which is not in the package."),
            new("पाठ खोलकर देखें कि चित्र या ध्वनि छूटी तो नहीं; छूटी हो तो फ़ाइल जोड़कर फिर भेजें।",
                "Open the lesson and see whether a picture or sound is missing; if so, add the file and upload again."));

    private static IEnumerable<Finding> OddFiles(PathIndex files)
    {
        // Storyline wrote both forms for years: what browsers play today lies beside.
        var beside = AuthoringTool.Of(files)?.Name == "storyline" ? files.Paths.Where(IsFlash).Order(StringComparer.Ordinal).ToList() : [];
        if (beside.Count > 0)
            yield return new(Severity.Note, "flash-beside", "SCORM CAM, file", beside[0],
                new($"{beside.Count} Flash फ़ाइलें पुराने ब्राउज़रों के लिए हैं; आज के ब्राउज़र साथ रखा HTML5 रूप चलाते हैं।",
                    $"{beside.Count} Flash files are for old browsers; those of today play the HTML5 form that lies beside them."),
                new("कुछ करना आवश्यक नहीं।", "Nothing needs to be done."));
        foreach (var path in files.Paths.Order(StringComparer.Ordinal))
        {
            var ending = Path.GetExtension(path).ToLowerInvariant();
            if (Programs.Contains(ending))
                yield return new(Severity.Warning, "program-inside", "SCORM CAM, file", path,
                    new("यह एक प्रोग्राम है। यहाँ नहीं चलेगा; सीखने वाले इसे केवल डाउनलोड कर सकेंगे।", "This is a program. It does not run here; learners could only download it."),
                    new("यदि पाठ को इसकी आवश्यकता नहीं तो हटा दें।", "Take it out if the lesson does not need it."));
            else if (IsFlash(path) && beside.Count == 0)
                yield return new(Severity.Warning, "flash-inside", "SCORM CAM, file", path,
                    new("यह Flash फ़ाइल है; आज के ब्राउज़र इसे नहीं चलाते।", "This is a Flash file; browsers no longer play it."),
                    new("पाठ को HTML5 के रूप में निर्यात करें।", "Export the lesson as HTML5."));
        }
    }

    private static bool IsFlash(string path) => path.EndsWith(".swf", StringComparison.OrdinalIgnoreCase);

    private static string PlaceOf(Resource? resource) => resource is { Line: > 0 } ? $"imsmanifest.xml:{resource.Line}" : "imsmanifest.xml";
}
