using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Tests.Records.Statements;
using Tests.Support;
using Xunit;

namespace Tests.Records.Attachments;

/// <summary>A large file passes through the real program in a small, constant part of its memory.</summary>
public sealed class LargeAttachmentTests
{
    private const int Blocks = 200;
    private const long MostGrowth = 100L << 20;
    private static readonly byte[] Block = RandomNumberGenerator.GetBytes(1 << 20);

    [Fact]
    public async Task A_200_MB_attachment_goes_in_and_out_in_constant_memory()
    {
        var data = Directory.CreateTempSubdirectory("lrs-large-").FullName;
        var portal = new Uri($"http://localhost:{RunningServer.FreePort()}");
        await using (var server = await ServerProcess.Serve(data, portal))
        {
            using var http = Tool(portal);
            await In(http, 1);
            await Out(http, 1);
            var before = PeakMemory(server.Id);
            var id = await In(http, Blocks);
            Assert.Equal(Sha2(Blocks), await Out(http, Blocks, id));
            Assert.InRange(PeakMemory(server.Id) - before, 0, MostGrowth);
        }

        Directory.Delete(data, recursive: true);
    }

    private static async Task<string> In(HttpClient http, int blocks)
    {
        var id = Guid.NewGuid().ToString();
        var length = (long)blocks * Block.Length;
        var statement = Files.With(Sample.Json(id), $$"""
            {"usageType":"{{Files.Note}}","display":{"en":"F"},"contentType":"video/mp4","length":{{length}},"sha2":"{{Sha2(blocks)}}"}
            """);
        using var body = new MultipartContent("mixed") { new StringContent(statement, Encoding.UTF8, "application/json"), new Repeated(blocks) };
        using var answer = await http.PostAsync("/xapi/statements", body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return id;
    }

    /// <summary>The digest of the attachment that comes back.</summary>
    private static async Task<string> Out(HttpClient http, int blocks, string? id = null)
    {
        var query = id is null ? "attachments=true" : $"attachments=true&statementId={id}";
        using var answer = await http.GetAsync("/xapi/statements?" + query, HttpCompletionOption.ResponseHeadersRead);
        var reader = new Microsoft.AspNetCore.WebUtilities.MultipartReader(
            answer.Content.Headers.ContentType!.Parameters.Single().Value!.Trim('"'), await answer.Content.ReadAsStreamAsync());
        await reader.ReadNextSectionAsync();
        var part = await reader.ReadNextSectionAsync();
        Assert.Equal(Sha2(blocks), part!.Headers!["X-Experience-API-Hash"].ToString());
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(part.Body));
    }

    private static HttpClient Tool(Uri portal)
    {
        var http = RunningServer.NewBrowser(portal);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("sample:sample"u8));
        http.DefaultRequestHeaders.Add("X-Experience-API-Version", "2.0.0");
        return http;
    }

    private static string Sha2(int blocks)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = 0; i < blocks; i++)
            hash.AppendData(Block);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The most memory a process has held so far, in bytes, as Linux counts it.</summary>
    private static long PeakMemory(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024;
    }

    /// <summary>One block again and again, so that the test itself holds no large file.</summary>
    private sealed class Repeated : HttpContent
    {
        private readonly int _blocks;

        public Repeated(int blocks)
        {
            _blocks = blocks;
            Headers.ContentType = new MediaTypeHeaderValue("video/mp4");
            Headers.Add("Content-Transfer-Encoding", "binary");
            Headers.Add("X-Experience-API-Hash", Sha2(blocks));
        }

        protected override async Task SerializeToStreamAsync(System.IO.Stream stream, TransportContext? context)
        {
            for (var i = 0; i < _blocks; i++)
                await stream.WriteAsync(Block);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = (long)_blocks * Block.Length;
            return true;
        }
    }
}
