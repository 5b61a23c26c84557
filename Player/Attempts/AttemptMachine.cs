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
public sealed partial class AttemptMachine
{
    /// <summary>A longer silence of the browser is not time spent on the course.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(30);

    private readonly ActivityTree _tree;
    private readonly Edition _edition;
    private readonly LearnerOfAttempt _learner;
    private readonly SequencingState _sequencing;
    private readonly GlobalObjectives _globals;
    private readonly SequencingEngine _engine;
    private readonly DateTimeOffset _now;

    public AttemptMachine(ActivityTree tree, Edition edition, AttemptDocument document, GlobalObjectives globals, LearnerOfAttempt learner, DateTimeOffset now)
    {
        (_tree, _edition, Document, _globals, _learner, _now) = (tree, edition, document, globals, learner, now);
        _sequencing = document.Sequencing ?? new SequencingState();
        // Selection and randomization differ between attempts, not between the requests of one.
        _engine = new SequencingEngine(tree, _sequencing, globals, new Random(learner.Seed));
    }

    /// <summary>The attempt as it stands now; the same object as given where nothing changed.</summary>
    public AttemptDocument Document { get; private set; }

    /// <summary>The attempt is over; the next visit begins a new one.</summary>
    public bool IsOver { get; private set; }

    /// <summary>
    /// Ends a visit whose window vanished: an implicit suspend that keeps all values. A course that is complete and was not
    /// left to be resumed is over. It ended when it was last heard of.
    /// </summary>
    public void EndVanishedVisit()
    {
        if (Document.Visit is null)
            return;
        _at = Document.Seen;
        var completes = CompletesWhenClosed();
        EndItem(vanished: true, suspended: false);
        Leave(resume: AnyResumes() || !(completes || Status().Completed));
        _at = null;
    }

    /// <summary>Begins a visit: resumes what was suspended, or starts. One that runs already goes on: two requests met.</summary>
    public Delivery Begin(Guid visit)
    {
        if (Document.Visit is not null)
            return Show(Document.Item is null ? DeliveryState.Choose : DeliveryState.Deliver, _tree.Find(Document.Item));
        var resumes = _sequencing.SuspendedActivity is not null;
        Document = Document with { Visit = visit, VisitBegan = _now, Seen = _now, Spent = TimeSpan.Zero };
        Report(new Fact(resumes ? "resumed" : "initialized", null, FactKey.Course($"begun/{visit:N}")));
        var delivery = Go(new NavigationRequest(resumes ? NavigationRequestKind.ResumeAll : NavigationRequestKind.Start));
        // A cluster whose lesson had ended may be what was suspended (TB.2.3); it can't be delivered, but the course goes on.
        return resumes && delivery.State == DeliveryState.Choose ? Go(new NavigationRequest(NavigationRequestKind.Start)) : delivery;
    }

    /// <summary>
    /// Applies one batch of the browser. A repeated one changes nothing; of one of an older session only what it establishes counts.
    /// A batch sent while its page was closing may overtake the one before it and is put off.
    /// </summary>
    public CommitResult Commit(CommitBatch batch, bool mayOvertake)
    {
        if (Document.Scos.GetValueOrDefault(batch.Sco) is not { } known || _tree.Find(batch.Sco) is not { Item.ScormType: ScormType.Sco } activity)
            return CommitResult.Of(CommitState.Stale);
        if (SessionOf(batch, known) is not { } sco)
        {
            Hear(batch, activity, known);
            return CommitResult.Of(CommitState.Stale);
        }

        if (batch.Sequence <= sco.Sequence)
            return CommitResult.Of(CommitState.Repeated);
        if (mayOvertake && batch.Sequence > sco.Sequence + 1)
            return CommitResult.Of(CommitState.Overtakes);

        Touch();
        var late = sco.Ended || batch.Sco != Document.Item;
        var outcome = sco.Document.Apply(StartOf(activity, sco), late ? WithoutEnding(batch) : batch);
        if (sco.Sequence == 0)
            Report(new Fact(sco.Resumes ? "resumed" : "initialized", batch.Sco, FactKey.Item(batch.Sco, $"begun/{batch.Session:N}")));
        sco = sco with
        {
            Values = outcome.Document.Values,
            Sequence = batch.Sequence,
            Elapsed = Math.Min(batch.ElapsedSeconds ?? sco.Elapsed ?? 0, SecondsOfVisit) is > 0 and var seconds ? seconds : sco.Elapsed,
            Resumes = late && batch.Exit is "suspend" ? true : sco.Resumes,
        };
        Keep(batch.Sco, sco);
        if (outcome.SharedData.Count > 0)
            Document = Document with { SharedData = Document.SharedData.SetItems(outcome.SharedData) };
        Establish(batch.Sco, sco, outcome.Facts, over: late);
        if (late)
            Report(ScoFacts.Verdict(batch.Sco, sco.Began, outcome.Facts));
        if (!batch.Terminate || late)
            return new CommitResult(CommitState.Applied, outcome.Refused, null);

        var request = batch.Navigation is null ? null : NavigationRequest.Parse(batch.Navigation);
        EndItem(vanished: false, suspended: request?.Kind == NavigationRequestKind.SuspendAll);
        return new CommitResult(CommitState.Applied, outcome.Refused, request);
    }

