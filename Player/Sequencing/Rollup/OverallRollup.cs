namespace Player.Sequencing;

/// <summary>
/// Carries a change up to the root, and up from every activity that reads a global objective the change may have written.
/// Deepest first, each cluster once. Sequencing and Navigation RB.1.5.
/// </summary>
internal static class OverallRollup
{
    public static void Apply(ActivityTracking tracking, Activity activity)
    {
        var clusters = new HashSet<Activity>(activity.WithAncestors());
        foreach (var step in activity.WithAncestors())
        {
            foreach (var map in step.Objectives.SelectMany(objective => objective.Maps))
            {
                foreach (var reader in tracking.Tree.Readers[map.Target].Where(tracking.IsAvailable))
                {
                    clusters.UnionWith(reader.WithAncestors().Skip(1));
                }
            }
        }

        var begun = tracking.Trace?.Begin("RB.1.5", "Overall Rollup", activity);
        Apply(tracking, clusters);
        tracking.Trace?.End(begun, $"root completed {SequencingTrace.Known(tracking.Completed(tracking.Root))}, satisfied {SequencingTrace.Known(tracking.Satisfied(tracking.Root, tracking.Root.Primary))}");
    }

    /// <summary>All clusters of the tree, for a result that no attempt of today led to.</summary>
    public static void Whole(ActivityTracking tracking) => Apply(tracking, tracking.Tree.All);

    private static void Apply(ActivityTracking tracking, IEnumerable<Activity> clusters)
    {
        foreach (var cluster in clusters.Where(cluster => !cluster.IsLeaf).OrderByDescending(cluster => cluster.Depth).ThenBy(cluster => cluster.Index))
        {
            MeasureRollup.Apply(tracking, cluster);
            if (tracking.Tree.Rules.ProgressOfClusters)
            {
                CompletionMeasureRollup.Apply(tracking, cluster);
            }

            ObjectiveRollup.Apply(tracking, cluster);
            ActivityProgressRollup.Apply(tracking, cluster);
        }
    }
}
