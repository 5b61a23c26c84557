using System.Text.Json;

namespace Lrs.Records.Statements;

/// <summary>Where and with whom it happened, 1.0.3 Data 2.4.6; 2.0 4.2.2.5.</summary>
public sealed record Context(
    Guid? Registration,
    Actor? Instructor,
    Actor? Team,
    ContextActivities Activities,
    IReadOnlyList<ContextActor> Agents,
    IReadOnlyList<ContextActor> Groups,
    string? Revision,
    string? Platform,
    string? Language,
    Guid? Statement,
    JsonElement? Extensions);

/// <summary>Activities around the one acted on.</summary>
public sealed record ContextActivities(
    IReadOnlyList<Activity> Parent,
    IReadOnlyList<Activity> Grouping,
    IReadOnlyList<Activity> Category,
    IReadOnlyList<Activity> Other)
{
    public static readonly ContextActivities None = new([], [], [], []);

    public IEnumerable<Activity> All => Parent.Concat(Grouping).Concat(Category).Concat(Other);
}