    /// <summary>The learner's or the content's wish. The item in hand is ended first, if its content did not.</summary>
    public Delivery Navigate(NavigationRequest request)
    {
        if (Document.Visit is null)
            return Show(DeliveryState.Choose, null) with { Refused = "NB.2.1-2" };
        Touch();
        EndItem(vanished: false, suspended: request.Kind == NavigationRequestKind.SuspendAll);
        return Go(request);
    }

    /// <summary>
    /// The learner goes back to the portal: a course that is done is closed, any other waits to be resumed. Content that was taken
    /// away before it had finished goes on next time where it was.
    /// </summary>
    public Delivery LeaveCourse()
    {
        if (Document.Visit is null)
            return Show(DeliveryState.Suspended, null);
        Touch();
        var done = CompletesWhenClosed() || Status().Completed;
        EndItem(vanished: !done, suspended: !done);
        Leave(resume: !done && !Status().Completed);
        return Show(IsOver ? DeliveryState.Ended : DeliveryState.Suspended, null);
    }

    /// <summary>The table of contents and the controls as they stand, without asking for anything.</summary>
    public Delivery Stand() => Show(Document.Item is null ? DeliveryState.Choose : DeliveryState.Deliver, null);

    private decimal SecondsOfVisit => (decimal)Math.Max(0, (_now - Document.VisitBegan).TotalSeconds);

    /// <summary>
    /// The session a batch belongs to. Content of several pages may finish and initialize again in the same window: a first
    /// batch under a new session id goes on where the ended one stopped.
    /// </summary>
    private ScoState? SessionOf(CommitBatch batch, ScoState sco) =>
        sco.Session == batch.Session ? sco
        : sco.Ended && Document.Visit is not null && batch.Sco == Document.Item && batch.Sequence == 1 && !sco.Past.ContainsKey(batch.Session)
            ? sco with { Session = batch.Session, Sequence = 0, Ended = false, Elapsed = null, Past = sco.Past.SetItem(sco.Session, sco.Sequence) }
            : null;

    /// <summary>
    /// A batch that a crashed or distant browser kept while the course went on elsewhere: the newer values stay, but an answer
    /// given or a lesson finished there did happen.
    /// </summary>
    private void Hear(CommitBatch batch, Activity activity, ScoState sco)
    {
        if (!sco.Past.TryGetValue(batch.Session, out var last) || batch.Sequence <= last)
            return;
        sco = sco with { Past = sco.Past.SetItem(batch.Session, batch.Sequence) };
        Keep(batch.Sco, sco);
        var start = StartOf(activity, sco);
        var heard = sco.Document.Apply(start, WithoutEnding(batch)).Facts;
        Report(ScoFacts.Standing(batch.Sco, sco.Began, heard, batch.Terminate));
        Establish(batch.Sco, sco, SessionFacts.Of(start), over: false);
    }

    private Delivery Go(NavigationRequest request)
    {
        var result = _engine.Process(request);
        Save();
        if (result.Outcome == NavigationOutcome.NoContent)
            Document = Document with { Item = null };
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
        var session = NameBasedId.Create(Document.Visit!.Value, $"{activity.Identifier}/{known?.Session}");
        // SCORM 1.2 has one set of values per learner and SCO, whatever the exit was (RTE 1.2, 3.4.1).
        var goesOn = known is { Resumes: true } || (known is not null && _edition == Edition.Scorm12);
        var sco = new ScoState
        {
            Session = session,
            Began = goesOn ? known!.Began : session,
            Resumes = known is { Resumes: true },
            Values = goesOn ? known!.Values : CmiDocument.Empty.Values,
            Past = known is null ? new ScoState().Past : known.Past.SetItem(known.Session, known.Sequence),
            Best = known?.Best,
        };
        Keep(activity.Identifier, sco);
        Document = Document with { Item = activity.Identifier };
        // Opening a lesson again must not take from the course what the lesson had achieved.
        if (known is { Values.Count: > 0 } && activity.Item?.ScormType == ScormType.Sco)
            Tell(activity, sco, SessionFacts.Of(StartOf(activity, known)) with { Exit = "" });
        if (activity.Item?.ScormType != ScormType.Sco)
            Report(new Fact("experienced", activity.Identifier, FactKey.Item(activity.Identifier, "experienced")));
        ReportCourse(final: false);
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
            sco = sco with { Values = end.Document.Values, Resumes = end.Resumes, Best = Higher(sco.Best, end.Facts.Score.Scaled) };
            Establish(item, sco, end.Facts, over: true);
            Report(ScoFacts.Verdict(item, sco.Began, end.Facts));
            Report(ScoFacts.Leaving(item, sco.Session, end.Facts, end.Resumes));
        }

