namespace Player.Sequencing;

/// <summary>The neighbour to which a constrained cluster lets out; itself at the edge of the tree. Sequencing and Navigation SB.2.9.1.</summary>
internal static class ChoiceFlow
{
    public static Activity Apply(ActivityTracking tracking, Activity constrained, Direction direction) =>
        ChoiceFlowTreeTraversal.Apply(tracking, constrained, direction) ?? constrained;
}

/// <summary>The next activity beside or above, without entering clusters. Sequencing and Navigation SB.2.9.2.</summary>
internal static class ChoiceFlowTreeTraversal
{
    public static Activity? Apply(ActivityTracking tracking, Activity activity, Direction direction)
    {
        foreach (var step in activity.WithAncestors())
        {
            var sibling = direction == Direction.Forward ? tracking.NextSibling(step) : tracking.PreviousSibling(step);
            if (sibling is not null)
            {
                return sibling;
            }
        }

        return null;
    }
}
