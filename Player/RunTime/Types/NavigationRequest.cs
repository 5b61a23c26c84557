namespace Player.RunTime;

/// <summary>adl.nav.request: a word, or a target with choice or jump (SN 4th Ed. 5.6.1).</summary>
public static class NavigationRequest
{
    public static DataType Type { get; } = new("navigation")
    {
        Pattern = "continue|previous|exit|exitAll|abandon|abandonAll|suspendAll|_none_|\\{target=[^}]+\\}(choice|jump)",
    };
}
