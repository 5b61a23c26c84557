namespace Lrs.Records.Attachments;

/// <summary>Raw data that came with statements: the digest its sender named (and we checked), and where it lies.</summary>
internal sealed record ReceivedPart(string Sha2, string Blob, string? ContentType, long Length);
