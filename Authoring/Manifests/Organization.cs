namespace Authoring.Manifests;

/// <summary>One way to walk through the content: the root of an activity tree. CAM, organization.</summary>
public sealed record Organization
{
    public required string Identifier { get; init; }

    public required string Title { get; init; }

    public IReadOnlyList<Item> Items { get; init; } = [];

    /// <summary>Whether global objectives outlive the attempt and are shared with other courses. CAM, adlseq:objectivesGlobalToSystem.</summary>
    public bool ObjectivesGlobalToSystem { get; init; } = true;

    /// <summary>Whether shared data buckets outlive the attempt. CAM, adlcp:sharedDataGlobalToSystem.</summary>
    public bool SharedDataGlobalToSystem { get; init; } = true;

    public CompletionThreshold CompletionThreshold { get; init; } = new();

    public Sequencing Sequencing { get; init; } = new();

    /// <summary>All items below, parents before children, in document order.</summary>
    public IEnumerable<Item> AllItems() => Items.SelectMany(item => item.WithDescendants());
}
