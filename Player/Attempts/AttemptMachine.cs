using Authoring.Manifests;
using Player.RunTime;
using Player.Sequencing;
using Player.Statements;

using NavigationRequest = Player.Sequencing.NavigationRequest;

namespace Player.Attempts;

/// <summary>
/// One attempt and what can happen to it: begin a visit, commit, navigate, leave. Pure: it gets the instant, changes
/// <see cref="Document"/> and collects the <see cref="Facts"/> that become statements.
/// </summary>
public sealed class AttemptMachine
{
    private readonly ActivityTree _tree;
    private readonly Edition _edition;
    private readonly LearnerOfAttempt _learner;
    private readonly SequencingState _sequencing;
    private readonly SequencingEngine _engine;
    private readonly DateTimeOffset _now;
    private readonly List<Fact> _facts = [];

    public AttemptMachine(ActivityTree tree, Edition edition, AttemptDocument document, GlobalObjectives globals, LearnerOfAttempt learner, DateTimeOffset now)
    {
        (_tree, _edition, Document, _learner, _now) = (tree, edition, document, learner, now);
        _sequencing = document.Sequencing ?? new SequencingState();
        // Selection and randomization differ between attempts, not between the requests of one.
        _engine = new SequencingEngine(tree, _sequencing, globals, new Random(learner.Seed));
    }

    /// <summary>The attempt as it stands now.</summary>
    public AttemptDocument Document { get; private set; }

    /// <summary>What was established and not reported before, in order.</summary>
    public IReadOnlyList<Fact> Facts => _facts;

    /// <summary>The attempt is over; the next visit begins a new one.</summary>
    public bool IsOver { get; private set; }

    /// <summary>
    /// Ends a visit whose window vanished: an implicit suspend that keeps all values. A course that is complete and was not
    /// left to be resumed is over.
    /// </summary>
    public void EndVanishedVisit()
    {
        if (Document.Visit is null)
            return;
        EndItem(vanished: true, suspended: false);
        Leave(resume: AnyResumes() || !Status().Completed);
    }

    /// <summary>Begins a visit: resumes what was suspended, or starts.</summary>
    public Delivery Begin(Guid visit)
    {
        var resumes = _sequencing.SuspendedActivity is not null;
        Document = Document with { Visit = visit, VisitBegan = _now };
        Report(new Fact(resumes ? "resumed" : "initialized", null, $"course/begun/{visit}"));
        return Go(new NavigationRequest(resumes ? NavigationRequestKind.ResumeAll : NavigationRequestKind.Start));
    }

    /// <summary>
    /// Applies one batch of the browser. A repeated one changes nothing; one of an older session is stale and left out.
    /// A batch sent while its page was closing may overtake the one before it and is put off.
    /// </summary>
    public CommitResult Commit(CommitBatch batch, bool mayOvertake)
    {
        if (SessionOf(batch) is not { } sco)
            return CommitResult.Of(CommitState.Stale);
        if (batch.Sequence <= sco.Sequence)
            return CommitResult.Of(CommitState.Repeated);
        if (mayOvertake && batch.Sequence > sco.Sequence + 1)
            return CommitResult.Of(CommitState.Overtakes);

        var start = StartOf(_tree.Find(batch.Sco)!, sco);
        var late = sco.Ended;
        var outcome = sco.Document.Apply(start, late ? WithoutSessionTime(batch) : batch);
        if (sco.Sequence == 0)
            Report(new Fact(sco.Resumes ? "resumed" : "initialized", batch.Sco, $"{batch.Sco}/begun/{batch.Session}"));
        sco = sco with
        {
            Values = outcome.Document.Values,
            Sequence = batch.Sequence,
            Elapsed = batch.ElapsedSeconds ?? sco.Elapsed,
        };
        Keep(batch.Sco, sco);
        Document = Document with { SharedData = Document.SharedData.SetItems(outcome.SharedData) };
        Establish(batch.Sco, outcome.Facts);
        if (!batch.Terminate || late)
            return new CommitResult(CommitState.Applied, outcome.Refused, null);

        var request = batch.Navigation is null ? null : NavigationRequest.Parse(batch.Navigation);
        EndItem(vanished: false, suspended: request?.Kind == NavigationRequestKind.SuspendAll);
        return new CommitResult(CommitState.Applied, outcome.Refused, request);
    }

