namespace Player.RunTime;

/// <summary>What a session starts with: the LMS's values and the attempt's, flat, and the shared data the SCO may not read or write.</summary>
public sealed record StartValues(IReadOnlyDictionary<string, string> Values)
{
    public IReadOnlyCollection<string> Unreadable { get; init; } = [];

    public IReadOnlyCollection<string> Unwritable { get; init; } = [];

    public static StartValues Empty { get; } = new(new Dictionary<string, string>());
}
