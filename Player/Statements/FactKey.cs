using System.Security.Cryptography;
using System.Text;

namespace Player.Statements;

/// <summary>Names of facts within an attempt. No item identifier, whatever it is, can name a fact of the course or of another item.</summary>
public static class FactKey
{
    public const string Completed = "completed";
    public const string Passed = "passed";

    public static string Course(string what) => "/" + what;

    public static string Item(string item, string what) => $"{Uri.EscapeDataString(item)}/{what}";

    /// <summary>Stands for texts of any length, so that the list of what was reported stays short.</summary>
    public static string Digest(params string?[] texts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', texts))))[..16];
}
