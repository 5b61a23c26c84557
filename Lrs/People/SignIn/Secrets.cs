using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Lrs.People;

/// <summary>Tokens and one-time passwords: made at random, kept as hashes only, compared in constant time.</summary>
internal static class Secrets
{
    public const int PasswordDigits = 6;

    /// <summary>256 random bits, fit for an address or a cookie.</summary>
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>Six random digits.</summary>
    public static string NewPassword() => RandomNumberGenerator.GetInt32(1_000_000).ToString("D6");

    /// <summary>How a token is kept.</summary>
    public static string HashOfToken(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>
    /// How a one-time password is kept: keyed by its token, which is not stored, so that a copy of the table
    /// does not allow six digits to be tried out.
    /// </summary>
    public static string HashOfPassword(string token, string password) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(password)));

    public static bool Same(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(one), Encoding.ASCII.GetBytes(other));
}
