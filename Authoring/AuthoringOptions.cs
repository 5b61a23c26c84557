namespace Authoring;

/// <summary>Limits and places of package upload. Every refusal that a limit causes names it.</summary>
public sealed class AuthoringOptions
{
    public const string Section = "Authoring";

    /// <summary>Folder of zips that are still arriving or waiting for their check. Default: <c>uploads</c> in the data folder.</summary>
    public string Uploads { get; set; } = "";

    /// <summary>What course activity ids begin with. Never change it once statements exist.</summary>
    public string ActivityBase { get; set; } = "https://lrs.haryana.gov.in/courses";

    /// <summary>Largest zip in bytes. Default 2 GiB.</summary>
    public long MostUploadBytes { get; set; } = 2L << 30;

    /// <summary>Most files in a package. Default 20,000.</summary>
    public int MostEntries { get; set; } = 20_000;

    /// <summary>Most bytes of all files of a package together. Default 8 GiB.</summary>
    public long MostBytes { get; set; } = 8L << 30;

    /// <summary>Largest single file of a package in bytes. Default 2 GiB.</summary>
    public long MostEntryBytes { get; set; } = 2L << 30;

    /// <summary>Most items in a manifest. Default 20,000; the largest courses known have a few hundred.</summary>
    public int MostItems { get; set; } = Manifests.ManifestReader.UsualItems;

    /// <summary>How many times larger than the zip its contents may be. Default 100; real courses stay below 20.</summary>
    public int MostExpansion { get; set; } = 100;

    /// <summary>Hours after which an upload that stopped arriving is thrown away. Default 24.</summary>
    public int KeepArrivingHours { get; set; } = 24;

    /// <summary>Days after which a checked package that nobody published is thrown away. Default 14.</summary>
    public int KeepCheckedDays { get; set; } = 14;
}
