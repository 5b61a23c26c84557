namespace Lrs.Records.Statements.Reading;

/// <summary>What a statement says about its attachments, 1.0.3 Data 2.4.11; 2.0 4.2.2.6.</summary>
internal static class AttachmentReader
{
    public static List<Attachment> Read(Node node) =>
        [.. node.Items(Clause.Attachments).Select(ReadOne).OfType<Attachment>()];

    private static Attachment? ReadOne(Node node)
    {
        if (!node.IsObject(Clause.Attachments, "usageType", "display", "description", "contentType", "length", "sha2", "fileUrl"))
            return null;
        node.Need("display", Clause.Attachments)?.CheckLanguageMap();
        node["description"]?.CheckLanguageMap();
        return new Attachment(
            node.Need("usageType", Clause.Attachments)?.Iri() ?? "",
            node.Need("contentType", Clause.Attachments) is { } type ? ContentType(type) : "",
            node.Need("length", Clause.Attachments) is { } length ? Length(length) : 0,
            node.Need("sha2", Clause.Attachments) is { } sha2 ? Sha2(sha2) : "",
            node["fileUrl"]?.Iri());
    }

    private static string ContentType(Node node)
    {
        var text = node.Text(Clause.Attachments);
        if (!node.Check.IsTrusted && !Formats.IsContentType(text))
            node.Refuse(Clause.Attachments, Says.NotContentType);
        return text;
    }

    private static long Length(Node node)
    {
        if (node.Json.ValueKind == System.Text.Json.JsonValueKind.Number && node.Json.TryGetInt64(out var length) && length >= 0)
            return length;
        node.Refuse(Clause.Attachments, Says.NotInteger);
        return 0;
    }

    private static string Sha2(Node node)
    {
        var text = node.Text(Clause.Attachments);
        if (!Formats.IsSha2(text))
            node.Refuse(Clause.Attachments, Says.NotSha2);
        return text.ToLowerInvariant();
    }
}
