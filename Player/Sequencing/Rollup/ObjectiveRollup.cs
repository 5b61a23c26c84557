namespace Player.Sequencing;

/// <summary>A cluster's satisfaction, from its measure or from its rollup rules. Sequencing and Navigation RB.1.2.</summary>
internal static class ObjectiveRollup
{
    public static void Apply(ActivityTracking tracking, Activity activity)
    {
        if (activity.Primary.SatisfiedByMeasure)
        {
            ObjectiveRollupUsingMeasure.Apply(tracking, activity);
        }
        else
        {
            ObjectiveRollupUsingRules.Apply(tracking, activity);
        }
    }
}