    /// <summary>The learner's or the content's wish. The item in hand is ended first, if its content did not.</summary>
    public Delivery Navigate(NavigationRequest request)
    {
        EndItem(vanished: false, suspended: request.Kind == NavigationRequestKind.SuspendAll);
        return Go(request);
    }

    /// <summary>The learner goes back to the portal: a course that is done is closed, any other waits to be resumed.</summary>
    public Delivery LeaveCourse()
    {
        EndItem(vanished: false, suspended: !Status().Completed);
        Leave(resume: !Status().Completed);
        return Show(IsOver ? DeliveryState.Ended : DeliveryState.Suspended, null);
    }

    /// <summary>The page as it stands, without asking for anything.</summary>
    public Delivery Stand() => Show(Document.Item is null ? DeliveryState.Choose : DeliveryState.Deliver, _tree.Find(Document.Item));

    /// <summary>
    /// The session a batch belongs to. Content of several pages may finish and initialize again in the same window: a first
    /// batch under a new session id goes on where the ended one stopped.
    /// </summary>
    private ScoState? SessionOf(CommitBatch batch)
    {
        if (!Document.Scos.TryGetValue(batch.Sco, out var sco))
            return null;
        if (sco.Session == batch.Session)
            return sco;
        return sco.Ended && batch.Sco == Document.Item && batch.Sequence == 1
            ? new ScoState { Session = batch.Session, Values = sco.Values, Resumes = sco.Resumes }
            : null;
    }

    private Delivery Go(NavigationRequest request)
    {
        var result = _engine.Process(request);
        Save();
        return result.Outcome switch
        {
            NavigationOutcome.Deliver => Deliver(result.Activity!),
            NavigationOutcome.NoContent => Show(DeliveryState.Choose, null),
            NavigationOutcome.SessionEnded => Close(over: true, DeliveryState.Ended),
            NavigationOutcome.SessionSuspended => Close(over: false, DeliveryState.Suspended),
            _ => Show(DeliveryState.Choose, null) with { Refused = result.Exception ?? request.ToString() },
        };
    }

    private Delivery Deliver(Activity activity)
    {
        var known = Document.Scos.GetValueOrDefault(activity.Identifier);
        var sco = new ScoState
        {
            Session = NameBasedId.Create(Document.Visit!.Value, $"{activity.Identifier}/{known?.Session}"),
            Resumes = known is { Resumes: true },
            Values = known is { Resumes: true } ? known.Values : CmiDocument.Empty.Values,
        };
        Keep(activity.Identifier, sco);
        Document = Document with { Item = activity.Identifier };
        if (activity.Item?.ScormType != ScormType.Sco)
            Report(new Fact("experienced", activity.Identifier, $"{activity.Identifier}/experienced"));
        return Show(DeliveryState.Deliver, activity);
    }

    /// <summary>Ends the session of the item in hand, once: folds time and exit in, tells sequencing, reports.</summary>
    private void EndItem(bool vanished, bool suspended)
    {
        if (Document.Item is not { } item || Document.Scos[item] is not { Ended: false } sco)
            return;
        var activity = _tree.Find(item)!;
        if (activity.Item?.ScormType == ScormType.Sco && sco.Sequence > 0)
        {
            var end = SessionEnd.Of(StartOf(activity, sco), new EndOptions { Vanished = vanished, Suspended = suspended, ElapsedSeconds = sco.Elapsed });
            sco = sco with { Values = end.Document.Values, Resumes = end.Resumes };
            Establish(item, end.Facts);
            Report(ScoFacts.Ending(item, sco.Session, end.Facts, end.Resumes));
        }

        Keep(item, sco with { Ended = true });
    }

    private void Leave(bool resume)
    {
        _engine.Process(new NavigationRequest(resume ? NavigationRequestKind.SuspendAll : NavigationRequestKind.ExitAll));
        Save();
        Close(over: !resume, DeliveryState.Suspended);
    }

