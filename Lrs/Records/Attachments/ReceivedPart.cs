namespace Lrs.Records.Attachments;

/// <summary>Raw data that came with statements: the digest its sender named (and we checked), and its blob, which waits in the request's tray.</summary>
internal sealed record ReceivedPart(string Sha2, string Blob, string? ContentType, long Length);
