namespace Player;

/// <summary>How courses are played.</summary>
public sealed class PlayerOptions
{
    public const string Section = "Player";

    /// <summary>Minutes a launch token lives unless it is used; every save and heartbeat renews it. Default 30.</summary>
    public int LaunchMinutes { get; set; } = 30;

    /// <summary>Largest commit in bytes. Default 4 MB.</summary>
    public int LargestCommit { get; set; } = 4 * 1024 * 1024;
}
