using System.Text.RegularExpressions;

namespace Lrs.Records;

/// <summary>The version a request speaks: 1.0.x or 2.0.x. The rules follow it, and the answer echoes it.</summary>
public sealed partial record XapiVersion(string Text, bool IsTwo)
{
    /// <summary>The header of every request and answer, 1.0.3 Communication 3.3; 2.0 4.1.1.</summary>
    public const string Header = "X-Experience-API-Version";

    public static readonly XapiVersion One = new("1.0.3", false);

    public static readonly XapiVersion Two = new("2.0.0", true);

    /// <summary>1.0.0 to 1.0.2, which asked less of stores and clients.</summary>
    public bool IsBeforeThree => Text is "1.0.0" or "1.0.1" or "1.0.2";

    /// <summary>The version a header names; null if this store does not speak it.</summary>
    public static XapiVersion? Parse(string? header) => header switch
    {
        null => null,
        "1.0" => new("1.0.0", false),
        "2.0" => Two,
        _ when OneZero().IsMatch(header) => new(header, false),
        _ when TwoZero().IsMatch(header) => new(header, true),
        _ => null,
    };

    [GeneratedRegex(@"^1\.0\.[0-9]{1,3}\z")]
    private static partial Regex OneZero();

    [GeneratedRegex(@"^2\.0\.[0-9]{1,3}\z")]
    private static partial Regex TwoZero();
}
