using Authoring.Manifests;

namespace Player.Sequencing;

/// <summary>The activities of one organization. Built once per course version and shared by all learners. Sequencing and Navigation 2.1.</summary>
public sealed class ActivityTree
{
    private readonly Dictionary<string, Activity> byIdentifier = new(StringComparer.Ordinal);
    private readonly List<Activity> all = [];

    private ActivityTree(Organization organization, Edition edition)
    {
        Edition = edition;
        Rules = EditionRules.Of(edition);
        ObjectivesGlobalToSystem = organization.ObjectivesGlobalToSystem;
        SharedDataGlobalToSystem = organization.SharedDataGlobalToSystem;
        Root = Add(organization.Identifier, organization.Title, null, Adapted(organization, edition), organization.CompletionThreshold, null);
        Root.Children = AddChildren(Root, organization.Items, edition);
        Readers = all.SelectMany(activity => activity.Objectives.SelectMany(objective => objective.Maps).Where(Reads).Select(map => (map.Target, activity)))
            .ToLookup(pair => pair.Target, pair => pair.activity, StringComparer.Ordinal);
    }

    public Edition Edition { get; }

    /// <summary>Where the edition differs from others.</summary>
    public EditionRules Rules { get; }

    public Activity Root { get; }

    /// <summary>Every activity in a forward pre-order walk.</summary>
    public IReadOnlyList<Activity> All => all;

    /// <summary>Whether global objectives outlive the attempt on the root and are shared with other courses.</summary>
    public bool ObjectivesGlobalToSystem { get; }

    /// <summary>Whether shared data buckets outlive the attempt on the root and are shared with other courses. RTE 4th Ed. 4.3.</summary>
    public bool SharedDataGlobalToSystem { get; }

    /// <summary>Whether there is a next lesson at all.</summary>
    public bool HasSeveralLeaves => all.Where(activity => activity.IsLeaf).Skip(1).Any();

    /// <summary>The activities that read a global objective.</summary>
    internal ILookup<string, Activity> Readers { get; }

    /// <summary>Builds the tree; items with nothing to deliver are no activities.</summary>
    public static ActivityTree From(Organization organization, Edition edition) => new(organization, edition);

    /// <summary>The activity with this item identifier, or null.</summary>
    public Activity? Find(string? identifier) => identifier is null ? null : byIdentifier.GetValueOrDefault(identifier);

    // SCORM 1.2 has no sequencing: its learners choose freely and may go on to the next item, and an item that was finished once
    // counts whichever chapter is opened again.
    // An organization with a single item starts although its flow is off by default (ADL SX-08, CM-11).
    private static Authoring.Manifests.Sequencing Adapted(Organization organization, Edition edition)
    {
        var single = organization.Items is [{ Children.Count: 0 }];
        return edition == Edition.Scorm12
            ? FreeChoice
            : single
                ? organization.Sequencing with { ControlMode = organization.Sequencing.ControlMode with { Flow = true } }
                : organization.Sequencing;
    }

    private static Authoring.Manifests.Sequencing FreeChoice => new()
    {
        ControlMode = new ControlMode { Flow = true, UseCurrentAttemptObjectiveInfo = false, UseCurrentAttemptProgressInfo = false },
    };

    private static bool Reads(ObjectiveMap map) => map.ReadSatisfiedStatus || map.ReadNormalizedMeasure || map.ReadRawScore
        || map.ReadMinScore || map.ReadMaxScore || map.ReadCompletionStatus || map.ReadProgressMeasure;

    private List<Activity> AddChildren(Activity parent, IReadOnlyList<Item> items, Edition edition)
    {
        var children = new List<Activity>(items.Count);
        foreach (var item in items.Where(Delivers))
        {
            var child = Add(item.Identifier, item.Title, parent, edition == Edition.Scorm12 ? FreeChoice : item.Sequencing, item.CompletionThreshold, item);
            child.Children = AddChildren(child, item.Children, edition);
            children.Add(child);
        }

        return children;
    }

    private static bool Delivers(Item item) => item.Href is not null || item.Children.Any(Delivers);

    private Activity Add(string identifier, string title, Activity? parent, Authoring.Manifests.Sequencing definition, CompletionThreshold threshold, Item? item)
    {
        var isCluster = item is null || item.Children.Any(Delivers);
        var activity = new Activity(identifier, title, parent, all.Count, Rules.Known(definition), Rules.Known(threshold, isCluster), item)
        {
            Prerequisites = Edition == Edition.Scorm12 && item?.Prerequisites is { } script ? Prerequisite.Read(script) : null,
        };
        all.Add(activity);
        byIdentifier.Add(identifier, activity);
        return activity;
    }
}
