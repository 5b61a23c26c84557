namespace Authoring.Manifests;

/// <summary>Reads all resources of a manifest and its sub-manifests. CAM, resources.</summary>
internal sealed class ResourceReader(ManifestFindings findings)
{
    private readonly Dictionary<string, Resource> byIdentifier = new(StringComparer.Ordinal);
    private readonly List<Resource> all = [];

    public IReadOnlyList<Resource> All => all;

    public Resource? Find(string identifier) => byIdentifier.GetValueOrDefault(Identifiers.Collapse(identifier));

    public void Read(ManifestElement manifest, string outerBase)
    {
        var manifestBase = Base(outerBase, manifest);
        foreach (var resources in manifest.ChildrenNamed("resources"))
        {
            var resourcesBase = Base(manifestBase, resources);
            foreach (var element in resources.ChildrenNamed("resource"))
            {
                Add(One(element, Base(resourcesBase, element)));
            }
        }

        foreach (var inner in manifest.ChildrenNamed("manifest"))
        {
            findings.SubManifest(inner.Line);
            Read(inner, manifestBase);
        }
    }

    private void Add(Resource resource)
    {
        all.Add(resource);
        byIdentifier.TryAdd(resource.Identifier, resource);
    }

    private Resource One(ManifestElement element, string @base)
    {
        var identifier = Identifiers.Collapse(element.Attribute("identifier") ?? "");
        if (identifier.Length == 0)
        {
            identifier = $"resource-{all.Count + 1}";
            findings.IdentifierMissing(element.Line, "resource", identifier);
        }

        var href = element.Attribute("href");
        return new Resource
        {
            Identifier = identifier,
            ScormType = element.Attribute("scormtype")?.ToLowerInvariant() switch
            {
                "sco" => ScormType.Sco,
                "asset" => ScormType.Asset,
                _ => null,
            },
            Href = string.IsNullOrEmpty(href) ? null : Path(@base, href, element.Line),
            Files = [.. element.ChildrenNamed("file").Select(file => (file.Line, Href: file.Attribute("href")))
                .Where(file => !string.IsNullOrEmpty(file.Href)).Select(file => Path(@base, file.Href!, file.Line))],
            Dependencies = [.. element.ChildrenNamed("dependency").Select(d => Identifiers.Collapse(d.Attribute("identifierref") ?? "")).Where(d => d.Length > 0)],
            Line = element.Line,
        };
    }

    private string Path(string @base, string href, int line)
    {
        if (href.Contains('\\'))
        {
            findings.Backslash(line, href);
            href = href.Replace('\\', '/');
        }

        return Hrefs.Join(@base, href);
    }

    private string Base(string outer, ManifestElement element)
    {
        var own = element.Attribute("base")?.Replace('\\', '/') ?? "";
        if (own.Length > 0 && !own.EndsWith('/'))
        {
            findings.BaseWithoutSlash(element.Line, own);
            own += "/";
        }

        return own.Length == 0 ? outer : Hrefs.Join(outer, own);
    }
}
