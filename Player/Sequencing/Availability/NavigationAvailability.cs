using Authoring.Manifests;

namespace Player.Sequencing;

/// <summary>One line of the table of contents.</summary>
/// <param name="IsVisible">False for items hidden by the manifest or by a hiddenFromChoice rule; their children may still be visible.</param>
/// <param name="IsAvailable">Whether a choice of it would be processed. An invisible one may still be chosen by content.</param>
public sealed record ContentsEntry(Activity Activity, int Depth, bool IsVisible, bool IsAvailable, bool IsCurrent);

/// <summary>Which navigation is possible now, for the player's controls and for adl.nav.request_valid. Sequencing and Navigation 5.6.</summary>
public sealed class NavigationAvailability
{
    private readonly ActivityTracking tracking;

    internal NavigationAvailability(ActivityTracking tracking) => this.tracking = tracking;

    /// <summary>Going on past the end ends a SCORM 2004 session; in SCORM 1.2 there must be an open item to go on to.</summary>
    public bool Continue => IsValid(new(NavigationRequestKind.Continue))
        && (tracking.Tree.Edition != Edition.Scorm12 || Finds(new(SequencingRequestKind.Continue)));

    public bool Previous => IsValid(new(NavigationRequestKind.Previous)) && Finds(new(SequencingRequestKind.Previous));

    public bool SuspendAll => tracking.Current is not null;

    public bool Exit => IsValid(new(NavigationRequestKind.Exit));

    /// <summary>Controls the delivered item asked to hide. CAM, adlnav:hideLMSUI.</summary>
    public IReadOnlyList<LmsControl> Hidden => tracking.Current?.Item?.HideLmsUi ?? [];

    /// <summary>Whether to show a control: possible and not hidden.</summary>
    public bool Shows(LmsControl control) => !Hidden.Contains(control) && control switch
    {
        LmsControl.Continue => Continue,
        LmsControl.Previous => Previous,
        LmsControl.Exit or LmsControl.Abandon => Exit,
        _ => SuspendAll,
    };

    /// <summary>Whether a choice of this activity would be processed.</summary>
    public bool Choice(string target) =>
        tracking.Tree.Find(target) is { } activity && IsValid(new(NavigationRequestKind.Choice, target)) && Finds(new(SequencingRequestKind.Choice, activity));

    /// <summary>Whether a jump to this activity would be processed.</summary>
    public bool Jump(string target) =>
        tracking.Tree.Find(target) is { } activity && IsValid(new(NavigationRequestKind.Jump, target)) && Finds(new(SequencingRequestKind.Jump, activity));

    /// <summary>Whether a table of contents is worth showing: there is more than one lesson, and another one may be chosen.</summary>
    public bool ShowsContents => tracking.Tree.HasSeveralLeaves
        && Contents().Any(entry => entry is { IsVisible: true, IsAvailable: true, IsCurrent: false, Depth: > 0 });

    /// <summary>The table of contents in tree order, without unselected activities.</summary>
    public IReadOnlyList<ContentsEntry> Contents()
    {
        var entries = new List<ContentsEntry>();
        return tracking.Suppose(() =>
        {
            Add(tracking.Root, hidden: false);
            return entries;
        });

        void Add(Activity activity, bool hidden)
        {
            hidden |= SequencingRulesCheck.Precondition(tracking, activity, RuleAction.HiddenFromChoice);
            var visible = !hidden && (activity.Item?.IsVisible ?? true);
            entries.Add(new(activity, activity.Depth, visible, !hidden && Choice(activity.Identifier), activity == tracking.Current));
            foreach (var child in tracking.Children(activity))
            {
                Add(child, hidden);
            }
        }
    }

    private bool IsValid(NavigationRequest request) =>
        tracking.Suppose(() => NavigationRequestProcess.Apply(tracking, request).Exception is null);

    private bool Finds(SequencingRequest request) =>
        tracking.Suppose(() => SequencingRequestProcess.Apply(tracking, request).Deliver is { } found && DeliveryRequestProcess.Apply(tracking, found) is null);
}
