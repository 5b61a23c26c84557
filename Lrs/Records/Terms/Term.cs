using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Lrs.Records.Terms;

/// <summary>What a statement names. The numbers are stored; never reuse one.</summary>
public enum TermKind : byte
{
    Verb = 1,
    Activity = 2,
    Agent = 3,
    Registration = 4,
    Department = 5,
}

/// <summary>In which part a statement names it. The numbers are stored; never reuse one.</summary>
public enum TermRole : byte
{
    /// <summary>As verb, object, actor or registration: what <c>verb</c>, <c>activity</c>, <c>agent</c>, <c>registration</c> ask for.</summary>
    Direct = 0,

    /// <summary>Anywhere: what <c>related_activities</c> and <c>related_agents</c> ask for. Includes what is direct.</summary>
    Related = 1,

    /// <summary>As the authority: what <c>statements/read/mine</c> is confined to.</summary>
    Authority = 2,

    /// <summary>As a department whose keys may read it. Given at the time of storing, and not to be made again from the statement.</summary>
    Reader = 3,
}

/// <summary>One thing statements can be found by: "verb V", "activity A anywhere", "agent G as authority" …</summary>
public readonly record struct Term(Named Named, TermRole Role = TermRole.Direct)
{
    public Term(TermKind kind, string value, TermRole role = TermRole.Direct)
        : this(new Named(kind, value), role)
    {
    }

    /// <summary>The number of its list of postings, given the number of what it names.</summary>
    public long List(long id) => (id << 2) | (long)Role;
}

/// <summary>A verb, activity, agent or registration, known by a digest, because IRIs may be longer than an index takes.</summary>
public readonly record struct Named
{
    public Named(TermKind kind, string value)
    {
        Kind = kind;
        (Value, Digest) = Digests.Of(kind, value);
    }

    public TermKind Kind { get; }

    public string Value { get; }

    /// <summary>The first half of the SHA-256 over kind and value.</summary>
    public UInt128 Digest { get; }

    public bool Equals(Named other) => Digest == other.Digest;

    public override int GetHashCode() => Digest.GetHashCode();

    internal byte[] Key
    {
        get
        {
            var bytes = new byte[16];
            BinaryPrimitives.WriteUInt128BigEndian(bytes, Digest);
            return bytes;
        }
    }
}

/// <summary>
/// Digests of what statements name. The same verbs, courses and people come again and again: the latest are remembered, and their text is held once.
/// </summary>
internal static class Digests
{
    private const int Most = 10_000;
    private const int LongestValue = 300;

    private static readonly ConcurrentDictionary<(TermKind Kind, string Value), (string Value, UInt128 Digest)> Known = new();
    private static long _added;

    public static (string Value, UInt128 Digest) Of(TermKind kind, string value)
    {
        if (value.Length > LongestValue)
            return (value, Compute(kind, value));
        if (Known.TryGetValue((kind, value), out var known))
            return known;
        if (Interlocked.Increment(ref _added) % Most == 0)
            Known.Clear();
        return Known[(kind, value)] = (value, Compute(kind, value));
    }

    private static UInt128 Compute(TermKind kind, string value)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        var length = Encoding.UTF8.GetMaxByteCount(value.Length) + 1;
        var bytes = length <= 1024 ? stackalloc byte[length] : new byte[length];
        bytes[0] = (byte)kind;
        SHA256.HashData(bytes[..(1 + Encoding.UTF8.GetBytes(value, bytes[1..]))], digest);
        return BinaryPrimitives.ReadUInt128BigEndian(digest);
    }
}
