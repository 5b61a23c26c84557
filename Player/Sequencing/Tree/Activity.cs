using Authoring.Manifests;

namespace Player.Sequencing;

/// <summary>A learning activity: one node of the activity tree with its sequencing definition. Sequencing and Navigation 2.1.</summary>
public sealed class Activity
{
    internal Activity(string identifier, string title, Activity? parent, int index, Authoring.Manifests.Sequencing definition, CompletionThreshold threshold, Item? item)
    {
        Identifier = identifier;
        Title = title;
        Parent = parent;
        Index = index;
        Depth = parent is null ? 0 : parent.Depth + 1;
        Definition = definition;
        CompletionThreshold = threshold;
        Item = item;
        Primary = definition.Objectives.FirstOrDefault(objective => objective.IsPrimary) ?? new Objective { IsPrimary = true };
        RollupRulesForSatisfaction = [.. definition.Rollup.Rules.Where(rule => rule.Action is RollupAction.Satisfied or RollupAction.NotSatisfied)];
        RollupRulesForCompletion = [.. definition.Rollup.Rules.Where(rule => rule.Action is RollupAction.Completed or RollupAction.Incomplete)];
        Objectives = [Primary, .. definition.Objectives.Where(objective => !ReferenceEquals(objective, Primary))];
    }

    public string Identifier { get; }

    public string Title { get; }

    public Activity? Parent { get; }

    /// <summary>All children in document order; the ones in use come from <see cref="ActivityTracking.Children"/>.</summary>
    public IReadOnlyList<Activity> Children
    {
        get;
        internal set
        {
            field = value;
            ChildMayStop = value.Any(child => child.Definition.PreConditionRules.Any(rule => rule.Action == RuleAction.StopForwardTraversal));
        }
    }
    = [];

    /// <summary>Whether a choice among the children must look at each of them on its way.</summary>
    internal bool ChildMayStop { get; private set; }

    /// <summary>Place in a forward pre-order walk of the whole tree; the root has 0.</summary>
    public int Index { get; }

    public int Depth { get; }

    public Authoring.Manifests.Sequencing Definition { get; }

    public CompletionThreshold CompletionThreshold { get; }

    /// <summary>The manifest's item; null for the root, which is the organization.</summary>
    public Item? Item { get; }

    /// <summary>The objective that rolls up; anonymous where the manifest has none. Sequencing and Navigation 3.10.</summary>
    public Objective Primary { get; }

    /// <summary>All objectives, the primary first.</summary>
    public IReadOnlyList<Objective> Objectives { get; }

    /// <summary>What must be done first; null where nothing must. SCORM 1.2 only.</summary>
    public Prerequisite? Prerequisites { get; internal init; }

    internal IReadOnlyList<RollupRule> RollupRulesForSatisfaction { get; }

    internal IReadOnlyList<RollupRule> RollupRulesForCompletion { get; }

    public bool IsRoot => Parent is null;

    public bool IsLeaf => Children.Count == 0;

    public bool IsTracked => Definition.DeliveryControls.Tracked;

    /// <summary>This activity, its parent, and so on up to the root.</summary>
    public IEnumerable<Activity> WithAncestors()
    {
        for (var activity = this; activity is not null; activity = activity.Parent)
        {
            yield return activity;
        }
    }

    public bool IsAncestorOrSelfOf(Activity other) => other.WithAncestors().Contains(this);

    public override string ToString() => Identifier;
}
