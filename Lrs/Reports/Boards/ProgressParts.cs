using Lrs.Web;
using Lrs.Web.Components;

namespace Lrs.Reports.Boards;

/// <summary>Figures as the stretches of a bar.</summary>
internal static class ProgressParts
{
    public static IReadOnlyList<StackedBar.Part> Of(StaffFigures figures, Language language) =>
    [
        new(new Text("पूरा किया", "Completed").In(language), figures.Completed, "done"),
        new(new Text("जारी है", "In progress").In(language), figures.InProgress, "doing"),
        new(new Text("शुरू नहीं किया", "Not started").In(language), figures.NotStarted, "not"),
    ];
}
