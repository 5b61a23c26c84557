namespace Player.Sequencing;

/// <summary>The direction of a walk.</summary>
internal enum Direction
{
    None,
    Forward,
    Backward,
}

/// <summary>Where a step through the tree leads.</summary>
internal readonly record struct TraversalStep(Activity? Next, Direction Direction, bool EndSession = false, string? Exception = null)
{
    public override string ToString() =>
        Next is not null ? $"{Direction} to {Next}" : Exception is not null ? SequencingExceptions.Explain(Exception) : "end of the tree";
}

/// <summary>One step through the tree. Sequencing and Navigation SB.2.1.</summary>
internal static class FlowTreeTraversal
{
    public static TraversalStep Apply(ActivityTracking tracking, Activity activity, Direction direction, bool considerChildren, Direction previous)
    {
        var step = Walk(tracking, activity, direction, considerChildren, previous);
        tracking.Trace?.Add("SB.2.1", "Flow Tree Traversal", activity, considerChildren ? $"{direction}, into its children" : direction.ToString(), step);
        return step;
    }

    private static TraversalStep Walk(ActivityTracking tracking, Activity activity, Direction direction, bool considerChildren, Direction previous)
    {
        var reversed = false;
        if (previous == Direction.Backward && activity.Parent is { } over && tracking.NextSibling(activity) is null)
        {
            direction = Direction.Backward;
            activity = tracking.Children(over)[0];
            reversed = true;
        }

        return direction == Direction.Forward
            ? Forward(tracking, activity, considerChildren)
            : Backward(tracking, activity, considerChildren, reversed);
    }

    private static TraversalStep Forward(ActivityTracking tracking, Activity activity, bool considerChildren)
    {
        if (considerChildren && !activity.IsLeaf)
        {
            return tracking.Children(activity) is [var first, ..]
                ? new(first, Direction.Forward)
                : new(null, Direction.None, Exception: "SB.2.1-2");
        }

        for (var at = activity; at is not null; at = at.Parent)
        {
            if (tracking.NextSibling(at) is { } next)
            {
                return new(next, Direction.Forward);
            }
        }

        // Walked off the end of the tree.
        return new(null, Direction.None, EndSession: true);
    }

    private static TraversalStep Backward(ActivityTracking tracking, Activity activity, bool considerChildren, bool reversed)
    {
        if (considerChildren && !activity.IsLeaf)
        {
            var children = tracking.Children(activity);
            return children.Count == 0 ? new(null, Direction.None, Exception: "SB.2.1-2")
                : activity.Definition.ControlMode.ForwardOnly ? new(children[0], Direction.Forward)
                : new(children[^1], Direction.Backward);
        }

        for (var at = activity; at.Parent is { } parent; at = parent)
        {
            if (!reversed && parent.Definition.ControlMode.ForwardOnly)
            {
                return new(null, Direction.None, Exception: "SB.2.1-4");
            }

            if (tracking.PreviousSibling(at) is { } previous)
            {
                return new(previous, Direction.Backward);
            }

            reversed = false;
        }

        return new(null, Direction.None, Exception: "SB.2.1-3");
    }
}
