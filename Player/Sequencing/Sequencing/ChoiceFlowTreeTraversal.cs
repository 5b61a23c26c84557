namespace Player.Sequencing;

/// <summary>The next activity beside or above, without entering clusters. Sequencing and Navigation SB.2.9.2.</summary>
internal static class ChoiceFlowTreeTraversal
{
    public static Activity? Apply(ActivityTracking tracking, Activity activity, Direction direction)
    {
        var found = activity.WithAncestors()
            .Select(step => direction == Direction.Forward ? tracking.NextSibling(step) : tracking.PreviousSibling(step))
            .FirstOrDefault(sibling => sibling is not null);
        tracking.Trace?.Add("SB.2.9.2", "Choice Flow Tree Traversal", activity, direction.ToString(), found);
        return found;
    }
}
