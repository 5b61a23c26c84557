using Authoring.Manifests;
using Player.Launch;
using Player.RunTime;
using Player.Settings;

namespace Player.Attempts;

/// <summary>What the player page shows next.</summary>
public enum DeliveryState
{
    /// <summary>Launch <see cref="Delivery.Item"/>.</summary>
    Deliver,

    /// <summary>Nothing to launch: offer the table of contents.</summary>
    Choose,

    /// <summary>The attempt is over.</summary>
    Ended,

    /// <summary>The attempt waits to be resumed.</summary>
    Suspended,
}

/// <summary>The next step of a launch: the item with what its session starts from, the table of contents and the controls.</summary>
public sealed record Delivery(DeliveryState State, Item? Item, SessionStart? Start, IReadOnlyList<TocEntry> Toc, CourseStatus Course)
{
    /// <summary>An attempt that was over before it was asked for anything.</summary>
    public static readonly Delivery Over = new(DeliveryState.Ended, null, null, [], new CourseStatus(false, null, null));

    public RunTimeStandard Standard { get; init; }

    public bool CanContinue { get; init; }

    public bool CanGoBack { get; init; }

    /// <summary>The settings in force.</summary>
    public PlaySettings Settings { get; init; } = PlaySettings.Default;

    public LaunchMode Mode { get; init; }

    /// <summary>The request asked for could not be done; <see cref="State"/> tells what stands now.</summary>
    public string? Refused { get; init; }
}

/// <summary>A line of the table of contents. Depth 0 is directly below the organization.</summary>
public sealed record TocEntry(string Id, string Title, int Depth, bool IsLeaf, bool IsCurrent, bool CanChoose, string Status);

/// <summary>The course as rolled up: completed, passed (null: unknown), score −1 to 1.</summary>
public sealed record CourseStatus(bool Completed, bool? Passed, double? Scaled);
