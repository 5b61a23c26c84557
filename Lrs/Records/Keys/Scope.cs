namespace Lrs.Records.Keys;

/// <summary>What a key may do, in the words of 1.0.3 Communication 4.2; the last two are of the house.</summary>
public static class Scope
{
    public const string All = "all";
    public const string AllRead = "all/read";
    public const string StatementsWrite = "statements/write";
    public const string StatementsRead = "statements/read";
    public const string StatementsReadMine = "statements/read/mine";
    public const string State = "state";
    public const string Define = "define";
    public const string Profile = "profile";

    /// <summary>All of the player's API for machines.</summary>
    public const string Player = "player";

    /// <summary>What the player's API tells, without changing anything.</summary>
    public const string PlayerRead = "player/read";

    /// <summary>Every scope there is.</summary>
    public static readonly IReadOnlyList<string> Every =
        [All, AllRead, StatementsWrite, StatementsRead, StatementsReadMine, State, Define, Profile, Player, PlayerRead];
}
