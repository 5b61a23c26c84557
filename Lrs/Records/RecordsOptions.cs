namespace Lrs.Records;

/// <summary>Limits of what comes in, and whose name the store signs with.</summary>
public sealed class RecordsOptions
{
    public const string Section = "Records";

    /// <summary>Longest request body in bytes, without attachments. Default 16 MiB.</summary>
    public int LongestBody { get; set; } = 16 * 1024 * 1024;

    /// <summary>Longest state or profile document in bytes. Default 8 MiB.</summary>
    public int LongestDocument { get; set; } = 8 * 1024 * 1024;

    /// <summary>Longest attachment in bytes. Default 512 MiB.</summary>
    public long LongestAttachment { get; set; } = 512L * 1024 * 1024;

    /// <summary>Longest request in bytes, unpacked and with all its attachments. Default 1 GiB.</summary>
    public long LongestRequest { get; set; } = 1024L * 1024 * 1024;

    /// <summary>Longest pause in seconds while a body arrives. Default 60.</summary>
    public int LongestPause { get; set; } = 60;

    /// <summary>Most attachments in one request. Default 100.</summary>
    public int MostAttachments { get; set; } = 100;

    /// <summary>Most statements in one request. Default 5,000.</summary>
    public int LargestBatch { get; set; } = 5000;

    /// <summary>Deepest nesting of JSON. Default 64.</summary>
    public int DeepestJson { get; set; } = 64;

    /// <summary>Most statements in one answer; <c>limit</c> asks for fewer. Default 1,000.</summary>
    public int LargestPage { get; set; } = 1000;

    /// <summary>Statements in an answer when the request names no limit. Default 100.</summary>
    public int UsualPage { get; set; } = 100;

    /// <summary>Whether a reader that speaks 1.0.x gets statements of 2.0 without what 1.0.3 does not know. Default false: as they came.</summary>
    public bool DowngradeTo103 { get; set; }
}