        Keep(item, sco with { Ended = true });
        ReportCourse(final: true);
    }

    private void Leave(bool resume)
    {
        // Content that ended itself and did not say "suspend" is resumed too where the course is: sequencing resumes it (SB.2.6).
        if (resume && Document.Item is { } item && Document.Scos[item] is { Values.Count: > 0 } sco)
            Keep(item, sco with { Resumes = true });
        _engine.Process(new NavigationRequest(resume ? NavigationRequestKind.SuspendAll : NavigationRequestKind.ExitAll));
        Save();
        Close(over: !resume, DeliveryState.Suspended);
    }

    private Delivery Close(bool over, DeliveryState state)
    {
        _sequencing.CurrentActivity = null;
        ReportCourse(final: true);
        IsOver = over;
        Report(new Fact(over ? "terminated" : "suspended", null, FactKey.Course($"left/{Document.Visit:N}")) { Duration = Document.Spent });
        Document = Document with { Item = null, Visit = null };
        return Show(state, null);
    }

    /// <summary>
    /// Whether the course is complete once the item in hand is closed, because sequencing takes a page that was seen, or a lesson
    /// that ended and kept silent, for completed (UP.4). A lesson that still runs is not asked.
    /// </summary>
    private bool CompletesWhenClosed()
    {
        if (Document.Item is not { } item || _tree.Find(item)?.Item?.ScormType == ScormType.Sco && Document.Scos[item] is not { Ended: true, Resumes: false, Sequence: > 0 })
            return false;
        var copy = AttemptDocument.FromJson((Document with { Sequencing = _sequencing }).ToJson());
        var engine = new SequencingEngine(_tree, copy.Sequencing!, Copy(_globals), new Random(_learner.Seed));
        engine.Process(new NavigationRequest(NavigationRequestKind.ExitAll));
        return engine.ResultOf(_tree.Root).Completed == true;
    }

    private static GlobalObjectives Copy(GlobalObjectives globals) =>
        System.Text.Json.JsonSerializer.Deserialize<GlobalObjectives>(System.Text.Json.JsonSerializer.Serialize(globals))!;

    private bool AnyResumes() => Document.Item is { } item && Document.Scos[item].Resumes;

    private Delivery Show(DeliveryState state, Activity? launched)
    {
        var contents = _engine.Availability.Contents();
        var start = launched is null ? null : StartOf(launched, Document.Scos[launched.Identifier]);
        return new Delivery(
            state,
            launched?.Item,
            start is null || _edition == Edition.Scorm12 ? start : start with { Navigation = SessionStarts.Answers(_engine, contents) },
            Contents.Of(contents, _engine, Document),
            Status())
        {
            Standard = SessionStarts.StandardOf(_edition),
            // A course of one lesson has no next one: its own pages say how it goes on.
            CanContinue = _engine.Tree.All.Count(a => a.IsLeaf) > 1 && _engine.Availability.Shows(LmsControl.Continue),
            CanGoBack = _engine.Availability.Shows(LmsControl.Previous),
        };
    }

    private SessionStart StartOf(Activity activity, ScoState sco) =>
        SessionStarts.Of(activity, _edition, _learner, sco, _engine, Document.SharedData);

    /// <summary>The time and the exit of a session that is over are settled.</summary>
    private static CommitBatch WithoutEnding(CommitBatch batch) =>
        batch with { Set = [.. batch.Set.Where(v => v.Key is not ("cmi.session_time" or "cmi.core.session_time" or "cmi.exit" or "cmi.core.exit"))] };

    private void Touch()
    {
        var silence = _now - Document.Seen;
        var counted = silence < TimeSpan.Zero ? TimeSpan.Zero : silence > LongestSilence ? LongestSilence : silence;
        Document = Document with { Seen = _now, Spent = Document.Spent + counted };
    }

    private void Keep(string item, ScoState sco) => Document = Document with { Scos = Document.Scos.SetItem(item, sco) };

    private void Save() => Document = Document with { Sequencing = _sequencing };
}