    private Delivery Close(bool over, DeliveryState state)
    {
        ReportCourse();
        IsOver = over;
        var duration = _now - Document.VisitBegan;
        Report(new Fact(over ? "terminated" : "suspended", null, $"course/left/{Document.Visit}") { Duration = duration < TimeSpan.Zero ? null : duration });
        Document = Document with { Item = null, Visit = null };
        return Show(state, null);
    }

    /// <summary>Tells sequencing what the SCO established and reports it. What was once completed or passed in this attempt stays so.</summary>
    private void Establish(string item, SessionFacts facts)
    {
        var best = facts with
        {
            Completion = Document.Reported.Contains($"{item}/completed") ? "completed" : facts.Completion,
            Success = Document.Reported.Contains($"{item}/passed") ? "passed" : facts.Success,
        };
        if (item == Document.Item)
        {
            _engine.RecordRunTime(RunTimeOutcomes.Of(best));
            _engine.RollUp();
            Save();
        }

        Report(ScoFacts.Standing(item, facts));
        ReportCourse();
    }

    private void ReportCourse()
    {
        var status = Status();
        var score = status.Scaled is { } scaled ? new ScoreFact(scaled, null, null, null) : null;
        if (status.Completed)
            Report(new Fact("completed", null, "course/completed") { Completion = true, Score = score });
        if (status.Passed == true)
            Report(new Fact("passed", null, "course/passed") { Success = true, Score = score });
        else if (status is { Passed: false, Completed: true })
            Report(new Fact("failed", null, $"course/failed/{score?.Scaled}") { Success = false, Score = score });
    }

    /// <summary>Success counts only where content spoke of it: sequencing alone takes every finished activity for satisfied (SN UP.4).</summary>
    private CourseStatus Status()
    {
        var rolled = _engine.ResultOf(_tree.Root);
        var judged = Document.Scos.Keys.Any(item => _sequencing.Activities.GetValueOrDefault(item)?.SuccessSetByContent == true);
        return new CourseStatus(rolled.Completed == true, judged ? rolled.Satisfied : null, (double?)rolled.Measure);
    }

    private bool AnyResumes() => Document.Item is { } item && Document.Scos[item].Resumes;

    private Delivery Show(DeliveryState state, Activity? activity)
    {
        var sco = activity is null ? null : Document.Scos[activity.Identifier];
        return new Delivery(state, activity?.Item, sco is null ? null : StartOf(activity!, sco), Contents.Of(_engine, Document), Status())
        {
            CanContinue = _engine.Availability.Shows(LmsControl.Continue),
            CanGoBack = _engine.Availability.Shows(LmsControl.Previous),
        };
    }

    private SessionStart StartOf(Activity activity, ScoState sco) =>
        SessionStarts.Of(activity, _edition, _learner, sco, _engine, Document.SharedData);

    private static CommitBatch WithoutSessionTime(CommitBatch batch) =>
        batch with { Set = [.. batch.Set.Where(v => v.Key is not ("cmi.session_time" or "cmi.core.session_time"))] };

    private void Keep(string item, ScoState sco) => Document = Document with { Scos = Document.Scos.SetItem(item, sco) };

    private void Save() => Document = Document with { Sequencing = _sequencing };

    private void Report(Fact fact)
    {
        if (Document.Reported.Contains(fact.Key))
            return;
        Document = Document with { Reported = Document.Reported.Add(fact.Key) };
        _facts.Add(fact);
    }

    private void Report(IEnumerable<Fact> facts)
    {
        foreach (var fact in facts)
            Report(fact);
    }
}

/// <summary>Who learns: the HRMS code and the name as SCORM writes it. The seed is the attempt's own.</summary>
public sealed record LearnerOfAttempt(string Id, string Name, int Seed);

/// <summary>What became of a batch.</summary>
public enum CommitState
{
    Applied,

    /// <summary>It was applied before.</summary>
    Repeated,

    /// <summary>Its session was followed by another one; it changes nothing any more.</summary>
    Stale,

    /// <summary>The batch before it has not arrived; it comes again.</summary>
    Overtakes,
}

/// <summary>What became of a batch, which values were refused, and where the content asks to go.</summary>
public sealed record CommitResult(CommitState State, IReadOnlyList<RefusedValue> Refused, NavigationRequest? Request)
{
    public static CommitResult Of(CommitState state) => new(state, [], null);
}
