using System.Security.Cryptography;
using System.Text;

namespace Player.Statements;

/// <summary>Name-based identifiers, version 5. RFC 9562 5.5.</summary>
public static class NameBasedId
{
    /// <summary>The same space and name always give the same identifier.</summary>
    public static Guid Create(Guid space, string name)
    {
        var named = Encoding.UTF8.GetBytes(name);
        Span<byte> input = new byte[16 + named.Length];
        space.TryWriteBytes(input, bigEndian: true, out _);
        named.CopyTo(input[16..]);
#pragma warning disable CA5350 // SHA-1 is what version 5 is made of; nothing secret depends on it.
        Span<byte> hash = SHA1.HashData(input);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
