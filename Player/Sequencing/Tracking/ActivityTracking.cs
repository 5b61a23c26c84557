namespace Player.Sequencing;

/// <summary>
/// One learner's tracking data laid over an activity tree: what every process reads and changes.
/// Sequencing and Navigation 4.2.
/// </summary>
internal sealed partial class ActivityTracking
{
    private static readonly ActivityState Untouched = new();

    private readonly SequencingState state;
    private readonly GlobalObjectives globals;
    private readonly ActivityState?[] states;
    private readonly IReadOnlyList<Activity>?[] children;
    private readonly int[] positions;
    private readonly SequencingTrace? trace;
    private bool isAsked;
    private (Activity Parent, int From, int To, string? Stop) passed;

    public ActivityTracking(ActivityTree tree, SequencingState state, GlobalObjectives shared, Random random, SequencingTrace? trace)
    {
        Tree = tree;
        this.state = state;
        globals = tree.ObjectivesGlobalToSystem ? shared : state.OwnObjectives;
        Random = random;
        this.trace = trace;
        states = new ActivityState?[tree.All.Count];
        children = new IReadOnlyList<Activity>?[tree.All.Count];
        positions = new int[tree.All.Count];
    }

    public ActivityTree Tree { get; }

    public Random Random { get; }

    /// <summary>Null where nothing is recorded, and while somebody only asks what is possible.</summary>
    public SequencingTrace? Trace => isAsked ? null : trace;

    public Activity Root => Tree.Root;

    public Activity? Current
    {
        get => Tree.Find(state.CurrentActivity);
        set => state.CurrentActivity = value?.Identifier;
    }

    public Activity? Suspended
    {
        get => Tree.Find(state.SuspendedActivity);
        set => state.SuspendedActivity = value?.Identifier;
    }

    /// <summary>To read only: untouched activities share one state and stay out of the document.</summary>
    public ActivityState See(Activity activity) =>
        states[activity.Index] ??= state.Activities.GetValueOrDefault(activity.Identifier) ?? Untouched;

    /// <summary>To change.</summary>
    public ActivityState Of(Activity activity)
    {
        var known = See(activity);
        if (ReferenceEquals(known, Untouched))
        {
            state.Activities[activity.Identifier] = states[activity.Index] = known = new ActivityState();
        }

        return known;
    }

    /// <summary>Looks at what would be; such questions are no decisions and leave no trace.</summary>
    public T Suppose<T>(Func<T> question)
    {
        var before = isAsked;
        isAsked = true;
        try
        {
            return question();
        }
        finally
        {
            isAsked = before;
            passed = before ? passed : default;
        }
    }

    /// <summary>
    /// The exception that stops a forward choice among siblings, from one position up to another that is left out; null where none does.
    /// A question about each of many siblings walks over them once: while somebody only asks, nothing changes.
    /// </summary>
    public string? FirstStop(Activity parent, int from, int to)
    {
        var siblings = Children(parent);
        var (at, stop) = isAsked && passed.Parent == parent && passed.From == from && passed.To <= to ? (passed.To, passed.Stop) : (from, null);
        for (; stop is null && at < to; at++)
        {
            stop = ChoiceActivityTraversal.Apply(this, siblings[at], Direction.Forward);
        }

        passed = (parent, from, at, stop);
        return stop;
    }

    /// <summary>The children in use, in their order. Sequencing and Navigation 4.2.1.4, AM.1.2 Available Children.</summary>
    public IReadOnlyList<Activity> Children(Activity activity)
    {
        if (children[activity.Index] is { } known)
        {
            return known;
        }

        var named = See(activity).AvailableChildren;
        var list = named is null ? activity.Children : [.. named.Select(Tree.Find).OfType<Activity>()];
        foreach (var child in activity.Children)
        {
            positions[child.Index] = -1;
        }

        for (var position = 0; position < list.Count; position++)
        {
            positions[list[position].Index] = position;
        }

        return children[activity.Index] = list;
    }

    public void SetChildren(Activity activity, IEnumerable<Activity> available)
    {
        Of(activity).AvailableChildren = [.. available.Select(child => child.Identifier)];
        children[activity.Index] = null;
    }

    /// <summary>Place among the parent's available children; -1 when it wasn't selected.</summary>
    public int Position(Activity activity)
    {
        if (activity.Parent is null)
        {
            return 0;
        }

        Children(activity.Parent);
        return positions[activity.Index];
    }

    public bool IsAvailable(Activity activity) => activity.WithAncestors().All(step => Position(step) >= 0);

    public Activity? NextSibling(Activity activity) => Sibling(activity, 1);

    public Activity? PreviousSibling(Activity activity) => Sibling(activity, -1);

    public static Activity CommonAncestor(Activity one, Activity other)
    {
        var (low, high) = one.Depth >= other.Depth ? (one, other) : (other, one);
        while (low.Depth > high.Depth)
        {
            low = low.Parent!;
        }

        while (low != high)
        {
            (low, high) = (low.Parent!, high.Parent!);
        }

        return low;
    }

    /// <summary>Whether this comes after the other in a forward walk over the available children.</summary>
    public bool IsForward(Activity target, Activity from)
    {
        var common = CommonAncestor(target, from);
        return target != common && (from == common || Position(Below(common, target)) > Position(Below(common, from)));
    }

    private static Activity Below(Activity ancestor, Activity activity) => activity.WithAncestors().First(step => step.Parent == ancestor);

    private Activity? Sibling(Activity activity, int step)
    {
        var position = Position(activity) + step;
        return activity.Parent is { } parent && position >= 0 && position < Children(parent).Count ? Children(parent)[position] : null;
    }
}
