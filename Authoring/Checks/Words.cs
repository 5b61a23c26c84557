using Authoring.Manifests;
using Lrs.Web;

namespace Authoring.Checks;

/// <summary>The room's values in words a person reads.</summary>
public static class Words
{
    public static Text Name(this Edition edition) => edition switch
    {
        Edition.Scorm12 => Text.Same("SCORM 1.2"),
        Edition.Scorm2004Second => new("SCORM 2004, दूसरा संस्करण", "SCORM 2004 2nd Edition"),
        Edition.Scorm2004Third => new("SCORM 2004, तीसरा संस्करण", "SCORM 2004 3rd Edition"),
        _ => new("SCORM 2004, चौथा संस्करण", "SCORM 2004 4th Edition"),
    };

    public static Text Name(this Severity severity) => severity switch
    {
        Severity.Error => new("अस्वीकार का कारण", "Refused"),
        Severity.Warning => new("चेतावनी", "Warning"),
        _ => new("सूचना", "Note"),
    };

    /// <summary>The badge that goes with it.</summary>
    public static string Kind(this Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };

    /// <summary>Bytes as KB, MB or GB.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1 << 20 => $"{Math.Max(1, bytes >> 10)} KB",
        < 1 << 30 => $"{bytes / (double)(1 << 20):0.#} MB",
        _ => $"{bytes / (double)(1 << 30):0.##} GB",
    };
}
