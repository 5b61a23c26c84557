using Authoring.Manifests;

namespace Player.Sequencing;

/// <summary>
/// Reading and writing objectives through their maps. Where a map reads, the global value is the value, known or not;
/// completion and progress fall back to the local one. Sequencing and Navigation 3.10.3 and 4.2.1.2.
/// </summary>
internal sealed partial class ActivityTracking
{
    /// <summary>The objective with this identifier; the primary one for null; null when there is none.</summary>
    public static Objective? Find(Activity activity, string? identifier) =>
        identifier is null ? activity.Primary : activity.Objectives.FirstOrDefault(objective => objective.Identifier == identifier);

    private static readonly ObjectiveProgress Unknown = new();

    private ObjectiveProgress See(Activity activity, Objective objective) =>
        See(activity).Objectives.GetValueOrDefault(objective.Identifier ?? "") ?? Unknown;

    private ObjectiveProgress Local(Activity activity, Objective objective)
    {
        var objectives = Of(activity).Objectives;
        var key = objective.Identifier ?? "";
        if (!objectives.TryGetValue(key, out var progress))
        {
            objectives[key] = progress = new ObjectiveProgress();
        }

        return progress;
    }

    /// <param name="forRollup">Then values from before the parent's current attempt count as unknown.</param>
    public bool? Satisfied(Activity activity, Objective objective, bool forRollup = false) =>
        !activity.IsTracked || (objective.SatisfiedByMeasure && !MeasureDecides(activity)) ? null : ReadSatisfied(activity, objective, forRollup);

    public decimal? Measure(Activity activity, Objective objective, bool forRollup = false) =>
        activity.IsTracked ? ReadMeasure(activity, objective, forRollup) : null;

    /// <summary>What content is told; an untracked activity has no status of its own but sees global objectives (ADL OB-14b).</summary>
    public bool? ReadSatisfied(Activity activity, Objective objective, bool forRollup = false)
    {
        if (objective.SatisfiedByMeasure)
        {
            return ReadMeasure(activity, objective, forRollup) is { } measure ? measure >= objective.MinNormalizedMeasure : null;
        }

        return ReadFrom(objective, map => map.ReadSatisfiedStatus) is { } map
            ? globals.See(map).Satisfied
            : IsStale(activity, forRollup) ? null : See(activity, objective).Satisfied;
    }

    /// <summary>What content is told.</summary>
    public decimal? ReadMeasure(Activity activity, Objective objective, bool forRollup = false) =>
        ReadFrom(objective, map => map.ReadNormalizedMeasure) is { } map
            ? globals.See(map).Measure
            : IsStale(activity, forRollup) ? null : See(activity, objective).Measure;

    public decimal? RawScore(Activity activity, Objective objective) => Score(activity, objective, map => map.ReadRawScore, progress => progress.RawScore);

    public decimal? MinScore(Activity activity, Objective objective) => Score(activity, objective, map => map.ReadMinScore, progress => progress.MinScore);

    public decimal? MaxScore(Activity activity, Objective objective) => Score(activity, objective, map => map.ReadMaxScore, progress => progress.MaxScore);

    public bool? Completed(Activity activity, Objective objective) =>
        (ReadFrom(objective, map => map.ReadCompletionStatus) is { } map ? globals.See(map).Completed : null)
        ?? See(activity, objective).Completed;

    public decimal? Progress(Activity activity, Objective objective) =>
        (ReadFrom(objective, map => map.ReadProgressMeasure) is { } map ? globals.See(map).Progress : null)
        ?? See(activity, objective).Progress;

    /// <summary>The attempt completion status of the activity. Sequencing and Navigation 4.2.1.3, TM.1.3.</summary>
    public bool? Completed(Activity activity, bool forRollup = false)
    {
        if (!activity.IsTracked || (forRollup && See(activity).ProgressIsStale))
        {
            return null;
        }

        return activity.CompletionThreshold.CompletedByMeasure
            ? Progress(activity, activity.Primary) is { } progress ? progress >= activity.CompletionThreshold.MinProgressMeasure : null
            : Completed(activity, activity.Primary);
    }

    /// <summary>The attempt completion amount of the activity.</summary>
    public decimal? Progress(Activity activity, bool forRollup = false) =>
        !activity.IsTracked || (forRollup && See(activity).ProgressIsStale) ? null : Progress(activity, activity.Primary);

