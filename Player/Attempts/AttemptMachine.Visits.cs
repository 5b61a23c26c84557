using Authoring.Manifests;
using Player.Sequencing;
using Player.Statements;

namespace Player.Attempts;

/// <summary>Visits: how one begins, is left, or vanishes.</summary>
public sealed partial class AttemptMachine
{
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
        EndItem(ItemEnd.Vanished);
        Leave(resume: AnyResumes() || !(completes || Status().Completed));
        _at = null;
    }

    /// <summary>Begins a visit: resumes what was suspended, or starts. One that runs already goes on: two requests met.</summary>
    public Delivery Begin(Guid visit)
    {
        if (Document.Visit is not null)
            return Shown();
        var resumes = _sequencing.SuspendedActivity is not null;
        Document = Document with { Visit = visit, VisitBegan = _now, Seen = _now, Earlier = Document.Earlier + Document.Spent, Spent = TimeSpan.Zero };
        Report(new Fact(resumes ? "resumed" : "initialized", null, FactKey.Course($"begun/{visit:N}")));
        var delivery = Go(new NavigationRequest(resumes ? NavigationRequestKind.ResumeAll : NavigationRequestKind.Start));
        // A cluster whose lesson had ended may be what was suspended (TB.2.3); it can't be delivered, but the course goes on.
        return resumes && delivery.State == DeliveryState.Choose ? Go(new NavigationRequest(NavigationRequestKind.Start)) : delivery;
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
        EndItem(done ? ItemEnd.Closed : ItemEnd.Vanished | ItemEnd.Suspended);
        Leave(resume: !done && !Status().Completed);
        return Show(IsOver ? DeliveryState.Ended : DeliveryState.Suspended, null);
    }

    private void Leave(bool resume)
    {
        // Content that ended itself and did not say "suspend" is resumed too where the course is: sequencing resumes it (SB.2.6).
        if (resume && Document.Item is { } item && Document.Scos[item] is { Values.Count: > 0 } sco)
            Keep(item, sco with { Resumes = true });
        _engine.Process(new NavigationRequest(resume ? NavigationRequestKind.SuspendAll : NavigationRequestKind.ExitAll));
        Save();
        Close(over: !resume);
    }

    private void Close(bool over)
    {
        _sequencing.CurrentActivity = null;
        ReportCourse(final: true);
        IsOver = over;
        Report(new Fact(over ? "terminated" : "suspended", null, FactKey.Course($"left/{Document.Visit:N}")) { Duration = Document.Spent });
        Document = Document with { Item = null, Delivered = null, Visit = null };
    }

    /// <summary>
    /// Whether the course is complete once the item in hand is closed, because sequencing takes a page that was seen, or a lesson
    /// that ended and kept silent, for completed (UP.4). A lesson that still runs is not asked.
    /// </summary>
    private bool CompletesWhenClosed()
    {
        if (Document.Item is not { } item || StillSpeaks(_tree.Find(item)!, Document.Scos[item]))
            return false;
        var engine = Trial();
        engine.Process(new NavigationRequest(NavigationRequestKind.ExitAll));
        return (Document.Revisited ? engine.ResultWith(Bests()) : engine.ResultOf(_tree.Root)).Completed == true;
    }

    /// <summary>An engine on a copy of the state, to see what would be.</summary>
    private SequencingEngine Trial() => new(_tree, _sequencing.Copy(), _globals.Copy(), new Random(_learner.Seed));

    private static bool StillSpeaks(Activity activity, ScoState sco) =>
        (activity.Item?.ScormType == ScormType.Sco || sco.Sequence > 0) && sco is not { Ended: true, Resumes: false, Sequence: > 0 };

    private bool AnyResumes() => Document.Item is { } item && Document.Scos[item].Resumes;
}
