using Authoring.Checks;
using Authoring.Repairing;
using Lrs.Web;

namespace Authoring.Packages;

/// <summary>Where in a zip the package lies: its manifest, and the files below the manifest's folder.</summary>
internal sealed record PackageLayout(ZipItem Manifest, IReadOnlyList<(string Path, ZipItem Item)> Files)
{
    public const string ManifestName = "imsmanifest.xml";
    private static readonly string[] Companions = [".txt", ".md", ".pdf", ".doc", ".docx", ".rtf", ".htm", ".html", ".url"];

    /// <summary>The manifest nearest to the root is the package's; null, and a refusal, where there is none.</summary>
    public static PackageLayout? Of(IReadOnlyList<ZipItem> items, List<Finding> findings, RepairLog log)
    {
        var files = items.Where(i => !i.IsFolder && !i.IsLeftover).ToList();
        var manifests = files
            .Where(i => NameOf(i).Equals(ManifestName, StringComparison.OrdinalIgnoreCase))
            .OrderBy(i => i.Path.Path.Count(c => c == '/')).ThenBy(i => i.Path.Path, StringComparer.Ordinal).ToList();
        if (manifests.Count == 0)
        {
            findings.Add(NoManifest(files));
            return null;
        }

        var chosen = manifests[0];
        var folder = chosen.Path.Path[..^ManifestName.Length];
        var inside = files.Where(i => i.Path.Path.StartsWith(folder, StringComparison.Ordinal)).ToList();
        if (folder.Length > 0)
        {
            findings.Add(Repairs.ManifestInFolder(chosen.Path.Path, files.Count - inside.Count));
            log.Add("manifest-in-folder", chosen.Path.Path, $"{folder}…", "…");
        }

        if (NameOf(chosen) != ManifestName)
        {
            findings.Add(Repairs.ManifestCase(chosen.Path.Path));
            log.Add("manifest-name-case", chosen.Path.Path, NameOf(chosen), ManifestName);
        }

        // The same manifest twice under one name is told as a repeated name.
        if (manifests.Select(m => m.Path.Path).Distinct().Skip(1).FirstOrDefault() is { } other)
            findings.Add(Repairs.SeveralManifests(chosen.Path.Path, other, manifests.Count));
        var last = LastOf(manifests, chosen);
        return new(last, [.. Unique(inside, folder.Length, findings, log).Select(f => ReferenceEquals(f.Item, last) ? (ManifestName, last) : f)]);
    }

    /// <summary>The only zip in a zip that holds nothing else but what a person adds to a mail; null for every other.</summary>
    public static ZipItem? InnerZip(IReadOnlyList<ZipItem> items)
    {
        var files = items.Where(i => !i.IsFolder && !i.IsLeftover).ToList();
        var zips = files.Where(IsZip).ToList();
        return zips is [var only] && files.All(f => f == only || Companions.Contains(Path.GetExtension(f.Path.Path).ToLowerInvariant())) ? only : null;
    }

    private static ZipItem LastOf(List<ZipItem> manifests, ZipItem chosen) => manifests.Last(m => m.Path.Path == chosen.Path.Path);

    private static List<(string Path, ZipItem Item)> Unique(List<ZipItem> inside, int skip, List<Finding> findings, RepairLog log)
    {
        var told = new List<Finding>();
        var byPath = new Dictionary<string, ZipItem>(StringComparer.Ordinal);
        var byLower = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in inside)
        {
            var path = item.Path.Path[skip..];
            if (byPath.ContainsKey(path))
            {
                told.Add(Repairs.SameNameTwice(path));
                log.Add("same-name-twice", path, $"{path} (1), {path} (2)", $"{path} (2)");
            }
            else if (!byLower.TryAdd(path.ToLowerInvariant(), path))
                told.Add(Repairs.SameButCase(path, byLower[path.ToLowerInvariant()]));
            byPath[path] = item;
        }

        findings.AddRange(Findings.Capped(told));
        return [.. byPath.Select(p => (p.Key, p.Value))];
    }

    private static Finding NoManifest(List<ZipItem> files)
    {
        if (files.Any(f => NameOf(f) is "cmi5.xml" or "tincan.xml"))
            return Refusals.NoManifest(
                new("यह cmi5 या Tin Can पैकेज है; इसमें imsmanifest.xml नहीं है।", "This is a cmi5 or Tin Can package; it has no imsmanifest.xml."),
                new("पाठ्यक्रम को SCORM 2004 या SCORM 1.2 के रूप में निर्यात करें।", "Export the course as SCORM 2004 or SCORM 1.2."));
        if (files.Any(IsZip) && files.All(f => IsZip(f) || Companions.Contains(Path.GetExtension(f.Path.Path).ToLowerInvariant())))
            return Refusals.NoManifest(
                new("ज़िप के भीतर केवल दूसरी ज़िपें हैं; imsmanifest.xml नहीं मिली।", "The zip only contains other zips, and no imsmanifest.xml."),
                new("बाहरी ज़िप खोलें और भीतर की हर ज़िप अलग-अलग भेजें।", "Unpack the outer zip and upload each zip inside on its own."));
        return Refusals.NoManifest(
            new("ज़िप में imsmanifest.xml नहीं मिली, इसलिए यह SCORM पैकेज नहीं है।", "No imsmanifest.xml was found in the zip, so it is not a SCORM package."),
            new("पाठ्यक्रम-निर्माण साधन में \"SCORM\" के रूप में निर्यात करें, \"वेब\" या \"PDF\" के रूप में नहीं।",
                "In the authoring tool, export as \"SCORM\", not as \"web\" or \"PDF\"."));
    }

    private static bool IsZip(ZipItem item) => Path.GetExtension(item.Path.Path).ToLowerInvariant() is ".zip" or ".pif";

    private static string NameOf(ZipItem item) => Path.GetFileName(item.Path.Path);
}
