using System.Net;
using System.Net.Sockets;
using System.Text;
using Lrs.Records.Keys;
using Tests.Records.Attachments;
using Tests.Records.Statements;
using Tests.Support;
using Xunit;

namespace Tests.Records.Door;

/// <summary>A client that stops or goes away in the middle of its body ties up nothing and leaves nothing.</summary>
public sealed class BrokenUploadTests
{
    private const string Json = "Content-Type: application/json";
    private const string Multipart = "Content-Type: multipart/mixed; boundary=b";

    [Theory, EveryDatabase("--Records:LongestPause=2")]
    public async Task A_client_that_stops_is_told_so_and_others_are_served_meanwhile(RunningServer server)
    {
        var client = await XapiClient.With(server);
        using var half = await Half(server, Json, Sample.Json()[..20]);
        using var part = await Half(server, Multipart, PartOfAFile());
        var answers = Task.WhenAll(Answer(half), Answer(part));
        Assert.Equal(HttpStatusCode.OK, (await client.Post(Sample.Json())).StatusCode);
        foreach (var answer in await answers)
        {
            Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
            Assert.Contains("nothing was stored", answer, StringComparison.Ordinal);
            Assert.Contains("Access-Control-Allow-Origin: *", answer, StringComparison.Ordinal);
        }

        Assert.Empty(Files.OnDisk(server));
        Assert.Single(await client.Ids(""));
    }

    [Theory, EveryDatabase]
    public async Task A_client_that_goes_away_leaves_nothing(RunningServer server)
    {
        var client = await XapiClient.With(server);
        for (var i = 0; i < 5; i++)
        {
            using var half = await Half(server, Json, Sample.Json()[..20]);
            using var part = await Half(server, Multipart, PartOfAFile());
            await Until(() => Files.OnDisk(server).Count > 0);
        }

        await Until(() => Files.OnDisk(server).Count == 0);
        Assert.Equal(HttpStatusCode.OK, (await client.Post(Sample.Json())).StatusCode);
        Assert.Single(await client.Ids(""));
    }

    private static string PartOfAFile()
    {
        var bytes = new byte[200_000];
        return $"--b\r\n{Json}\r\n\r\n{Files.With(Sample.Json(), bytes)}\r\n--b\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: {Files.Sha2(bytes)}\r\n\r\n{new string('\0', 150_000)}";
    }

    private static async Task<TcpClient> Half(RunningServer server, string type, string body)
    {
        var key = (await server.Get<ApiKeys>().Create("test", null, [Scope.All], CancellationToken.None)).Value;
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key.Key.Name}:{key.Secret}"));
        var tcp = new TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, server.PortalOrigin.Port);
        await tcp.GetStream().WriteAsync(Encoding.UTF8.GetBytes(
            $"POST /xapi/statements HTTP/1.1\r\nHost: {server.PortalOrigin.Authority}\r\nX-Experience-API-Version: 2.0.0\r\nAuthorization: Basic {basic}\r\n{type}\r\nContent-Length: 1000000\r\n\r\n{body}"));
        return tcp;
    }

    /// <summary>What the server says before it closes the connection by itself.</summary>
    private static async Task<string> Answer(TcpClient tcp)
    {
        using var reader = new StreamReader(tcp.GetStream());
        return await reader.ReadToEndAsync();
    }

    private static async Task Until(Func<bool> condition)
    {
        while (!condition())
            await Task.Delay(20);
    }
}
