using System.Globalization;
using Player.RunTime;
using Player.Sequencing;
using Player.Settings;
using Player.Statements;

namespace Player.Attempts;

/// <summary>What the attempt established, told to sequencing and reported once. The best within the attempt stands.</summary>
public sealed partial class AttemptMachine
{
    private readonly List<Fact> _facts = [];
    private DateTimeOffset? _at;

    /// <summary>What was established and not reported before, in order.</summary>
    public IReadOnlyList<Fact> Facts => _facts;

    private void Establish(string item, ScoState sco, SessionFacts facts, bool over)
    {
        facts = Completed(facts);
        var remembered = Remember(Document.Scos[item], facts);
        Document = Document with { Judged = remembered.Passed is not null || AnyJudged };
        Keep(item, remembered);
        if (item == Document.Item)
            Tell(_tree.Find(item)!, sco, facts);
        Report(ScoFacts.Standing(item, sco.Began, facts, over));
        ReportCourse(final: false);
    }

    /// <summary>A lesson that never says so is complete where the settings take something else for it.</summary>
    private SessionFacts Completed(SessionFacts facts) => Settings.CompletedBy switch
    {
        CompletedBy.Opened => facts with { Completion = "completed" },
        CompletedBy.Passed when facts.Success == "passed" => facts with { Completion = "completed" },
        _ => Failed(facts),
    };

    /// <summary>The one status of SCORM 1.2 is two facts: that a failed lesson is over too is for the settings to say.</summary>
    private SessionFacts Failed(SessionFacts facts) =>
        Settings.Failed == "incomplete" && _edition == Authoring.Manifests.Edition.Scorm12 && facts.Success == "failed" ? facts with { Completion = "incomplete" } : facts;

    /// <summary>
    /// Tells sequencing what the SCO in hand established. In SCORM 2004 that is what this attempt on it says; SCORM 1.2 has no attempts, and
    /// what was once completed or passed stays so.
    /// </summary>
    private void Tell(Activity activity, ScoState sco, SessionFacts facts)
    {
        _engine.RecordRunTime(RunTimeOutcomes.Of(_edition == Authoring.Manifests.Edition.Scorm12 ? Best(activity, sco, facts) : facts));
        _engine.RollUp();
        Save();
    }

    private SessionFacts Best(Activity activity, ScoState sco, SessionFacts facts)
    {
        return facts with
        {
            Completion = Document.Reported.Contains(FactKey.Item(activity.Identifier, FactKey.Completed)) ? "completed" : facts.Completion,
            Success = Document.Reported.Contains(FactKey.Item(activity.Identifier, FactKey.Passed)) ? "passed" : facts.Success,
            Score = facts.Score with { Scaled = Higher(sco.Best, facts.Score.Scaled) },
        };
    }

    /// <summary>The best of what the content said of a lesson: once completed or passed it stays so for the rest of the course's attempt.</summary>
    private static ScoState Remember(ScoState sco, SessionFacts facts) => sco with
    {
        Best = Higher(sco.Best, facts.Score.Scaled),
        Completed = sco.Completed == true ? true : facts.Completion switch { "completed" => true, "incomplete" => false, _ => sco.Completed },
        Passed = sco.Passed == true ? true : facts.Success switch { "passed" => true, "failed" => false, _ => sco.Passed },
    };

