using System.Text.RegularExpressions;

namespace Player.RunTime;

/// <summary>adl.nav.request: a word, or a target with choice or jump (SN 4th Ed. 5.6.1).</summary>
/// <param name="Word">continue, previous, exit, exitAll, abandon, abandonAll, suspendAll, choice or jump.</param>
public sealed partial record NavigationRequest(string Word, string? Target)
{
    private const string Words = "continue|previous|exit|exitAll|abandon|abandonAll|suspendAll";

    public static DataType Type { get; } = new("navigation")
    {
        Pattern = Words + @"|_none_|\{target=[^}]+\}(choice|jump)",
    };

    /// <summary>Null for no request, and for a text that is none: it comes from the browser.</summary>
    public static NavigationRequest? Parse(string? text)
    {
        if (text is null || Form().Match(text) is not { Success: true } match)
            return null;
        return match.Groups["word"].Success ? new(match.Groups["word"].Value, null) : new(match.Groups["verb"].Value, match.Groups["target"].Value);
    }

    [GeneratedRegex(@"\A(?:(?<word>" + Words + @")|\{target=(?<target>[^}]+)\}(?<verb>choice|jump))\z")]
    private static partial Regex Form();
}
