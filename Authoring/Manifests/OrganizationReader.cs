namespace Authoring.Manifests;

/// <summary>Reads organizations and their items. CAM, organization and item.</summary>
internal sealed class OrganizationReader(
    ResourceReader resources, SequencingReader sequencing, ManifestFindings findings, int mostItems)
{
    private readonly Values values = new(findings);
    private readonly Dictionary<string, ManifestElement> subManifests = new(StringComparer.Ordinal);
    private readonly HashSet<ManifestElement> seen = [];
    private HashSet<string> used = new(StringComparer.Ordinal);
    private int depth;
    private int items;

    public void ReadSubManifests(ManifestElement manifest)
    {
        foreach (var inner in manifest.ChildrenNamed("manifest"))
        {
            subManifests.TryAdd(Identifiers.Collapse(inner.Attribute("identifier") ?? ""), inner);
            ReadSubManifests(inner);
        }
    }

    public Organization Read(ManifestElement element, int number)
    {
        used = new HashSet<string>(StringComparer.Ordinal);
        var identifier = Identifier(element, $"organization-{number}");
        return new Organization
        {
            Identifier = identifier,
            Title = Title(element, identifier),
            ObjectivesGlobalToSystem = values.Flag(element, "objectivesGlobalToSystem", true),
            SharedDataGlobalToSystem = values.Flag(element, "sharedDataGlobalToSystem", true),
            CompletionThreshold = Threshold(element),
            Sequencing = sequencing.Read(element),
            Items = [.. element.ChildrenNamed("item").Select(item => Read(item, []))],
        };
    }

    /// <summary>The organization of a manifest that has none: every launchable resource that says it is a SCO, else the first.</summary>
    public static Organization Made(string title, IReadOnlyList<Resource> all)
    {
        const string identifier = "organization";
        var launchable = all.Where(resource => resource.Href is not null).ToList();
        var scos = launchable.Where(resource => resource.ScormType == ScormType.Sco).ToList();
        return new Organization
        {
            Identifier = identifier,
            Title = title.Length > 0 ? title : identifier,
            Items = [.. (scos.Count > 0 ? scos : launchable.Take(1)).Select(resource => new Item
            {
                Identifier = "item-" + resource.Identifier,
                Title = resource.Identifier,
                Resource = resource.Identifier,
                Href = resource.Href,
                ScormType = resource.ScormType ?? ScormType.Sco,
            })],
        };
    }

    private Item Read(ManifestElement element, IReadOnlyList<string> openSubManifests)
    {
        // Sub-manifests that refer to each other multiply and deepen what a short file says.
        if (++items > mostItems || ++depth > ManifestElement.MaximumDepth)
        {
            throw new ManifestLimitException(element.Line, items > mostItems ? ManifestLimit.Items : ManifestLimit.Depth);
        }

        var item = Open(element, openSubManifests);
        depth--;
        return item;
    }

    private Item Open(ManifestElement element, IReadOnlyList<string> openSubManifests)
    {
        var identifier = Identifier(element, $"item-{used.Count + 1}");
        var children = element.ChildrenNamed("item").Select(item => Read(item, openSubManifests)).ToList();
        var reference = Identifiers.Collapse(element.Attribute("identifierref") ?? "");
        var resource = reference.Length == 0 ? null : resources.Find(reference);
        if (resource is null && subManifests.TryGetValue(reference, out var inner) && !openSubManifests.Contains(reference))
        {
            children.AddRange(ItemsOf(inner).Select(item => Read(item, [.. openSubManifests, reference])));
        }

        if (children.Count == 0 && reference.Length > 0)
        {
            resource = resources.Mended(element, identifier, reference, resource);
        }

        var title = Title(element, identifier);
        var opens = children.Count > 0 && resource?.Href is not null;
        Tell(element, identifier, opens ? title : null, children.Count > 0, reference, resource);
        var parameters = element.Attribute("parameters");
        var launches = resource?.Href is not null && children.Count == 0;
        var item = new Item
        {
            Identifier = identifier,
            Title = title,
            Children = children,
            Resource = resource?.Identifier,
            Href = launches ? Hrefs.WithParameters(resource!.Href!, parameters) : null,
            ScormType = launches ? resource!.ScormType ?? ScormType.Sco : null,
            Parameters = parameters,
            IsVisible = values.Flag(element, "isvisible", true),
            HideLmsUi = HideLmsUi(element),
            DataFromLms = element.Child("dataFromLMS")?.Text,
            TimeLimitAction = element.Child("timeLimitAction")?.Text,
            CompletionThreshold = Threshold(element),
            MasteryScore = element.Child("masteryscore")?.Text,
            MaxTimeAllowed = element.Child("maxtimeallowed")?.Text,
            Prerequisites = element.Child("prerequisites")?.Text,
            SharedData = [.. element.ChildrenNamed("data").SelectMany(data => data.ChildrenNamed("map")).Select(map => new SharedDataMap(
                Identifiers.Collapse(map.Attribute("targetID") ?? ""),
                values.Flag(map, "readSharedData", true),
                values.Flag(map, "writeSharedData", true)))],
            Sequencing = sequencing.Read(element),
        };
        return opens ? Chapter(item, resource!) : item;
    }

    /// <summary>
    /// A chapter with a page of its own, as SCORM 1.2 allows and eXeLearning writes it: the page becomes its first lesson and keeps the name, so
    /// that what is known of it and what refers to it stays true.
    /// </summary>
    private Item Chapter(Item item, Resource resource)
    {
        var page = item with
        {
            Children = [],
            Href = Hrefs.WithParameters(resource.Href!, item.Parameters),
            ScormType = resource.ScormType ?? ScormType.Sco,
            Prerequisites = null,
            Sequencing = new(),
        };
        var name = $"{item.Identifier}-chapter";
        while (!used.Add(name))
        {
            name += "-";
        }

        return new Item
        {
            Identifier = name,
            Title = item.Title,
            Children = [page, .. item.Children],
            IsVisible = item.IsVisible,
            CompletionThreshold = item.CompletionThreshold,
            Prerequisites = item.Prerequisites,
            Sequencing = item.Sequencing,
        };
    }

    private static IEnumerable<ManifestElement> ItemsOf(ManifestElement manifest)
    {
        var organizations = manifest.Child("organizations");
        var wanted = organizations?.Attribute("default");
        var all = organizations?.ChildrenNamed("organization").ToList() ?? [];
        return (all.Find(o => o.Attribute("identifier") == wanted) ?? all.FirstOrDefault())?.ChildrenNamed("item") ?? [];
    }

    private void Tell(ManifestElement element, string identifier, string? chapter, bool isCluster, string reference, Resource? resource)
    {
        if (isCluster)
        {
            if (chapter is not null)
            {
                findings.ClusterWithResource(element.Line, chapter);
            }
        }
        else if (reference.Length == 0)
        {
            findings.LeafWithoutResource(element.Line, identifier);
        }
        else if (resource is null)
        {
            findings.ReferenceDangling(element, identifier, reference);
        }
        else if (resource.Href is null)
        {
            findings.HrefMissing(resource.Line, identifier, reference);
        }
    }

    private string Identifier(ManifestElement element, string otherwise)
    {
        var written = Identifiers.Collapse(element.Attribute("identifier") ?? "");
        var identifier = written.Length == 0 ? otherwise : written;
        // An item of a sub-manifest may be read again under another name; the file can only say one of them.
        var first = seen.Add(element);
        for (var copy = 2; !used.Add(identifier); copy++)
        {
            identifier = $"{(written.Length == 0 ? otherwise : written)}-{copy}";
        }

        if (written.Length == 0)
        {
            findings.IdentifierMissing(element, identifier, first);
        }
        else if (identifier != written)
        {
            findings.IdentifierRepeated(element, written, identifier, first);
        }

        return identifier;
    }

    private string Title(ManifestElement element, string identifier)
    {
        var title = element.Child("title")?.Text ?? "";
        if (title.Length > 0)
        {
            return title;
        }

        findings.TitleMissing(element, identifier);
        return identifier;
    }

    private List<LmsControl> HideLmsUi(ManifestElement element) =>
        [.. (element.Child("presentation")?.Child("navigationInterface")?.ChildrenNamed("hideLMSUI") ?? [])
            .Select(hide => values.Required<LmsControl>(hide, "hideLMSUI", hide.Text)).OfType<LmsControl>().Distinct()];

    private CompletionThreshold Threshold(ManifestElement owner)
    {
        if (owner.Child("completionThreshold") is not { } element)
        {
            return new CompletionThreshold();
        }

        // The 3rd edition writes the threshold as text and always means it.
        if (element.Attributes.Count == 0 && Values.Decimal(element.Text) is >= 0 and <= 1 and { } threshold)
        {
            return new CompletionThreshold { CompletedByMeasure = true, MinProgressMeasure = threshold };
        }

        return new CompletionThreshold
        {
            CompletedByMeasure = values.Flag(element, "completedByMeasure", false),
            MinProgressMeasure = values.Number(element, "minProgressMeasure", 1, 0, 1),
            ProgressWeight = values.Number(element, "progressWeight", 1, 0, 1),
        };
    }
}
