using System.Security.Cryptography;
using System.Text;
using Lrs.Records.Statements;

namespace Lrs.Records.Documents;

/// <summary>Which kind of document. The numbers go into stored digests; never change one.</summary>
internal enum DocumentKind
{
    State = 1,
    ActivityProfile = 2,
    AgentProfile = 3,
}

/// <summary>The documents of one activity, one agent, or (state) one agent at one activity.</summary>
internal sealed record Shelf(DocumentKind Kind, string Activity, Identifier? Agent)
{
    public byte[] Digest => SHA256.HashData(Encoding.UTF8.GetBytes($"{(int)Kind}\n{Activity}\n{Agent?.Key}"));
}

/// <summary>One document: its shelf, its registration (only state, may be none) and its id.</summary>
internal sealed record DocumentKey(Shelf Shelf, Guid? Registration, string Id)
{
    public string RegistrationText => Registration?.ToString("D") ?? "";

    public byte[] Digest => SHA256.HashData([.. Shelf.Digest, .. Encoding.UTF8.GetBytes($"{RegistrationText}\n{Id}")]);
}

/// <summary>A stored document, byte for byte as it was sent.</summary>
internal sealed record Document
{
    public string Id { get; init; } = "";

    public string ContentType { get; init; } = "";

    public string Etag { get; init; } = "";

    public long Updated { get; init; }

    public byte[] Body { get; init; } = [];
}
