using System.Text.Json;

namespace Lrs.Records.Statements;

/// <summary>
/// Who vouches for a statement: the key that posted it, or this house itself. 1.0.3 Data 2.4.9; 2.0 4.2.4.2.
/// The keys of its department may read what it vouched for.
/// </summary>
public sealed record Authority(string HomePage, string Name, string? Department = null)
{
    /// <summary>The same as an agent with an account.</summary>
    public Actor Actor => Actor.Agent(Identifier.Account(HomePage, Name));

    internal byte[] Json => JsonSerializer.SerializeToUtf8Bytes(
        new { objectType = "Agent", account = new { homePage = HomePage, name = Name } });
}
