using System.Text.Json.Serialization;

namespace Authoring.Manifests;

/// <summary>Whether launched content talks to the run-time service.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ScormType>))]
public enum ScormType
{
    Asset,
    Sco,
}

/// <summary>A navigation device of the player that an item may ask to hide. CAM, adlnav:hideLMSUI.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LmsControl>))]
public enum LmsControl
{
    Previous,
    Continue,
    Exit,
    ExitAll,
    Abandon,
    AbandonAll,
    SuspendAll,
}

/// <summary>A node of an organization: a cluster of items, or a leaf that launches a resource. CAM, item.</summary>
public sealed record Item
{
    public required string Identifier { get; init; }

    public required string Title { get; init; }

    public IReadOnlyList<Item> Children { get; init; } = [];

    /// <summary>Identifier of the resource; null on clusters and dangling references.</summary>
    public string? Resource { get; init; }

    /// <summary>Launch address inside the package: bases, href and parameters joined. Null when there is nothing to launch.</summary>
    public string? Href { get; init; }

    public ScormType? ScormType { get; init; }

    /// <summary>item@parameters as written.</summary>
    public string? Parameters { get; init; }

    public bool IsVisible { get; init; } = true;

    public IReadOnlyList<LmsControl> HideLmsUi { get; init; } = [];

    /// <summary>cmi.launch_data. CAM, adlcp:dataFromLMS.</summary>
    public string? DataFromLms { get; init; }

    /// <summary>One of <c>exit,message</c>, <c>exit,no message</c>, <c>continue,message</c>, <c>continue,no message</c>.</summary>
    public string? TimeLimitAction { get; init; }

    public CompletionThreshold CompletionThreshold { get; init; } = new();

    /// <summary>cmi.student_data.mastery_score, as written. SCORM 1.2 only.</summary>
    public string? MasteryScore { get; init; }

    /// <summary>cmi.student_data.max_time_allowed, as written. SCORM 1.2 only.</summary>
    public string? MaxTimeAllowed { get; init; }

    /// <summary>An aicc_script expression over item identifiers. SCORM 1.2 only.</summary>
    public string? Prerequisites { get; init; }

    public IReadOnlyList<SharedDataMap> SharedData { get; init; } = [];

    public Sequencing Sequencing { get; init; } = new();

    /// <summary>This item, then everything below it in document order.</summary>
    public IEnumerable<Item> WithDescendants() => Children.SelectMany(child => child.WithDescendants()).Prepend(this);
}
