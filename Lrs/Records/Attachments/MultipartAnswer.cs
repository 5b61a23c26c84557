using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text;
using Lrs.Records.Statements;
using Lrs.Records.Statements.Reading;
using Lrs.Storage;
using Microsoft.AspNetCore.Http;

namespace Lrs.Records.Attachments;

/// <summary>Statements with the bytes of their attachments after them, each once. 1.0.3 Communication 1.5.2; 2.0 4.1.3.</summary>
internal sealed class MultipartAnswer(AttachmentStore store, BlobStore blobs)
{
    private readonly string _boundary = "xapi-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private readonly Dictionary<string, string> _types = [];

    /// <summary>Opens the first part, into which the statements are then written.</summary>
    public void Begin(HttpResponse response)
    {
        // Without quotes, which it doesn't need: Tin Can libraries take what stands behind "boundary=" as it is.
        response.ContentType = $"multipart/mixed; boundary={_boundary}";
        Write(response.BodyWriter, $"--{_boundary}\r\nContent-Type: application/json\r\n\r\n");
    }

    /// <summary>Notes the attachments of a statement that is being written.</summary>
    public void Note(ReadOnlyMemory<byte> statement)
    {
        if (statement.Span.IndexOf("\"sha2\""u8) < 0)
            return;
        foreach (var (attachment, _) in StatementReader.ReadStored(statement).EveryAttachment)
            _types.TryAdd(attachment.Sha2, Formats.IsContentType(attachment.ContentType) ? attachment.ContentType : "application/octet-stream");
    }

    /// <summary>Streams the attachments, each under the type its statement gives, and closes the answer. A HEAD needs none of it.</summary>
    public async Task End(HttpResponse response, CancellationToken cancel)
    {
        if (HttpMethods.IsHead(response.HttpContext.Request.Method))
            return;
        foreach (var attachment in await store.Find(_types.Keys, cancel))
        {
            if (blobs.Open(attachment.Blob) is not { } file)
                throw new InvalidDataException($"The bytes of attachment {attachment.Sha2} are gone from the blob store.");
            Write(response.BodyWriter, $"\r\n--{_boundary}\r\nContent-Type: {_types[attachment.Sha2]}\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: {attachment.Sha2}\r\n\r\n");
            await response.BodyWriter.FlushAsync(cancel);
            await using (file)
                await file.CopyToAsync(response.Body, cancel);
        }

        // Nothing after it: TinCanPHP knows the end by that.
        Write(response.BodyWriter, $"\r\n--{_boundary}--");
        await response.BodyWriter.FlushAsync(cancel);
    }

    private static void Write(PipeWriter output, string text) => output.Write(Encoding.ASCII.GetBytes(text));
}
