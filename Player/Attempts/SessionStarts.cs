using System.Globalization;
using Authoring.Manifests;
using Player.RunTime;
using Player.Sequencing;

namespace Player.Attempts;

/// <summary>What a session of a SCO starts from: the manifest, the attempt so far, and what sequencing knows. RTE 4th Ed. 4.2.</summary>
internal static class SessionStarts
{
    /// <summary>Without the answers to navigation: a commit needs none.</summary>
    public static SessionStart Of(
        Activity activity, Edition edition, LearnerOfAttempt learner, ScoState sco, SequencingEngine engine, Func<string, string?> shared)
    {
        var item = activity.Item!;
        var primary = activity.Primary;
        var old = edition == Edition.Scorm12;
        return new SessionStart
        {
            Standard = StandardOf(edition),
            Sco = activity.Identifier,
            Session = sco.Session,
            LearnerId = learner.Id,
            LearnerName = learner.Name,
            Document = sco.Document,
            Entry = sco.Resumes ? "resume" : old && sco.Values.Count > 0 ? "" : "ab-initio",
            LaunchData = item.DataFromLms,
            MaxTimeAllowed = item.MaxTimeAllowed ?? activity.Definition.LimitConditions.AttemptAbsoluteDurationLimit,
            TimeLimitAction = item.TimeLimitAction,
            CompletionThreshold = item.CompletionThreshold.CompletedByMeasure ? (double)item.CompletionThreshold.MinProgressMeasure : null,
            ScaledPassingScore = primary.SatisfiedByMeasure ? (double)primary.MinNormalizedMeasure : null,
            MasteryScore = double.TryParse(item.MasteryScore, NumberStyles.Float, CultureInfo.InvariantCulture, out var mastery) ? mastery : null,
            Objectives = old ? [] : [.. engine.InitialObjectives(activity).Select(RunTimeOutcomes.StartOf)],
            Data = !engine.Tree.Rules.SharedData ? [] : [.. item.SharedData.Select(map => new StartData(map.TargetId, shared(map.TargetId), map.ReadSharedData, map.WriteSharedData))],
        };
    }

    /// <summary>The run-time standard of an edition.</summary>
    public static RunTimeStandard StandardOf(Edition edition) =>
        edition == Edition.Scorm12 ? RunTimeStandard.Scorm12 : RunTimeStandard.Scorm2004;

    /// <summary>
    /// What content may ask of adl.nav.request_valid, for a SCO that is launched now. The table of contents knows the choices already;
    /// asking again for each item would double the dearest part of a launch.
    /// </summary>
    public static NavigationAnswers Answers(SequencingEngine engine, IReadOnlyList<ContentsEntry> contents)
    {
        var choices = contents.ToDictionary(entry => entry.Activity.Identifier, entry => entry.IsAvailable);
        var items = engine.Tree.All.Where(activity => !activity.IsRoot).Select(activity => activity.Identifier).ToList();
        return new NavigationAnswers
        {
            Continue = engine.Availability.Continue,
            Previous = engine.Availability.Previous,
            Choice = items.ToDictionary(item => item, item => choices.GetValueOrDefault(item)),
            Jump = items.ToDictionary(item => item, engine.Availability.Jump),
        };
    }
}
