namespace Player.Sequencing;

/// <summary>The neighbour to which a constrained cluster lets out; itself at the edge of the tree. Sequencing and Navigation SB.2.9.1.</summary>
internal static class ChoiceFlow
{
    public static Activity Apply(ActivityTracking tracking, Activity constrained, Direction direction)
    {
        var begun = tracking.Trace?.Begin("SB.2.9.1", "Choice Flow", constrained, direction.ToString());
        var found = ChoiceFlowTreeTraversal.Apply(tracking, constrained, direction) ?? constrained;
        tracking.Trace?.End(begun, found);
        return found;
    }
}
