using System.Collections.Concurrent;
using Lrs.Web;
using Microsoft.AspNetCore.Http;
using Player.Attempts;

namespace Player.Launch;

/// <summary>
/// Which version's files a launch may read. A lesson asks for dozens of files at once, so the answer of the door holds for a second:
/// the files of a launch that has just ended may come for so long, and nothing else.
/// </summary>
public sealed class ContentPasses(LaunchDoor door, AttemptStore attempts, TimeProvider clock)
{
    private static readonly TimeSpan Holds = TimeSpan.FromSeconds(1);
    private const int MostPasses = 10_000;
    private readonly ConcurrentDictionary<string, Pass> _passes = new(StringComparer.Ordinal);

    /// <summary>The version; null where no attempt began. Fails as <see cref="LaunchDoor.Admit"/> does.</summary>
    public async Task<Outcome<long?>> Admit(string token, HttpContext http, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (_passes.TryGetValue(token, out var known) && known.Until > now)
            return string.Equals(known.Host, http.Request.Host.Value, StringComparison.OrdinalIgnoreCase) ? known.Version : Launches.OverAlready;
        var found = await door.Admit(token, http, cancel);
        if (found.Failure is { } failure)
            return failure;
        if (await attempts.VersionOf(found.Value, cancel) is not { } version)
            return (long?)null;
        if (_passes.Count >= MostPasses)
            _passes.Clear();
        _passes[token] = new Pass(found.Value.TokenHash, http.Request.Host.Value ?? "", version, now + Holds);
        return version;
    }

    /// <summary>What a launch plays has changed.</summary>
    public void Forget(Launch launch)
    {
        foreach (var (token, pass) in _passes)
            if (pass.TokenHash == launch.TokenHash)
                _passes.TryRemove(token, out _);
    }

    private sealed record Pass(string TokenHash, string Host, long Version, DateTimeOffset Until);
}
