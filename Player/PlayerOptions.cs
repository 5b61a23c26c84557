namespace Player;

/// <summary>How courses are played.</summary>
public sealed class PlayerOptions
{
    public const string Section = "Player";

    /// <summary>Minutes a launch token lives unless it is used; every save and heartbeat renews it. Default 30.</summary>
    public int LaunchMinutes { get; set; } = 30;

    /// <summary>Days that the log of a launch is kept for the launch doctor; 0 keeps none. Default 30.</summary>
    public int DoctorDays { get; set; } = 30;

    /// <summary>Most bytes of one launch's log. Default 256 kB.</summary>
    public int DoctorBytes { get; set; } = 256 * 1024;

    /// <summary>Largest commit in bytes. Default 4 MB.</summary>
    public int LargestCommit { get; set; } = 4 * 1024 * 1024;

    /// <summary>Hosts, addresses and networks that webhooks may go to although they are not public; commas between. Default none.</summary>
    public string WebhookTargets { get; set; } = "";

    /// <summary>Chromium or Chrome on this machine, for opening every lesson of a version; where it is not there, that check alone is missing. Default /usr/bin/chromium.</summary>
    public string Chromium { get; set; } = "/usr/bin/chromium";

    /// <summary>Whether Chromium runs in its sandbox; without it only in a container that is one itself. Default true.</summary>
    public bool ChromiumSandbox { get; set; } = true;
}
