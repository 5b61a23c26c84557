using System.Security.Cryptography;
using Lrs.Web;

namespace Player.Launch;

/// <summary>An opened course: what a launch token stands for.</summary>
public sealed record Launch(string TokenHash, Guid Registration, string Person, string Course, Language Language, DateTimeOffset Expires)
{
    public LaunchMode Mode { get; init; }

    /// <summary>Where the learner goes afterwards; null for the portal.</summary>
    public string? ReturnTo { get; init; }

    /// <summary>The item to begin with; null for where the attempt stands.</summary>
    public string? StartItem { get; init; }

    /// <summary>Another launch of the registration is the live one.</summary>
    public bool Waits { get; init; }
}

/// <summary>What a launch leaves behind.</summary>
public enum LaunchMode
{
    /// <summary>An attempt.</summary>
    Normal,

    /// <summary>Nothing: a look back at a finished course.</summary>
    Review,

    /// <summary>Nothing: an author tries the course.</summary>
    Try,
}

/// <summary>A launch just opened. The token is known to the browser alone; of the registration its content host is named.</summary>
public sealed record OpenedLaunch(string Token, Guid Registration, Language Language)
{
    /// <summary>Where the browser goes.</summary>
    public string Address(WebOptions web) =>
        $"{web.ContentOriginOf(ContentHost.Of(Registration))}/play/{Token}/?lang={(Language == Language.Hi ? "hi" : "en")}";
}

/// <summary>
/// The host label of a registration's content. What a package keeps in the browser, and the journal of its unsent changes, is out of
/// reach of any other course and of any other person at the same machine.
/// </summary>
public static class ContentHost
{
    public static string Of(Guid registration) => $"c-{Convert.ToHexStringLower(SHA256.HashData(registration.ToByteArray()))[..24]}";
}