    /// <param name="final">A session or the visit is over: only then a failure and a better score stand.</param>
    private void ReportCourse(bool final)
    {
        var status = Status();
        var score = status.Scaled is { } scaled ? new ScoreFact(scaled, null, null, null) : null;
        var first = Report(status.Completed, new Fact("completed", null, FactKey.Course(FactKey.Completed)) { Completion = true, Score = score });
        first |= Report(status.Passed == true, new Fact("passed", null, FactKey.Course(FactKey.Passed)) { Success = true, Score = score });
        var key = score?.Scaled?.ToString("R", CultureInfo.InvariantCulture);
        if (final)
            Report(status is { Passed: false, Completed: true }, new Fact("failed", null, FactKey.Course($"failed/{key}")) { Success = false, Score = score });
        if (score is null || !(Document.Scaled is null || score.Scaled > Document.Scaled) || !(first || (final && status.Completed)))
            return;
        // A better result of the same attempt is news, also when the course was completed or passed before.
        Report(!first, new Fact("scored", null, FactKey.Course($"scored/{key}")) { Score = score });
        Report(!first && status.Passed == true, new Fact("passed", null, FactKey.Course($"passed/{key}")) { Success = true, Score = score });
        Document = Document with { Scaled = score.Scaled };
    }

    /// <summary>Success counts only where content spoke of it: sequencing alone takes every finished activity for satisfied (SN UP.4).</summary>
    private CourseStatus Status()
    {
        var rolled = Document.Revisited ? Trial().ResultWith(Bests()) : _engine.ResultOf(_tree.Root);
        var status = new CourseStatus(rolled.Completed == true, AnyJudged ? rolled.Satisfied : null, (double?)rolled.Measure);
        if (Settings is not { CourseStatus: CourseStatusBy.Package, CourseScore: CourseScoreBy.Package })
            status = CourseRollUp.Of(Settings, status, [.. _tree.All.Where(activity => activity is { IsLeaf: true, IsRoot: false }).Select(Counted)]);
        return status with
        {
            Completed = status.Completed || Document.Reported.Contains(FactKey.Course(FactKey.Completed)),
            Passed = Document.Reported.Contains(FactKey.Course(FactKey.Passed)) ? true : status.Passed,
        };
    }

    private bool AnyJudged => Document.Judged ?? Document.Scos.Values.Any(sco => sco.Passed is not null);

    /// <summary>A lesson at its best in this attempt, or as sequencing has it where its content kept silent.</summary>
    private CountedLesson Counted(Activity lesson)
    {
        var result = _engine.ResultOf(lesson);
        var best = Document.Scos.TryGetValue(lesson.Identifier, out var sco) ? BestOf(lesson, sco) : null;
        return new CountedLesson(result.Completed == true || best?.Completed == true, sco?.Passed, (double?)(best?.Measure ?? result.Measure));
    }

    private IEnumerable<KeyValuePair<Activity, LessonResult>> Bests()
    {
        foreach (var (item, sco) in Document.Scos)
        {
            if (_tree.Find(item) is { } lesson)
                yield return new(lesson, BestOf(lesson, sco));
        }
    }

    private static LessonResult BestOf(Activity lesson, ScoState sco)
    {
        // A page that was seen is done; whether it is in view once more does not matter.
        var seen = lesson.Item?.ScormType != Authoring.Manifests.ScormType.Sco && sco is { Sequence: 0, Past.Count: > 0 } ? true : (bool?)null;
        var done = sco.Completed ?? seen;
        // What is done and was never judged counts as satisfied, as when its attempt ends (SN UP.4).
        var satisfied = sco.Passed ?? (done == true && !lesson.Definition.DeliveryControls.ObjectiveSetByContent ? true : null);
        return new LessonResult(done, satisfied, sco.Best is >= -1 and <= 1 ? (decimal)sco.Best.Value : null);
    }

    private static double? Higher(double? one, double? other) =>
        one is null ? other : other is null ? one : Math.Max(one.Value, other.Value);

    private bool Report(bool stands, Fact fact)
    {
        if (!stands || Document.Reported.Contains(fact.Key))
            return false;
        Report(fact);
        return true;
    }

    private void Report(Fact fact)
    {
        if (Document.Reported.Contains(fact.Key))
            return;
        Document = Document with { Reported = Document.Reported.Add(fact.Key) };
        _facts.Add(fact with { At = _at });
    }

    private void Report(IEnumerable<Fact> facts)
    {
        foreach (var fact in facts)
            Report(fact);
    }
}