    public void SetSatisfied(Activity activity, Objective objective, bool? satisfied)
    {
        if (activity.IsTracked && !objective.SatisfiedByMeasure)
        {
            StoreSatisfied(activity, objective, satisfied);
        }
    }

    public void SetMeasure(Activity activity, Objective objective, decimal? measure)
    {
        if (!activity.IsTracked)
        {
            return;
        }

        if (measure is null && See(activity, objective).Measure is null)
        {
            return;
        }

        Local(activity, objective).Measure = measure;
        Write(objective, map => map.WriteNormalizedMeasure, target => target.Measure = measure);
        DecideByMeasure(activity, objective, measure);
    }

    public void SetScores(Activity activity, Objective objective, decimal? raw, decimal? min, decimal? max)
    {
        var known = See(activity, objective);
        if (raw is not null || known.RawScore is not null)
        {
            Local(activity, objective).RawScore = raw;
            Write(objective, map => map.WriteRawScore, target => target.RawScore = raw);
        }

        if (min is not null || known.MinScore is not null)
        {
            Local(activity, objective).MinScore = min;
            Write(objective, map => map.WriteMinScore, target => target.MinScore = min);
        }

        if (max is not null || known.MaxScore is not null)
        {
            Local(activity, objective).MaxScore = max;
            Write(objective, map => map.WriteMaxScore, target => target.MaxScore = max);
        }
    }

    public void SetCompleted(Activity activity, Objective objective, bool? completed)
    {
        if (activity.IsTracked)
        {
            Local(activity, objective).Completed = completed;
            Write(objective, map => map.WriteCompletionStatus, target => target.Completed = completed);
        }
    }

    public void SetProgress(Activity activity, Objective objective, decimal? progress)
    {
        if (activity.IsTracked && (progress is not null || See(activity, objective).Progress is not null))
        {
            Local(activity, objective).Progress = progress;
            Write(objective, map => map.WriteProgressMeasure, target => target.Progress = progress);
        }
    }

    /// <summary>Sets the activity's completion unless progress alone decides it.</summary>
    public void SetCompleted(Activity activity, bool? completed)
    {
        if (!activity.CompletionThreshold.CompletedByMeasure)
        {
            SetCompleted(activity, activity.Primary, completed);
        }
    }

    /// <summary>Sets the activity's completion amount and, where progress decides, its completion.</summary>
    public void SetProgress(Activity activity, decimal? progress)
    {
        SetProgress(activity, activity.Primary, progress);
        if (activity.CompletionThreshold.CompletedByMeasure && progress is not null)
        {
            SetCompleted(activity, activity.Primary, progress >= activity.CompletionThreshold.MinProgressMeasure);
        }
    }

    /// <summary>Once an attempt is over the measure decides, whatever measureSatisfactionIfActive held back. SM.9.</summary>
    public void DecideByMeasure(Activity activity)
    {
        if (activity.IsTracked)
        {
            DecideByMeasure(activity, activity.Primary, Measure(activity, activity.Primary));
        }
    }

    private void DecideByMeasure(Activity activity, Objective objective, decimal? measure)
    {
        if (objective.SatisfiedByMeasure && measure is not null && (!objective.IsPrimary || MeasureDecides(activity)))
        {
            StoreSatisfied(activity, objective, measure >= objective.MinNormalizedMeasure);
        }
    }

    private void StoreSatisfied(Activity activity, Objective objective, bool? satisfied)
    {
        Local(activity, objective).Satisfied = satisfied;
        Write(objective, map => map.WriteSatisfiedStatus, target => target.Satisfied = satisfied);
    }

    private bool MeasureDecides(Activity activity) => activity.Definition.RollupConsiderations.MeasureSatisfactionIfActive || !See(activity).IsActive;

    private bool IsStale(Activity activity, bool forRollup) => forRollup && See(activity).ObjectivesAreStale;

    private decimal? Score(Activity activity, Objective objective, Func<ObjectiveMap, bool> reads, Func<ObjectiveProgress, decimal?> score) =>
        score(ReadFrom(objective, reads) is { } map ? globals.See(map) : See(activity, objective));

    private static ObjectiveMap? ReadFrom(Objective objective, Func<ObjectiveMap, bool> reads) => objective.Maps.Count == 0 ? null : objective.Maps.LastOrDefault(reads);

    private void Write(Objective objective, Func<ObjectiveMap, bool> writes, Action<ObjectiveProgress> set)
    {
        foreach (var map in objective.Maps.Where(writes))
        {
            set(globals.Of(map));
        }
    }
}
