using System.Globalization;
using Lrs.Competency.Rollup;
using Lrs.Web;

namespace Lrs.Competency.Passbook;

internal static class PassbookWords
{
    public static Text Ended(CourseEvidence evidence) => evidence.Ending switch
    {
        Ending.Passed => new("उत्तीर्ण", "Passed"),
        Ending.Failed => new("अनुत्तीर्ण", "Failed"),
        _ => new("पूरा किया", "Completed"),
    };

    /// <summary>The score in per cent; empty where there is none.</summary>
    public static string Score(CourseEvidence evidence) =>
        evidence.Scaled is { } scaled ? string.Create(CultureInfo.InvariantCulture, $"({scaled * 100:0.#}%)") : "";
}
