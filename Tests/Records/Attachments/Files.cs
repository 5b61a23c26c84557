using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tests.Records.Statements;
using Tests.Support;

namespace Tests.Records.Attachments;

/// <summary>Statements with files, and what of the files lies on disk.</summary>
internal static class Files
{
    public const string Note = "http://example.in/usage/note";
    public const string Signature = "http://adlnet.gov/expapi/attachments/signature";

    public static string Sha2(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The description of a file inside a statement.</summary>
    public static string Describe(byte[] bytes, string usage = Note, string more = "", string type = "application/octet-stream") => $$"""
        {"usageType":"{{usage}}","display":{"en":"F"},"contentType":"{{type}}","length":{{bytes.Length}},"sha2":"{{Sha2(bytes)}}"{{more}}}
        """;

    /// <summary>A statement that describes files.</summary>
    public static string With(string statement, params string[] described) => $"{statement[..^1]},\"attachments\":[{string.Join(",", described)}]}}";

    public static string With(string statement, byte[] bytes) => With(statement, Describe(bytes));

    public static MultipartContent Body(string statements, params (byte[] Bytes, byte[] HashOf)[] parts)
    {
        var body = new MultipartContent("mixed") { new StringContent(statements, Encoding.UTF8, "application/json") };
        foreach (var (bytes, hashOf) in parts)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            part.Headers.Add("Content-Transfer-Encoding", "binary");
            part.Headers.Add("X-Experience-API-Hash", Sha2(hashOf));
            body.Add(part);
        }

        return body;
    }

    /// <summary>The status, and where and why it was refused.</summary>
    public static async Task<(int Status, string Place, string Why)> Post(XapiClient client, string statements, params byte[][] parts)
    {
        using var body = Body(statements, [.. parts.Select(part => (part, part))]);
        return await Read(await client.SendBytes(HttpMethod.Post, "statements", body));
    }

    public static async Task<(int Status, string Place, string Why)> Read(HttpResponseMessage answer)
    {
        if (answer.IsSuccessStatusCode)
            return ((int)answer.StatusCode, "", "");
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        string Text(string name) => problem.RootElement.TryGetProperty(name, out var value) ? value.GetString()! : "";
        return ((int)answer.StatusCode, Text("place"), Text("detail"));
    }

    /// <summary>Every file and folder that arrived at the server and lies in its blob folder, arriving ones too.</summary>
    public static IReadOnlyList<string> OnDisk(RunningServer server) =>
        [.. Directory.EnumerateFiles(Path.Combine(server.Data, "blobs"), "*", SearchOption.AllDirectories)];
}
