using Authoring.Manifests;
using Player.RunTime;
using Player.Sequencing;
using Player.Statements;

using NavigationRequest = Player.Sequencing.NavigationRequest;

namespace Player.Attempts;

/// <summary>Navigation: from one item to the next.</summary>
public sealed partial class AttemptMachine
{
    /// <summary>The learner's or the content's wish. The item in hand is ended first, if its content did not.</summary>
    /// <param name="from">
    /// The session the page was showing when the learner asked. If the course has gone on since, the answer to the same request was
    /// lost on the way: what stands now is shown, and nothing is skipped.
    /// </param>
    public Delivery Navigate(NavigationRequest request, Guid? from = null)
    {
        if (Document.Visit is null)
            return Show(DeliveryState.Choose, null) with { Refused = "NB.2.1-2" };
        if (from is not null && Document.Delivered != from)
            return Shown();
        Touch();
        EndItem(EndOf(request));
        return Go(request);
    }

    private Delivery Go(NavigationRequest request)
    {
        var result = _engine.Process(request);
        Save();
        if (result.Outcome == NavigationOutcome.NoContent)
            Document = Document with { Item = null, Delivered = null };
        switch (result.Outcome)
        {
            case NavigationOutcome.Deliver:
                return Deliver(result.Activity!);
            case NavigationOutcome.NoContent:
                return Show(DeliveryState.Choose, null);
            case NavigationOutcome.SessionEnded:
                Close(over: true);
                return Show(DeliveryState.Ended, null);
            case NavigationOutcome.SessionSuspended:
                Close(over: false);
                return Show(DeliveryState.Suspended, null);
            default:
                return Show(DeliveryState.Choose, null) with { Refused = result.Exception ?? request.ToString() };
        }
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
            Completed = known?.Completed,
            Passed = known?.Passed,
        };
        Keep(activity.Identifier, sco);
        Document = Document with { Item = activity.Identifier, Delivered = session, Revisited = Document.Revisited || (known is not null && !goesOn) };
        // The values of SCORM 1.2 go on, and with them what they say.
        if (_edition == Edition.Scorm12 && known is { Values.Count: > 0 })
            Tell(activity, sco, Completed(SessionFacts.Of(StartOf(activity, known))) with { Exit = "" });
        if (activity.Item?.ScormType != ScormType.Sco)
            Report(new Fact("experienced", activity.Identifier, FactKey.Item(activity.Identifier, "experienced")) { SessionBegan = sco.Began });
        ReportCourse(final: false);
        return Show(DeliveryState.Deliver, activity);
    }
}
