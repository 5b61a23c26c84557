using Authoring.Checks;
using Authoring.Packages;

namespace Authoring.Manifests;

/// <summary>Reads all resources of a manifest and its sub-manifests. CAM, resources.</summary>
internal sealed class ResourceReader(ManifestFindings findings, PathIndex? files, Edition edition)
{
    private readonly Dictionary<string, int> byIdentifier = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> anyCase = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(Resource Resource, ManifestElement Element)> all = [];

    public IReadOnlyList<Resource> All => [.. all.Select(a => a.Resource)];

    public Resource? Find(string identifier) =>
        byIdentifier.TryGetValue(Identifiers.Collapse(identifier), out var index) ? all[index].Resource : null;

    public void Read(ManifestElement manifest, string outerBase)
    {
        var manifestBase = Base(outerBase, manifest);
        foreach (var resources in manifest.ChildrenNamed("resources"))
        {
            var resourcesBase = Base(manifestBase, resources);
            foreach (var element in resources.ChildrenNamed("resource"))
            {
                Add(One(element, Base(resourcesBase, element)), element);
            }
        }

        foreach (var inner in manifest.ChildrenNamed("manifest"))
        {
            findings.SubManifest(inner.Line);
            Read(inner, manifestBase);
        }
    }

    /// <summary>
    /// The resource an item launches, put right where it can be: named in another case, without its only page as href, without
    /// saying what it is. Null where the reference leads nowhere.
    /// </summary>
    public Resource? Mended(ManifestElement item, string identifier, string reference, Resource? found)
    {
        if (found is null && anyCase.TryGetValue(reference, out var named))
        {
            findings.ReferenceCase(item, reference, named);
            found = Find(named);
        }

        if (found is null)
        {
            return null;
        }

        var index = byIdentifier[found.Identifier];
        var element = all[index].Element;
        if (found.Href is null && OnlyPage(found, element) is { } page)
        {
            findings.HrefInferred(element, identifier, page.Written);
            found = found with { Href = page.Path };
        }

        if (found is { Href: not null, ScormType: null })
        {
            findings.ScormTypeMissing(element, found.Identifier, edition);
            found = found with { ScormType = ScormType.Sco };
        }

        all[index] = (found, element);
        return found;
    }

    private static (string Written, string Path)? OnlyPage(Resource resource, ManifestElement element)
    {
        var written = element.ChildrenNamed("file").Select(file => file.Attribute("href")).Where(href => !string.IsNullOrEmpty(href)).ToList();
        var pages = written.Zip(resource.Files).Where(f => System.IO.Path.GetExtension(f.Second).ToLowerInvariant() is ".html" or ".htm").ToList();
        return pages is [var only] ? (only.First!.Replace('\\', '/'), only.Second) : null;
    }

    private void Add(Resource resource, ManifestElement element)
    {
        all.Add((resource, element));
        byIdentifier.TryAdd(resource.Identifier, all.Count - 1);
        anyCase.TryAdd(resource.Identifier, resource.Identifier);
    }

    private Resource One(ManifestElement element, string @base)
    {
        var identifier = Identifiers.Collapse(element.Attribute("identifier") ?? "");
        if (identifier.Length == 0)
        {
            identifier = $"resource-{all.Count + 1}";
            findings.IdentifierMissing(element, identifier);
        }

        return new Resource
        {
            Identifier = identifier,
            ScormType = element.Attribute("scormtype")?.ToLowerInvariant() switch
            {
                "sco" => ScormType.Sco,
                "asset" => ScormType.Asset,
                _ => null,
            },
            Href = string.IsNullOrEmpty(element.Attribute("href")) ? null : Path(@base, element),
            Files = [.. element.ChildrenNamed("file").Where(file => !string.IsNullOrEmpty(file.Attribute("href"))).Select(file => Path(@base, file))],
            Dependencies = [.. element.ChildrenNamed("dependency").Select(d => Identifiers.Collapse(d.Attribute("identifierref") ?? "")).Where(d => d.Length > 0)],
            Line = element.Line,
        };
    }

    private string Path(string @base, ManifestElement element)
    {
        var written = element.Attribute("href")!;
        var href = written;
        if (href.Contains('\\'))
        {
            href = href.Replace('\\', '/');
            findings.Backslash(element, "href", written, href);
        }

        if (@base.Length == 0 && href.StartsWith('/') && !Hrefs.IsAbsolute(href))
        {
            href = href.TrimStart('/');
            findings.FromRoot(element, written, href);
        }

        var whole = Hrefs.Join(@base, href);
        if (files is null || Hrefs.IsAbsolute(whole) || LaunchPath.InTrueCase(whole, files) is not { } right)
        {
            return whole;
        }

        var folder = @base.Length == 0 ? "" : EntryPath.Of(@base).Path + "/";
        findings.PathCase(element, href, right, right.StartsWith(folder, StringComparison.Ordinal) ? right[folder.Length..] : null);
        return right;
    }

    private string Base(string outer, ManifestElement element)
    {
        var written = element.Attribute("base") ?? "";
        var own = written.Replace('\\', '/');
        if (own != written)
        {
            findings.Backslash(element, "base", written, own);
        }

        if (own.Length > 0 && !own.EndsWith('/'))
        {
            findings.BaseWithoutSlash(element, own);
            own += "/";
        }

        return own.Length == 0 ? outer : Hrefs.Join(outer, own);
    }
}
