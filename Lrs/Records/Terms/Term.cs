using System.Security.Cryptography;
using System.Text;

namespace Lrs.Records.Terms;

/// <summary>What a statement can be found by. The numbers are stored; never reuse one.</summary>
public enum TermKind : long
{
    Verb = 1,
    Activity = 2,
    RelatedActivity = 3,
    Agent = 4,
    RelatedAgent = 5,
    Registration = 6,
    Authority = 7,
}

/// <summary>One thing statements can be found by: "verb V", "activity A", "agent G" …</summary>
public readonly record struct Term
{
    // PostgreSQL cannot index more than about 2,700 bytes; a long value stands in the dictionary by its digest.
    private const int LongestPlain = 400;

    public Term(TermKind kind, string value)
    {
        Kind = kind;
        Value = value.Length <= LongestPlain
            ? value
            : "sha256 " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)));
    }

    public TermKind Kind { get; }

    public string Value { get; }
}
