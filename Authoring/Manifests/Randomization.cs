using System.Text.Json.Serialization;

namespace Authoring.Manifests;

/// <summary>When children are selected or reordered.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RandomizationTiming>))]
public enum RandomizationTiming
{
    Never,
    Once,
    OnEachNewAttempt,
}

/// <summary>Which children of a cluster are used, and in which order. Sequencing and Navigation 3.8 and 3.9, SM.10 and SM.11.</summary>
public sealed record Randomization
{
    public RandomizationTiming SelectionTiming { get; init; }

    public int? SelectCount { get; init; }

    public RandomizationTiming RandomizationTiming { get; init; }

    public bool ReorderChildren { get; init; }
}

/// <summary>How delivered content's status is managed. Sequencing and Navigation 3.11, SM.12.</summary>
public sealed record DeliveryControls
{
    public bool Tracked { get; init; } = true;

    public bool CompletionSetByContent { get; init; }

    public bool ObjectiveSetByContent { get; init; }
}
