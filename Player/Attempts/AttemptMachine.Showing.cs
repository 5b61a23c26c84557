using Authoring.Manifests;
using Player.Sequencing;

namespace Player.Attempts;

/// <summary>What the player page is told: the item, the table of contents, the controls.</summary>
public sealed partial class AttemptMachine
{
    /// <summary>The table of contents and the controls as they stand, without asking for anything.</summary>
    public Delivery Stand() => Show(Document.Item is null ? DeliveryState.Choose : DeliveryState.Deliver, null);

    /// <summary>What stands now, to be launched once more.</summary>
    private Delivery Shown() => Show(Document.Item is null ? DeliveryState.Choose : DeliveryState.Deliver, _tree.Find(Document.Item));

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
            CanContinue = _engine.Tree.HasSeveralLeaves && _engine.Availability.Shows(LmsControl.Continue),
            CanGoBack = _engine.Availability.Shows(LmsControl.Previous),
            Settings = Settings,
            Mode = Mode,
        };
    }
}
