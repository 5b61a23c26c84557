using System.Text.RegularExpressions;
using Player.RunTime;

namespace Tests.Support.RunTime;

/// <summary>One call of a SCO and what must come back; null means "not asked".</summary>
public sealed record Call(string Name, IReadOnlyList<string> Arguments, string Where)
{
    public string? Returns { get; init; }
    public string? Error { get; init; }

    /// <summary>exact, typed, or a form that says nothing about the value.</summary>
    public string Compare { get; init; } = "exact";

    public bool Accepts(string returned, string error) =>
        (Error is null || Error == error)
        && (Returns is null || (Compare == "typed" ? Typed.Same(Returns, returned) : Compare != "exact" || Returns == returned));
}

/// <summary>A session from start to end, to be run through the C# rules and through the browser adapter alike.</summary>
public sealed record Script(SessionStart Start, IReadOnlyList<Call> Calls);

/// <summary>Equality of data model values where texts may differ (rte README, "typed").</summary>
public static partial class Typed
{
    public static bool Same(string expected, string actual)
    {
        if (expected == actual || Normal(expected) == Normal(actual))
            return true;
        if (double.TryParse(expected, out var a) && double.TryParse(actual, out var b))
            return Math.Abs(a - b) < 1e-6;
        if (expected.StartsWith('P') && Duration.Seconds(expected) is { } left && Duration.Seconds(actual) is { } right)
            return decimal.Truncate(left) == decimal.Truncate(right);
        return expected.Contains(',') && expected.Split(',').Order().SequenceEqual(actual.Split(',').Order());
    }

    /// <summary>Delimiters at their default say nothing, and the others may stand in any order.</summary>
    private static string Normal(string text)
    {
        text = text.Replace("{lang=en}", "").Replace("{order_matters=true}", "").Replace("{case_matters=false}", "");
        var delimiters = Delimiters().Match(text).Value;
        return string.Concat(delimiters.Split('}').Order()) + text[delimiters.Length..];
    }

    [GeneratedRegex(@"^(\{(lang|case_matters|order_matters)=[^}]*\})*")]
    private static partial Regex Delimiters();
}
